"""The arguments of `photos`."""

from __future__ import annotations

from seatingapp.cli.options import Commands, command, named, path


def add(commands: Commands) -> None:
    """Add the command with its parts."""
    photos = command(commands, "photos", "import pupils' photos, or list who has one")
    parts = photos.add_subparsers(dest="action", metavar="ACTION", required=True)
    lists = command(parts, "import", "import photos from folders, zip files and pictures", vault="")
    lists.add_argument("paths", nargs="+", type=path, metavar="PATH", help="where the photos are")
    lists.add_argument(
        "--dry-run", action="store_true", help="say what would happen, change nothing"
    )
    listed = command(parts, "list", "list who has a photo, and who wants none", vault="")
    listed.add_argument(
        "--class", dest="class_name", type=named, metavar="NAME", help="of this class only"
    )
