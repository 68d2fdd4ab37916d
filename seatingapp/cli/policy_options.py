"""The arguments of `policy`: show, import, export."""

from __future__ import annotations

from seatingapp.cli.options import Commands, command, path
from seatingapp.domain.policies.starting import KEYS


def add(commands: Commands) -> None:
    """Add the command with its parts."""
    policy = command(commands, "policy", "show, import and export the school's behaviour policy")
    parts = policy.add_subparsers(dest="action", metavar="ACTION", required=True)
    command(parts, "show", "show behaviours, ladder, categories and points", vault="")
    read = command(
        parts, "import", "put the policy of a file into force; entries stay as they are", vault=""
    )
    which = read.add_mutually_exclusive_group(required=True)
    which.add_argument(
        "path", nargs="?", type=path, metavar="FILE", help="described in docs/policy-files.md"
    )
    which.add_argument("--starting", choices=KEYS, help="one of the policies of the app instead")
    read.add_argument("--dry-run", action="store_true", help="say what changes, change nothing")
    write = command(parts, "export", "write the policy as a file without pupil data", vault="")
    write.add_argument(
        "path", nargs="?", type=path, metavar="FILE", help="(default: standard output)"
    )
