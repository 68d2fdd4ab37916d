"""The arguments of `drafts`: list, release, dismiss, reopen, simulate, rules."""

from __future__ import annotations

from argparse import ArgumentParser

from seatingapp.cli.options import Commands, command, day, named, number, path, text
from seatingapp.domain.behaviour import Polarity
from seatingapp.domain.draft_rules.rule import ROLLING, Span

OUTCOMES = ("detention", "letter", "postcard", "tell")


def add(commands: Commands) -> None:
    """Add the command with its parts."""
    drafts = command(commands, "drafts", "review what rules drafted, and the rules that draft")
    parts = drafts.add_subparsers(dest="action", metavar="ACTION", required=True)
    listed = command(parts, "list", "list the drafts that wait; they are private", vault="")
    listed.add_argument("--decided", action="store_true", help="those that were decided instead")
    _release(command(parts, "release", "release drafts", vault=""))
    dismiss = command(parts, "dismiss", "dismiss drafts with a reason", vault="")
    _ids(dismiss)
    dismiss.add_argument("--reason", type=text, required=True, metavar="TEXT", help="why")
    _ids(command(parts, "reopen", "let drafts that were decided wait again", vault=""))
    paper = command(parts, "print", "print a released letter or postcard as PDF", vault="")
    paper.add_argument("draft", type=number, metavar="ID", help="as list --decided gives it")
    paper.add_argument("-o", "--output", required=True, type=path, metavar="FILE")
    tried = command(parts, "simulate", "try a rule on past entries; nothing is made", vault="")
    tried.add_argument("rule", type=number, metavar="RULE", help="its id, as rules list gives it")
    tried.add_argument(
        "--from", dest="first", type=day, metavar="DATE", help="(default: of the last term)"
    )
    tried.add_argument(
        "--to", dest="last", type=day, metavar="DATE", help="(default: of the last term)"
    )
    _rules(command(parts, "rules", "list and change the rules that draft", vault=""))


def _ids(parser: ArgumentParser) -> None:
    parser.add_argument(
        "drafts", nargs="+", type=number, metavar="ID", help="of a draft, as list gives it"
    )


def _release(parser: ArgumentParser) -> None:
    _ids(parser)
    parser.add_argument(
        "--note", type=text, default="", metavar="TEXT", help="what was said or agreed"
    )
    parser.add_argument(
        "--type", dest="kind", type=named, metavar="NAME", help="detentions: (default: the rule's)"
    )
    parser.add_argument(
        "--on", dest="day", type=day, metavar="DATE", help="detentions: (default: next free)"
    )
    parser.add_argument(
        "--anyway", action="store_true", help="detentions: also in a lesson or at short notice"
    )


def _rules(parser: ArgumentParser) -> None:
    parts = parser.add_subparsers(dest="rule_action", metavar="ACTION", required=True)
    command(parts, "list", "list the rules, those that are off too", vault="")
    _add(command(parts, "add", "add a rule; it is off unless --on says otherwise", vault=""))
    for name, summary in (
        ("remove", "remove rules and what waits for a decision of them"),
        ("on", "switch rules on; they draft from now on"),
        ("off", "switch rules off; what waits stays"),
    ):
        part = command(parts, name, summary, vault="")
        part.add_argument("rules", nargs="+", type=number, metavar="RULE", help="as list gives it")
        if name == "on":
            _since(part)


def _add(parser: ArgumentParser) -> None:
    parser.add_argument("outcome", choices=OUTCOMES, help="what it drafts")
    parser.add_argument(
        "threshold", type=number, metavar="NUMBER", help="so many entries or points"
    )
    parser.add_argument("polarity", choices=[str(p) for p in Polarity], help="of these")
    parser.add_argument("--points", action="store_true", help="count points, not entries")
    window = parser.add_mutually_exclusive_group(required=True)
    window.add_argument("--within", type=number, metavar="N", help="within N school days")
    window.add_argument("--days", type=number, metavar="N", help="within N days, holidays counted")
    window.add_argument(
        "--in", dest="span", choices=[str(s) for s in Span if s not in ROLLING], help="in one of"
    )
    for name, what in (
        ("behaviour", "only this type of behaviour"),
        ("class", "only in this class"),
        ("year", "only pupils of this year group"),
    ):
        parser.add_argument(
            f"--{name}",
            dest=f"{name}_names",
            action="append",
            type=named,
            default=[],
            metavar="NAME",
            help=f"{what}; say it again for several",
        )
    parser.add_argument("--category", type=text, default="", metavar="NAME", help="only of this")
    parser.add_argument("--step", type=text, default="", metavar="NAME", help="only at this step")
    parser.add_argument("--type", dest="kind", type=named, metavar="NAME", help="of detention")
    parser.add_argument("--name", type=text, default="", metavar="TEXT", help="what it is called")
    parser.add_argument("--on", action="store_true", help="switch it on")
    _since(parser)


def _since(parser: ArgumentParser) -> None:
    parser.add_argument(
        "--since",
        type=day,
        metavar="DATE",
        help="with what happened from this day on (default: now)",
    )
