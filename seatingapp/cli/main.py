"""Runs a command: parse, do, answer, and turn a refusal into a sentence and a status."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from functools import partial

from seatingapp.cli import print_commands
from seatingapp.cli.output import show
from seatingapp.cli.parser import build_parser
from seatingapp.cli.print_commands import Screenshot
from seatingapp.domain.errors import Refusal


def run(argv: Sequence[str], screenshot: Screenshot) -> int:
    """Run one command and return its exit status; `screenshot` draws the Lesson page for demo."""
    arguments = build_parser().parse_args(argv)
    if arguments.command == "seat" and arguments.order is None:
        arguments.order = "alphabetical" if arguments.seed is None else "random"
    if arguments.command == "seat" and arguments.order == "random" and arguments.seed is None:
        arguments.seed = 1
    handler = arguments.handler or partial(print_commands.run_demo, screenshot=screenshot)
    try:
        answer = handler(arguments)
    except Refusal as refusal:
        sys.stderr.write(f"{refusal}\n")
        return 1
    except KeyboardInterrupt:
        sys.stderr.write("Stopped. What was not finished was not saved.\n")
        return 1
    show(answer, as_json=arguments.json)
    return answer.status
