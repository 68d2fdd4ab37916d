"""The building blocks of all pages. Import each from its own module, so that a start stays fast.

button: Button, ButtonKind. behaviour_tile: BehaviourTile. card: Card.
check_box: CheckBox. chips: Pill, Chip. choice: Choice. page_header: PageHeader.
navigation_rail: NavigationRail. status_line: StatusLine. toast: Toast. banner: Banner, Level.
empty_state: EmptyState. entry_row: EntryRow, EntryLine. entry_list: EntryList.
search_field: SearchField.
segmented: SegmentedControl. progress_strip: ProgressStrip. passphrase_field: PassphraseField.
strength_meter: StrengthMeter. dialog: PlainDialog. text: Text, ElidedText, TextRole.
side_panel: SidePanel. flow_layout: FlowLayout. painted_button: PaintedButton.
title_button: TitleButton. painting: paint_badge, paint_pill, paint_avatar,
paint_box, paint_focus_ring, polarity_colours, badge_colour (for scenes and delegates).
"""
