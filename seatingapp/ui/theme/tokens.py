"""The colours and sizes of every theme, as plain data.

Nothing here knows Qt: a colour is a `#RRGGBB` string. `TEXT_PAIRS` names every combination of
text and background that the widgets use; a test holds each of them to 4.5 : 1 in every theme.
"""

from __future__ import annotations

from dataclasses import dataclass, replace


# Themes are compared by identity; leaving out the rest makes the class cheap to build at the start.
@dataclass(frozen=True, eq=False, repr=False)
class Tokens:
    """One theme. Names say what a value is for, never what it looks like."""

    name: str
    dark: bool

    # Text and surfaces.
    ink: str = "#17212B"
    muted: str = "#5A6B7B"
    disabled_ink: str = "#8D99A5"
    surface: str = "#FFFFFF"
    ground: str = "#F4F6F8"
    hover: str = "#EEF3F7"
    pressed: str = "#E1E8EE"
    line: str = "#DCE2E8"
    row_line: str = "#E8ECF0"
    control_line: str = "#C5CFD9"

    # The rail on the left.
    navigation: str = "#17324A"
    navigation_selected: str = "#2A4F70"
    navigation_hover: str = "#1F405D"
    navigation_ink: str = "#FFFFFF"
    navigation_muted: str = "#C4D2DE"
    navigation_focus: str = "#8FD0EC"

    # What can be pressed, and what has the focus.
    accent: str = "#0B6E99"
    accent_hover: str = "#095F85"
    accent_pressed: str = "#07506F"
    on_accent: str = "#FFFFFF"
    focus: str = "#0B6E99"
    selection: str = "#D8EAF2"
    selection_ink: str = "#17212B"
    danger: str = "#B42318"
    danger_hover: str = "#9A1D13"
    on_danger: str = "#FFFFFF"

    # Polarities and levels: a strong colour, a soft ground, and text for the soft ground.
    praise: str = "#0F766E"
    praise_soft: str = "#D7F0EC"
    praise_ink: str = "#0B4F49"
    concern: str = "#C2410C"
    concern_soft: str = "#FDE6D8"
    concern_ink: str = "#8A2C0A"
    neutral: str = "#5A6B7B"
    neutral_soft: str = "#E8ECF0"
    neutral_ink: str = "#3B4B5A"
    info: str = "#0B6E99"
    info_soft: str = "#E3F1F7"
    info_ink: str = "#0A4C69"
    warning: str = "#8A5A00"
    warning_soft: str = "#FBF0D9"
    warning_ink: str = "#6B4600"
    error: str = "#B42318"
    error_soft: str = "#FCE8E6"
    error_ink: str = "#8A1A12"

    # The message that floats over a page.
    toast: str = "#17212B"
    toast_ink: str = "#FFFFFF"
    toast_link: str = "#8FD0EC"

    # The plan of a room.
    board: str = "#3B4B5A"
    board_ink: str = "#FFFFFF"
    desk: str = "#EDF1F4"
    desk_line: str = "#D5DCE3"
    seat: str = "#FFFFFF"
    seat_line: str = "#C5CFD9"
    seat_empty: str = "#ECF0F3"
    seat_dash: str = "#C5CFD9"
    absent: str = "#F5F7F9"
    absent_ink: str = "#66727E"
    pin: str = "#17324A"

    # Badges of characteristics, all with the same text colour.
    badge_ink: str = "#FFFFFF"
    badge_sen: str = "#5B4B8A"
    badge_pp: str = "#1F6F78"
    badge_eal: str = "#8A5A00"
    badge_medical: str = "#C2410C"
    badge_other: str = "#3B4B5A"

    # The disc with a pupil's initials; which one is chosen by the pupil, so it stays the same.
    avatar_ink: str = "#17212B"
    avatars: tuple[str, ...] = (
        "#8AA9C9",
        "#B79AC6",
        "#8FB996",
        "#D6A77A",
        "#C98F8F",
        "#7FB3B0",
        "#A9A86B",
        "#9C9CC9",
    )

    # Sizes in logical pixels.
    border: int = 1
    radius: int = 8
    radius_large: int = 12
    focus_width: int = 3


LIGHT = Tokens(name="light", dark=False)

DARK = Tokens(
    name="dark",
    dark=True,
    ink="#E9EFF4",
    muted="#A5B4C2",
    disabled_ink="#6C7B89",
    surface="#1B2733",
    ground="#121B24",
    hover="#243240",
    pressed="#2C3C4B",
    line="#2E3D4B",
    row_line="#283643",
    control_line="#475869",
    navigation="#0D1822",
    navigation_selected="#24435C",
    navigation_hover="#182C3D",
    navigation_muted="#B3C3D1",
    accent="#5CBDE6",
    accent_hover="#7ACBEC",
    accent_pressed="#99D8F1",
    on_accent="#06222F",
    focus="#5CBDE6",
    selection="#23475C",
    selection_ink="#FFFFFF",
    danger="#FF9C91",
    danger_hover="#FFB3AA",
    on_danger="#3B0703",
    praise="#4CC4B6",
    praise_soft="#14403C",
    praise_ink="#A9E9E0",
    concern="#FF9A63",
    concern_soft="#4A2413",
    concern_ink="#FFC9A8",
    neutral="#A5B4C2",
    neutral_soft="#2E3D4B",
    neutral_ink="#D2DCE5",
    info="#5CBDE6",
    info_soft="#15394B",
    info_ink="#BCE4F6",
    warning="#F0BD55",
    warning_soft="#43330F",
    warning_ink="#FADFA4",
    error="#FF9C91",
    error_soft="#4A1A15",
    error_ink="#FFCBC5",
    toast="#E9EFF4",
    toast_ink="#17212B",
    toast_link="#07506F",
    board="#52677B",
    desk="#223140",
    desk_line="#344656",
    seat="#1B2733",
    seat_line="#475869",
    seat_empty="#202E3B",
    seat_dash="#52677B",
    absent="#1E2A36",
    absent_ink="#A0AEBC",
    pin="#E9EFF4",
    badge_ink="#0D1822",
    badge_sen="#B9A8EE",
    badge_pp="#6CC9D4",
    badge_eal="#E8B95B",
    badge_medical="#FF9A63",
    badge_other="#C4D2DE",
)

HIGH_CONTRAST = replace(
    DARK,
    name="high contrast",
    ink="#FFFFFF",
    muted="#E6E6E6",
    disabled_ink="#B0B0B0",
    surface="#000000",
    ground="#000000",
    hover="#2B2B2B",
    pressed="#444444",
    line="#FFFFFF",
    row_line="#9A9A9A",
    control_line="#FFFFFF",
    navigation="#000000",
    navigation_selected="#FFD400",
    navigation_hover="#2B2B2B",
    navigation_ink="#000000",
    navigation_muted="#FFFFFF",
    navigation_focus="#00E5FF",
    accent="#FFD400",
    accent_hover="#FFE666",
    accent_pressed="#FFF0A0",
    on_accent="#000000",
    focus="#00E5FF",
    selection="#FFD400",
    selection_ink="#000000",
    danger="#FF9C91",
    praise="#5CFFC9",
    praise_soft="#000000",
    praise_ink="#5CFFC9",
    concern="#FFB27A",
    concern_soft="#000000",
    concern_ink="#FFB27A",
    neutral="#FFFFFF",
    neutral_soft="#000000",
    neutral_ink="#FFFFFF",
    info="#7FD4FF",
    info_soft="#000000",
    info_ink="#FFFFFF",
    warning="#FFD400",
    warning_soft="#000000",
    warning_ink="#FFFFFF",
    error="#FF9C91",
    error_soft="#000000",
    error_ink="#FFFFFF",
    toast="#FFFFFF",
    toast_ink="#000000",
    toast_link="#00388A",
    board="#FFFFFF",
    board_ink="#000000",
    desk="#000000",
    desk_line="#9A9A9A",
    seat="#000000",
    seat_line="#FFFFFF",
    seat_empty="#000000",
    seat_dash="#C0C0C0",
    absent="#000000",
    absent_ink="#C8C8C8",
    pin="#FFD400",
    badge_ink="#000000",
    badge_sen="#C9B8FF",
    badge_pp="#7FE9F5",
    badge_eal="#FFD77A",
    badge_medical="#FFB27A",
    badge_other="#FFFFFF",
    avatar_ink="#000000",
    border=2,
)

ALL_THEMES = (LIGHT, DARK, HIGH_CONTRAST)

TEXT_PAIRS: tuple[tuple[str, str], ...] = (
    ("ink", "surface"),
    ("ink", "ground"),
    ("ink", "hover"),
    ("ink", "pressed"),
    ("muted", "surface"),
    ("muted", "ground"),
    ("navigation_ink", "navigation_selected"),
    ("navigation_muted", "navigation"),
    ("navigation_muted", "navigation_hover"),
    ("accent", "surface"),
    ("accent", "ground"),
    ("on_accent", "accent"),
    ("on_accent", "accent_hover"),
    ("on_accent", "accent_pressed"),
    ("selection_ink", "selection"),
    ("danger", "surface"),
    ("on_danger", "danger"),
    ("on_danger", "danger_hover"),
    ("praise", "surface"),
    ("concern", "surface"),
    ("neutral", "surface"),
    ("praise_ink", "praise_soft"),
    ("concern_ink", "concern_soft"),
    ("neutral_ink", "neutral_soft"),
    ("info_ink", "info_soft"),
    ("warning_ink", "warning_soft"),
    ("error_ink", "error_soft"),
    ("info", "surface"),
    ("warning", "surface"),
    ("error", "surface"),
    ("toast_ink", "toast"),
    ("toast_link", "toast"),
    ("board_ink", "board"),
    ("ink", "desk"),
    ("muted", "desk"),
    ("ink", "seat"),
    ("muted", "seat_empty"),
    ("absent_ink", "absent"),
    ("badge_ink", "badge_sen"),
    ("badge_ink", "badge_pp"),
    ("badge_ink", "badge_eal"),
    ("badge_ink", "badge_medical"),
    ("badge_ink", "badge_other"),
)

# Not text, but it must be seen: 3 : 1 against what it lies on.
MARK_PAIRS: tuple[tuple[str, str], ...] = (
    ("focus", "surface"),
    ("focus", "ground"),
    ("navigation_focus", "navigation"),
    ("navigation_focus", "navigation_hover"),
    ("pin", "seat"),
    ("praise", "surface"),
    ("concern", "surface"),
)
