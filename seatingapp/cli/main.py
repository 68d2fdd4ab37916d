"""Runs a command: parse, do, answer, and turn a refusal into a sentence and a status."""

from __future__ import annotations

import io
import os
import sys
from argparse import Namespace
from collections.abc import Callable, Sequence

from seatingapp.cli.output import Answer, Screenshot, harmless, show
from seatingapp.cli.parser import build_parser
from seatingapp.domain.errors import Refusal

Command = Callable[[Namespace], Answer]

REFUSED = 1


def run(argv: Sequence[str], screenshot: Screenshot) -> int:
    """Run one command and return its exit status; `screenshot` draws the Lesson page for demo.

    Raises SystemExit, as argparse does, for wrong usage (2) and after help.
    """
    _speak_utf8()
    arguments = build_parser().parse_args(argv, Namespace(json=False, passphrase_file=None))
    try:
        answer = _command(arguments, screenshot)(arguments)
        show(answer, as_json=arguments.json)
        sys.stdout.flush()
    except Refusal as refusal:
        return _refused(str(refusal))
    except BrokenPipeError:
        # Whoever read our output has gone (`| head`). Python must not fail again at its end.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return REFUSED
    except OSError as error:
        place = f" Place: {error.filename}." if error.filename else ""
        return _refused(f"A file or folder cannot be used: {error.strerror or error}.{place}")
    except KeyboardInterrupt:
        return _refused("Stopped. What was not finished was not saved.")
    return answer.status


def _refused(sentence: str) -> int:
    """Say why. What was typed may stand in it, and must not act on the terminal."""
    sys.stderr.write(f"{harmless(sentence)}\n")
    return REFUSED


def _command(arguments: Namespace, screenshot: Screenshot) -> Command:
    """Return what runs the command; imported only now, for help should not wait for it."""
    from seatingapp.cli import (
        calendar_commands,
        carousel_commands,
        class_commands,
        exam_commands,
        photo_commands,
        plan_commands,
        print_commands,
        room_commands,
        rule_commands,
        school_commands,
        seat_commands,
        timetable_commands,
    )

    def demo(arguments: Namespace) -> Answer:
        return print_commands.run_demo(arguments, screenshot)

    commands: dict[str, Command] = {
        "new": school_commands.new,
        "show": school_commands.show,
        "check": school_commands.check,
        "import": class_commands.import_lists,
        "photos import": photo_commands.import_photos,
        "photos list": photo_commands.list_photos,
        "calendar show": calendar_commands.show,
        "calendar import": calendar_commands.import_dates,
        "calendar week": calendar_commands.week,
        "timetable show": timetable_commands.show,
        "timetable import": timetable_commands.import_timetable,
        "room add": room_commands.add,
        "room show": room_commands.show,
        "room zones": room_commands.show_zones,
        "room export": room_commands.export,
        "room import": room_commands.import_room,
        "plan list": plan_commands.list_plans,
        "plan show": plan_commands.show,
        "plan compare": plan_commands.compare_plans,
        "plan neighbours": plan_commands.show_neighbours,
        "rules list": rule_commands.list_rules,
        "rules add": rule_commands.add,
        "rules remove": rule_commands.remove,
        "rules import": rule_commands.import_rules,
        "rules export": rule_commands.export,
        "seat": seat_commands.seat,
        "carousel": carousel_commands.carousel,
        **_follow_up(),
        "print chart": print_commands.chart,
        "print exam": exam_commands.print_exam,
        "print marksheet": print_commands.mark_sheet,
        "print summary": print_commands.summary,
        "demo": demo,
    }
    part = getattr(arguments, "document", "") or getattr(arguments, "action", "")
    whole = f"{arguments.command} {part}"
    return commands[whole if whole in commands else arguments.command]


def _follow_up() -> dict[str, Command]:
    """Return what runs the commands about behaviour and what follows it."""
    from seatingapp.cli import (
        detention_commands,
        detention_extras,
        draft_commands,
        draft_rule_commands,
        entry_commands,
        log_commands,
        policy_commands,
        report_commands,
        totals_commands,
    )

    return {
        "policy show": policy_commands.show,
        "policy import": policy_commands.import_policy,
        "policy export": policy_commands.export,
        "log": log_commands.log,
        "totals": totals_commands.totals,
        "detentions list": detention_commands.list_detentions,
        "detentions set": detention_commands.set_detentions,
        "detentions attend": detention_commands.attend,
        "detentions miss": detention_commands.miss,
        "detentions cancel": detention_commands.cancel,
        "detentions reopen": detention_commands.reopen,
        "detentions move": detention_commands.move,
        "detentions reschedule": detention_commands.reschedule,
        "detentions upscale": detention_commands.upscale,
        "detentions seats": detention_commands.seats,
        "detentions history": detention_commands.history,
        "detentions types": detention_extras.types,
        "detentions print": detention_extras.print_detentions,
        "reports list": report_commands.list_reports,
        "reports start": report_commands.start,
        "reports rate": report_commands.rate,
        "reports close": report_commands.close,
        "reports print": report_commands.print_card,
        "drafts list": draft_commands.list_drafts,
        "drafts release": draft_commands.release,
        "drafts dismiss": draft_commands.dismiss,
        "drafts reopen": draft_commands.reopen,
        "drafts print": draft_commands.print_paper,
        "drafts simulate": draft_rule_commands.simulate,
        "drafts rules": draft_rule_commands.rules,
        "entries list": entry_commands.list_entries,
        "entries history": entry_commands.history,
        "entries complete": entry_commands.complete,
        "entries correct": entry_commands.correct,
        "entries void": entry_commands.void,
        "entries dispute": entry_commands.dispute,
        "entries settle": entry_commands.settle,
    }


def _speak_utf8() -> None:
    """Write UTF-8 into pipes and files, whatever the locale; a terminal keeps its own encoding.

    What an encoding cannot say is written as an escape, instead of ending in an error.
    """
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            encoding = stream.encoding if stream.isatty() else "utf-8"
            stream.reconfigure(encoding=encoding, errors="backslashreplace")
