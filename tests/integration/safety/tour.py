"""A full tour of the app on planted names, in a process of its own.

Run as `python -m tests.integration.safety.tour SANDBOX`. `SANDBOX/chosen` stands for where the user
keeps files: class lists come from there and prints go there. Everything else that appears in the
sandbox was the app's own idea. In the middle of transactions all of it is searched, so that a
journal is seen too; and any use of the network ends the tour at once.
"""

from __future__ import annotations

import contextlib
import io
import json
import os
import sys
import threading
import unicodedata
import urllib.parse
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from seatingapp.domain.calendar import LessonKey
    from seatingapp.services.workspace import Workspace

PASSPHRASE = "fuchsia kettle paddock thirty"
FORENAME, SURNAME = "Zyxommarie", "Quagglebert-Łønnø"
OTHER = "Xanthippos Þrúðgelmirsson"
NOTE = "a xylophonic altercation"
TEACHER, SCHOOL = "Prof. Quibblesnatch", "Grimthistle Academy"
CLASS, ROOM = "9Q/Zwp7", "Hexagonarium"
HALL, EXAM = "Octagonarium", "Mock Vexillology"
PLANTED = (
    FORENAME,
    SURNAME,
    *OTHER.split(),
    NOTE,
    "Quibblesnatch",
    "Grimthistle",
    CLASS,
    ROOM,
    HALL,
    EXAM,
)
UPN = "B801200005001"


def spellings(planted: str) -> set[bytes]:
    """Every way in which a planted text could be found in a file or in a file's name."""
    forms = {unicodedata.normalize(form, planted) for form in ("NFC", "NFD")}
    forms |= {change(form) for form in forms for change in (str.upper, str.lower, str.casefold)}
    forms |= {json.dumps(form)[1:-1] for form in forms}
    forms |= {urllib.parse.quote(form, safe="") for form in forms}
    encodings = ("utf-8", "utf-16-le", "utf-16-be")
    return {form.encode(encoding) for form in forms for encoding in encodings}


def sample_names() -> list[str]:
    """The longest surnames of the sample school, which the demo uses."""
    from seatingapp.services.sample_school.reading import read_sample_school

    surnames = {pupil.name.surname for pupil in read_sample_school().pupils.values()}
    return sorted(surnames, key=len)[-12:]


NEEDLES = {
    needle: planted for planted in (*PLANTED, UPN, *sample_names()) for needle in spellings(planted)
}


def finds(folder: Path, besides: Path) -> list[str]:
    """Return what of the planted texts stands in the files of a folder, or in their names."""
    found = []
    for directory, folders, files in os.walk(folder):
        folders[:] = [f for f in folders if Path(directory, f) != besides]
        for name in [*folders, *files]:
            path = Path(directory, name)
            content = os.fsencode(name)
            # A journal may be gone again before it is read.
            with contextlib.suppress(FileNotFoundError):
                content += path.read_bytes() if path.is_file() else b""
            found += [f"{planted!r} in {path}" for n, planted in NEEDLES.items() if n in content]
    return sorted(set(found))


class Watch:
    """Searches the sandbox again and again while the tour goes on."""

    def __init__(self, sandbox: Path) -> None:
        self._sandbox, self._chosen = sandbox, sandbox / "chosen"
        self.found: set[str] = set()
        self.journals = 0
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._go_on)

    def look(self) -> None:
        """Search now."""
        self.found.update(finds(self._sandbox, self._chosen))

    def look_within(self) -> None:
        """Search now, in the middle of a transaction; there must be a journal."""
        journals = list(self._sandbox.rglob("vault.db-journal"))
        assert journals, "There is no journal to search."
        self.journals += len(journals)
        self.look()

    def _go_on(self) -> None:
        while not self._over.wait(0.05):
            self.look()

    @contextlib.contextmanager
    def going_on(self) -> Iterator[None]:
        """Search on another thread meanwhile, and once more at the end."""
        self._thread.start()
        try:
            yield
        finally:
            self._over.set()
            self._thread.join()
        self.look()


def forbid_the_network() -> None:
    """Stop at any socket that could leave the computer, and at any name that is looked up."""

    def hook(event: str, arguments: tuple[object, ...]) -> None:
        local = event == "socket.__new__" and str(arguments[1]) in ("1", "AddressFamily.AF_UNIX")
        networked = event.startswith(("socket.", "http.", "urllib.", "ftplib.", "smtplib."))
        if networked and not local and event != "socket.gethostname":
            sys.stderr.write(f"The network was used: {event} {arguments}\n")
            os._exit(77)

    sys.addaudithook(hook)


def command(*arguments: str) -> str:
    """Run a command of the command line here and return what it printed."""
    from seatingapp.__main__ import main

    printed = io.StringIO()
    with contextlib.redirect_stdout(printed):
        status = main(arguments)
    assert status == 0, arguments
    return printed.getvalue()


def by_the_command_line(chosen: Path, vault: str) -> None:
    """From a class list to prints, as a script would."""
    rows = (
        "Surname,Forename,Reg Group,UPN,SEN Status",
        f"{SURNAME},{FORENAME},9C,{UPN},K",
        "{1},{0},9C,,".format(*OTHER.split()),
    )
    class_list = chosen / "class.csv"
    class_list.write_text("\n".join(rows), encoding="utf-8")
    command("new", vault, "--teacher", TEACHER, "--school", SCHOOL)
    command("import", vault, str(class_list), "--class", CLASS)
    command(
        "room", vault, "add", ROOM, "--template", "groups-of-4", "--rows", "2", "--columns", "2"
    )
    command("seat", vault, CLASS, "--room", ROOM, "--seed", "7")
    command("log", vault, CLASS, f"{FORENAME} {SURNAME}", "Off task", "--note", NOTE)
    for audience in ("teacher", "door"):
        target = str(chosen / f"{audience}.pdf")
        command("print", vault, "chart", "--class", CLASS, "-o", target, "--audience", audience)
    command("room", vault, "add", HALL, "--template", "exam-hall", "--rows", "3", "--columns", "3")
    command("seat", vault, CLASS, "--room", HALL, "--exam", "alphabetical", "--name", EXAM)
    target = str(chosen / "exam.pdf")
    command("print", vault, "exam", "--class", CLASS, "-o", target)
    assert FORENAME in command("plan", vault, "neighbours", "--class", CLASS, "--json")
    command("print", vault, "summary", "--class", CLASS, "-o", str(chosen / "summaries"))
    by_rules(chosen, vault)
    assert NOTE in command("show", vault, "entries", "--json")
    command("check", vault)


def by_rules(chosen: Path, vault: str) -> None:
    """Rules with a reason, a class arranged by them, and both on paper and in a file."""
    both = (f"{FORENAME} {SURNAME}", OTHER)
    command("rules", vault, CLASS, "add", "apart", *both, "--strength", "must", "--note", NOTE)
    follows = (
        "in",
        both[0],
        "--zone",
        "Front row",
        "--follow",
        "--strength",
        "low",
        "--note",
        NOTE,
    )
    command("rules", vault, CLASS, "add", *follows)
    assert FORENAME in command("rules", vault, CLASS, "list")
    command("rules", vault, CLASS, "export", str(chosen / "rules.json"))
    told = command(
        "seat", vault, CLASS, "--room", ROOM, "--seed", "7", "--seconds", "0.1", "--explain"
    )
    assert FORENAME in told
    command("print", vault, "chart", "--class", CLASS, "-o", str(chosen / "rules.pdf"), "--rules")


def change_rules(workspace: Workspace, class_id: int, pupil_id: int) -> None:
    """Add what concern entries showed, arrange by it, and take all of it back and forth."""
    from seatingapp.domain.rules.kinds import Evidence, PairCount
    from seatingapp.domain.rules.record import Record, RecordedRule
    from seatingapp.domain.rules.rule import ForClass, Rule, Strength
    from seatingapp.domain.rules.verdicts import Met
    from seatingapp.services.arrangements import ArrangeSeats, record_of, setting_of
    from seatingapp.services.evidence import evidence_found
    from seatingapp.services.rules import AddRule, ChangeRule, rules_of
    from seatingapp.services.seating import plan_for

    day = workspace.clock().date()
    plan = workspace.read(lambda s: plan_for(s, class_id, day))
    assert plan is not None
    setting = workspace.read(lambda s: setting_of(s, plan))
    assert any(rule.note == NOTE for rule in setting.rules)
    found = workspace.read(lambda s: evidence_found(s, class_id, day))
    other = next(m.pupil_id for m in setting.members if m.pupil_id != pupil_id)
    counts = (PairCount(pupil_id, other, 4, 5, 0, 9),)
    kind = Evidence(counts, found.since, found.until)
    edits = (
        AddRule(Rule("tour", kind, Strength.HIGH, ForClass(class_id), note=NOTE)),
        ChangeRule(Rule("tour", kind, Strength.LOW, ForClass(class_id), note=f"{NOTE} {OTHER}")),
        ArrangeSeats(
            plan.id,
            plan.seated,
            Record(7, rules=(RecordedRule(f"{FORENAME} apart", Strength.MUST, Met.MET),)),
            day,
        ),
    )
    for edit in edits:
        done = workspace.perform(edit)
        assert done is not None
        assert done.inverse is not None
        undone = workspace.perform(done.inverse)
        assert undone is not None
        assert undone.inverse is not None
        workspace.perform(undone.inverse)
    record = workspace.read(lambda s: record_of(s, plan.id))
    assert record is not None
    assert FORENAME in record.rules[0].sentence
    assert len(workspace.read(lambda s: rules_of(s, plan.line))) == 3


def change_seats(workspace: Workspace, lesson: LessonKey, pupil_id: int) -> None:
    """Comment on a plan and a seat, and move a pupil for today."""
    from seatingapp.domain.today import TodaySeat
    from seatingapp.services.plan_comments import SetComment
    from seatingapp.services.seating import plan_for
    from seatingapp.services.today import SeatToday

    plan = workspace.read(lambda s: plan_for(s, lesson.class_id, lesson.date))
    assert plan is not None
    for seat_id in (None, next(iter(plan.seated))):
        workspace.perform(SetComment(plan.id, seat_id, NOTE))
    free = next(p.seat_id for p in plan.layout.places() if p.seat_id not in plan.seated)
    done = workspace.perform(SeatToday(lesson, (TodaySeat(pupil_id, free),), f"Move {FORENAME}"))
    assert done is not None


def after_lessons(workspace: Workspace, lesson: LessonKey, pupil_id: int, chosen: Path) -> None:
    """One of everything that follows an entry, and what of it is printed for a family."""
    from seatingapp.services.letter_prints import number_letter
    from seatingapp.services.on_report import reports_of
    from seatingapp.services.report_prints import number_report_card
    from tests.data.follow_up import follow_up

    letter = follow_up(workspace, lesson, (pupil_id,), NOTE, FORENAME)
    (report,) = workspace.read(lambda s: reports_of(s, pupil_id))
    card = number_report_card(workspace, report.uid).draw()
    for name, pdf in (("card", card.pdf), ("letter", number_letter(workspace, letter).draw().pdf)):
        (chosen / f"{name}.pdf").write_bytes(pdf)


def by_the_services(vault: Path, watch: Watch) -> None:
    """What the window does: edits, undo, a large transaction, backups, a refusal, locking."""
    from seatingapp.domain.errors import Refusal
    from seatingapp.domain.names import PersonName
    from seatingapp.domain.pupils import Pupil
    from seatingapp.services import vaults
    from seatingapp.services.behaviour import LogEntries
    from seatingapp.services.classes import class_named, find_pupil
    from seatingapp.services.lessons import choice_for, setting
    from seatingapp.storage import pupils

    workspace = vaults.enter(vaults.unseal(vault, PASSPHRASE))
    found = workspace.read(lambda s: class_named(s, CLASS))
    pupil = workspace.read(lambda s: find_pupil(s, f"{FORENAME} {SURNAME}", found.id))
    choice = workspace.read(lambda s: choice_for(s, found.id, workspace.clock()))
    assert workspace.read(lambda s: setting(s, choice)).cards
    for _time in range(20):
        edit = LogEntries(choice.key, (pupil.id,), 1, workspace.clock(), FORENAME, note=NOTE)
        done = workspace.perform(edit)
        assert done is not None
        assert done.inverse is not None
        workspace.perform(done.inverse)
    change_seats(workspace, choice.key, pupil.id)
    change_rules(workspace, found.id, pupil.id)
    after_lessons(workspace, choice.key, pupil.id, vault.parents[1] / "chosen")
    with workspace.vault.write() as session:
        # More than the cache holds, so that pages reach the disk before the commit.
        person = PersonName(FORENAME, SURNAME)
        for n in range(6000):
            pupils.add(session, Pupil(0, "", person, form=f"{OTHER} {n}", house=NOTE * 20))
        watch.look_within()
        session.rollback()
    try:
        workspace.read(lambda s: find_pupil(s, OTHER + " nobody"))
    except Refusal as refusal:
        assert OTHER in str(refusal)  # noqa: PT017 -- no test, a tour
    vaults.back_up_if_due(workspace.vault.unsealed)
    workspace.lock()
    vaults.enter(vaults.unseal(vault, PASSPHRASE)).lock()


def main(arguments: Sequence[str]) -> None:
    """Take the tour and answer in JSON what was found of the planted texts."""
    forbid_the_network()
    sandbox = Path(arguments[0])
    chosen = sandbox / "chosen"
    watch = Watch(sandbox)
    with watch.going_on():
        by_the_command_line(chosen, str(sandbox / "desk" / "School"))
        by_the_services(sandbox / "desk" / "School.seating", watch)
        from tests.integration.safety.window_tour import by_the_window

        by_the_window(sandbox / "desk" / "School.seating", PASSPHRASE, chosen)
        command("demo", "-o", str(sandbox / "desk" / "demo"))
    outcome = {"found": sorted(watch.found), "journals": watch.journals}
    sys.stdout.write(json.dumps(outcome))


if __name__ == "__main__":
    main(sys.argv[1:])
