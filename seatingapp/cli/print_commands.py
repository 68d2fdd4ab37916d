"""`print` and `demo`: what goes onto paper."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path

from seatingapp.cli import access
from seatingapp.cli.output import Answer, Json, Screenshot
from seatingapp.domain.audiences import Audience
from seatingapp.domain.plan_picture import Side
from seatingapp.domain.wording import counted
from seatingapp.services import classes, demo, files, printouts
from seatingapp.services.charts import ChartOrder
from seatingapp.services.mark_sheets import MarkSheetOrder, number_mark_sheet
from seatingapp.services.school import school


def chart(arguments: Namespace) -> Answer:
    """Print the seating chart of a class into a PDF."""
    with access.opened(arguments) as workspace:
        found = workspace.read(lambda s: classes.class_named(s, arguments.class_name))
        order = ChartOrder(
            found.id,
            Audience(arguments.audience),
            Side(arguments.side),
            arguments.paper,
            photos=not arguments.no_photos,
            rules=arguments.rules,
            plan_id=arguments.plan,
        )
        files.require_writable(Path(arguments.output))  # before the ledger gives a number
        done = printouts.chart(workspace, order)
        files.save(Path(arguments.output), done.pdf)
    data: dict[str, Json] = {
        "number": done.number,
        "class": found.name,
        "audience": arguments.audience,
        "file": arguments.output,
    }
    return Answer(data, f"{done.number}: {arguments.output}")


def summary(arguments: Namespace) -> Answer:
    """Print the family summary of one pupil into a PDF, or of a class into a folder."""
    with access.opened(arguments) as workspace:
        if arguments.pupil:
            pupil = workspace.read(lambda s: classes.find_pupil(s, arguments.pupil))
            wanted, folder = [(pupil.id, pupil.name.full)], None
        else:
            found = workspace.read(lambda s: classes.class_named(s, arguments.class_name))
            members = workspace.read(lambda s: classes.pupils_of(s, found.id))
            wanted, folder = [(p.id, p.name.full) for p in members], Path(arguments.output)
        files.require_writable(folder / "summary.pdf" if folder else Path(arguments.output))
        made: list[Json] = []
        for pupil_id, name in wanted:
            done = printouts.summary(workspace, pupil_id)
            # Files are called by their number in the ledger: a file name is no place for a name.
            path = folder / f"{done.number}.pdf" if folder else Path(arguments.output)
            files.save(path, done.pdf)
            made.append({"number": done.number, "pupil": pupil_id, "name": name, "file": str(path)})
    words = counted(len(made), "summary", "summaries")
    return Answer({"summaries": made}, f"{words} written to {arguments.output}.")


def mark_sheet(arguments: Namespace) -> Answer:
    """Print a blank mark sheet of a lesson into a PDF, in the order of the seats."""
    with access.opened(arguments) as workspace:
        found = workspace.read(lambda s: classes.class_named(s, arguments.class_name))
        today = workspace.read(school).today(workspace.clock())
        order = MarkSheetOrder(found.id, arguments.on or today, arguments.period, arguments.paper)
        files.require_writable(Path(arguments.output))  # before the ledger gives a number
        done = number_mark_sheet(workspace, order).draw()
        files.save(Path(arguments.output), done.pdf)
    data: dict[str, Json] = {
        "number": done.number,
        "class": found.name,
        "on": order.day.isoformat(),
        "file": arguments.output,
    }
    return Answer(data, f"{done.number}: {arguments.output}")


def run_demo(arguments: Namespace, screenshot: Screenshot) -> Answer:
    """Do the whole way on the sample school and leave its results in a folder."""
    result = demo.run(Path(arguments.output) if arguments.output else None, files.save, screenshot)
    data: dict[str, Json] = {
        "folder": str(result.folder),
        "vault": str(result.vault),
        "passphrase": result.passphrase,
        "chart": str(result.chart),
        "summary": str(result.summary),
        "screenshot": str(result.screenshot),
        "pupils": result.pupils,
        "entries": result.entries,
    }
    words = (
        f"The sample school is in {result.folder}\n"
        f"  {result.vault.name}  the vault: {result.pupils} pupils, {result.entries} entries\n"
        f"      its passphrase: {result.passphrase}\n"
        f"  {result.chart.name}  a seating chart for the teacher\n"
        f"  {result.summary.name}  a summary for one family\n"
        f"  {result.screenshot.name}  the Lesson page"
    )
    return Answer(data, words)
