"""`import`: class lists become classes."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path

from seatingapp.cli import access
from seatingapp.cli.output import Answer, Json
from seatingapp.domain.class_lists import Remark
from seatingapp.domain.import_plan import ImportPlan
from seatingapp.exchange.reading import read_class_list
from seatingapp.services import imports
from seatingapp.services.imports import ImportClassLists


def import_lists(arguments: Namespace) -> Answer:
    """Import class lists, or say with --dry-run what an import would do."""
    lists = tuple(read_class_list(Path(path)) for path in arguments.paths)
    name, by_form = arguments.class_name or "", bool(arguments.class_per_form)
    with access.opened(arguments) as workspace:
        plan = workspace.read(
            lambda session: imports.preview(session, lists, name, by_form=by_form)
        )
        if not arguments.dry_run:
            workspace.perform(ImportClassLists(lists, name, by_form=by_form))
    data: dict[str, Json] = {
        "format": ", ".join(dict.fromkeys(read.format for read in lists)),
        "read": sum(read.read for read in lists),
        "new": plan.new,
        "changed": plan.changed,
        "unchanged": plan.unchanged,
        "unclear": plan.unclear,
        "refused": plan.refused,
        "classes": [*plan.new_classes, *plan.existing_classes],
        "dry_run": bool(arguments.dry_run),
        "remarks": [_remark(remark) for remark in plan.remarks],
    }
    return Answer(data, _import_words(plan, dry_run=arguments.dry_run))


def _remark(remark: Remark) -> Json:
    return {
        "severity": str(remark.severity),
        "file": remark.file,
        "row": remark.row,
        "column": remark.column,
        "text": remark.text,
    }


def _import_words(plan: ImportPlan, *, dry_run: bool) -> str:
    done = "Would import" if dry_run else "Imported"
    counts = f"{plan.new} new, {plan.changed} changed, {plan.unchanged} unchanged"
    lines = [f"{done}: {counts}, {plan.unclear} unclear, {plan.refused} refused."]
    listed = [f"{name} (new)" for name in plan.new_classes] + list(plan.existing_classes)
    if listed:
        lines.append(f"Classes: {', '.join(listed)}.")
    for remark in plan.remarks:
        row = f", row {remark.row}" if remark.row else ""
        lines.append(f"  {remark.severity}: {remark.file}{row}: {remark.text}")
    return "\n".join(lines)
