"""Every widget of the design system in a plausible state."""

from __future__ import annotations

from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from seatingapp.domain.errors import Refusal
from seatingapp.ui.widgets.banner import Banner, Level
from seatingapp.ui.widgets.behaviour_tile import BehaviourTile
from seatingapp.ui.widgets.button import Button, ButtonKind
from seatingapp.ui.widgets.card import Card
from seatingapp.ui.widgets.check_box import CheckBox
from seatingapp.ui.widgets.chips import Chip, Pill
from seatingapp.ui.widgets.choice import Choice
from seatingapp.ui.widgets.empty_state import EmptyState
from seatingapp.ui.widgets.entry_list import EntryList
from seatingapp.ui.widgets.entry_row import EntryLine
from seatingapp.ui.widgets.flow_layout import FlowLayout
from seatingapp.ui.widgets.page_header import PageHeader
from seatingapp.ui.widgets.passphrase_field import PassphraseField
from seatingapp.ui.widgets.progress_strip import ProgressStrip
from seatingapp.ui.widgets.search_field import SearchField
from seatingapp.ui.widgets.segmented import SegmentedControl
from seatingapp.ui.widgets.side_panel import SidePanel
from seatingapp.ui.widgets.strength_meter import StrengthMeter
from seatingapp.ui.widgets.text import Text, TextRole
from seatingapp.ui.widgets.toast import Toast

NAMES = ("Bethan L", "Chidi O", "李小龙", "محمد", "Zoë Ångström", "Ξένια Π")
PALETTES = (
    ("Praise", "armed: click a pupil to log · Esc to stop", "praise"),
    ("Concern", "policy: C1 → C2 → C3 detention", "concern"),
)
BEHAVIOURS = {
    "praise": (("Great answer", 1), ("Good effort", 1), ("Kind to others", 2), ("Excellent", 3)),
    "concern": (
        ("Off task", -1),
        ("Talking over", -1),
        ("No equipment", -1),
        ("Refused instruction", -2),
    ),
}


def palette(title: str, note: str, polarity: str, first: int) -> Card:
    """Return a card with four behaviour tiles, as on the Lesson page."""
    card = Card(title, note, name=f"palette-{polarity}")
    grid = QGridLayout()
    grid.setSpacing(8)
    for place, (label, points) in enumerate(BEHAVIOURS[polarity]):
        key = str(first + place)
        tile = BehaviourTile(key, label, points, polarity, name=f"tile-{key}")
        tile.set_armed(key == "1")
        grid.addWidget(tile, place // 2, place % 2)
    card.body.addLayout(grid)
    return card


def entries() -> Card:
    """Return the list of this lesson's entries."""
    card = Card("This lesson", "+19 · −3", name="entries-card")
    listing = EntryList()
    listing.show_lines(
        (
            EntryLine("1", "11:32", "Farhan S", "Great answer +1"),
            EntryLine("2", "11:31", "Maya H", "Great answer +1"),
            EntryLine("3", "11:27", "Table 3 (4)", "Good effort +1"),
            EntryLine("4", "11:20", "Tom W", "Off task −1 · C1 warning"),
            EntryLine("5", "11:12", "Jack S", "Absent", undoable=False),
        )
    )
    card.body.addWidget(listing)
    return card


def header() -> PageHeader:
    """Return the head of the Lesson page."""
    head = PageHeader("9B/Sc2", "Mon 23 Nov · Period 3, 11:10–12:10 · Lab 2 · Week A", name="head")
    head.add_action(Button("Find pupil", name="find", shortcut_hint="Ctrl F"))
    safe = Button("Board-safe: private data hidden", name="safe", kind=ButtonKind.SAFE)
    head.add_action(safe)
    head.add_action(Button("Pick a pupil", name="pick"))
    head.add_action(Button("Print", name="print", kind=ButtonKind.PRIMARY))
    return head


def side() -> SidePanel:
    """Return the column on the right of the Lesson page."""
    panel = SidePanel(name="side")
    for (title, note, polarity), first in zip(PALETTES, (1, 5), strict=True):
        panel.add_card(palette(title, note, polarity, first))
    panel.add_card(entries())
    return panel


def buttons() -> Card:
    """Return every kind of button, some of them disabled or with an icon."""
    card = Card("Buttons", "kinds and states", name="buttons")
    box = QWidget()
    flow = FlowLayout(box)
    for kind in ButtonKind:
        flow.addWidget(Button(kind.value.capitalize(), name=kind.value, kind=kind))
    off = Button("Disabled", name="off", icon="save")
    off.setEnabled(False)
    flow.addWidget(off)
    flow.addWidget(Button("With icon", name="with-icon", icon="dice"))
    flow.addWidget(Button(name="icon-only", icon="zoom-in", accessible="Zoom in"))
    flow.addWidget(Pill("+3", "praise", name="pill-praise"))
    flow.addWidget(Pill("−1", "concern", name="pill-concern"))
    for name in NAMES:
        flow.addWidget(Chip(name, name=f"chip-{name}"))
    card.body.addWidget(box)
    return card


def fields() -> Card:
    """Return everything that can be filled in."""
    card = Card("Fields", name="fields")
    choice = Choice(name="term", accessible="Term")
    choice.show_choices((("a2", "Autumn 2"), ("a1", "Autumn 1")), "a2")
    sides = (("teacher", "From the teacher"), ("pupils", "From the pupils"))
    row = QHBoxLayout()
    row.addWidget(choice)
    row.addWidget(SegmentedControl(sides, name="side-choice", accessible="View"))
    row.addStretch(1)
    card.body.addLayout(row)
    secret = PassphraseField("Passphrase", name="secret")
    secret.setText("correct horse battery")
    meter = StrengthMeter()
    meter.show_strength(3, "Four or more unusual words are easy to keep in mind.")
    ticked = CheckBox("I have stored the recovery key", name="stored")
    ticked.setChecked(True)
    strip = ProgressStrip(name="strip")
    search = SearchField("Find a pupil", name="search")
    for widget in (search, secret, meter, ticked, CheckBox("Not yet", name="not-yet"), strip):
        card.body.addWidget(widget)
    strip.show_progress("Reading class list", 40, 100)
    return card


def messages() -> Card:
    """Return banners of all levels."""
    card = Card("Messages", name="messages")
    for level in (Level.INFO, Level.DONE, Level.WARNING):
        banner = Banner(name=f"banner-{level.value}")
        card.body.addWidget(banner)
        banner.show_message(level, "31 pupils were read.", "Two rows need your eye before import.")
    refusal = Refusal(
        "The vault could not be opened.",
        where="The passphrase or the key does not fit this vault.",
        kept="Nothing was changed.",
        todo="Check Caps Lock and try again.",
    )
    error = Banner(name="banner-error")
    card.body.addWidget(error)
    error.show_refusal(refusal, action="Try again")
    return card


def gallery_page() -> QWidget:
    """Return all of it, laid out like the Lesson page, with a toast."""
    page = QWidget()
    page.setObjectName("gallery")
    outer = QVBoxLayout(page)
    outer.setContentsMargins(0, 0, 0, 0)
    outer.setSpacing(0)
    outer.addWidget(header())
    body = QHBoxLayout()
    body.setContentsMargins(12, 12, 12, 10)
    body.setSpacing(12)
    left = SidePanel(name="left", width=832)
    for card in (buttons(), fields(), messages()):
        left.add_card(card)
    body.addWidget(left, 2)
    body.addWidget(side(), 1)
    outer.addLayout(body, 1)
    toast = Toast(page, above=24)
    toast.show_message("Farhan S · Great answer +1", stays_ms=0)
    return page


def empty_page() -> QWidget:
    """Return a page that has nothing to show yet."""
    page = QWidget()
    layout = QVBoxLayout(page)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.addWidget(PageHeader("Pupils", "nobody yet", name="empty-head"))
    sentence = "Import a class list from your school's system, or add pupils one by one."
    empty = EmptyState(
        "pupils", "No pupils yet", sentence, name="no-pupils", action="Import a class list"
    )
    layout.addWidget(empty, 1)
    layout.addWidget(Text("Nothing leaves this computer.", TextRole.SMALL, name="foot"))
    return page
