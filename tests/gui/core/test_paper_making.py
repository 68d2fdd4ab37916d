"""One paper to a file or a printer: numbered, drawn aside, said; and where that fails."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from seatingapp.domain.errors import Refusal
from seatingapp.services.printouts import Printout
from seatingapp.ui.paper_making import PaperMaking
from seatingapp.ui.slow_work import Progress, unheard


@dataclass
class Desk:
    """A view and a runner in one: keeps what it is told, and works when it is asked to."""

    told: list[str] = field(default_factory=list)
    waiting: list[Callable[[], None]] = field(default_factory=list)

    def show_message(self, text: str, *, undo: bool) -> None:
        assert not undo
        self.told.append(text)

    def show_refusal(self, refusal: Refusal) -> None:
        self.told.append(f"refused: {refusal.what}")

    def hand_to_printer(self, pdfs: tuple[bytes, ...]) -> None:
        self.told.append(f"to a printer: {pdfs}")

    def busy(self, words: str) -> None:
        self.told.append(f"busy: {words}")

    def run(
        self,
        work: Callable[[Progress], Any],
        done: Callable[[Any], None],
        failed: Callable[[Refusal], None],
        progressed: Progress = unheard,
    ) -> Callable[[], None]:
        def start() -> None:
            try:
                made = work(progressed)
            except Refusal as refusal:
                failed(refusal)
            else:
                done(made)

        self.waiting.append(start)
        return self.waiting.clear

    def work(self) -> None:
        while self.waiting:
            self.waiting.pop(0)()


class Paper:
    """A paper that is numbered."""

    def draw(self) -> Printout:
        return Printout(b"%PDF", "P-7")

    def unprintable(self) -> tuple[str, ...]:
        return ()


class Boxes(Paper):
    """One with letters that no font has."""

    def unprintable(self) -> tuple[str, ...]:
        return ("이", "순")


class Torn(Paper):
    """One that cannot be drawn."""

    def draw(self) -> Printout:
        raise Refusal("There are no fonts.")


@pytest.fixture
def desk() -> Desk:
    return Desk()


@pytest.fixture
def making(desk: Desk) -> PaperMaking:
    return PaperMaking(desk, desk, desk.busy)


def test_a_paper_is_drawn_written_and_said_with_its_number(
    desk: Desk, making: PaperMaking, tmp_path: Path
) -> None:
    path = tmp_path / "letter.pdf"
    making.save(path, "letter", Paper)
    assert desk.told == ["busy: Drawing the letter …"]
    desk.work()
    assert path.read_bytes() == b"%PDF"
    assert desk.told[1:] == [
        "busy: ",
        "Saved as letter.pdf: P-7. It is in the print ledger.",
    ]


def test_a_place_that_cannot_be_written_to_costs_no_number(
    desk: Desk, making: PaperMaking, tmp_path: Path
) -> None:
    numbers: list[Paper] = []

    def number() -> Paper:
        numbers.append(Paper())
        return numbers[-1]

    making.save(tmp_path, "letter", number)
    assert numbers == []
    assert len(desk.told) == 1
    assert desk.told[0].startswith("refused: ")


def test_what_cannot_be_drawn_is_said_and_nothing_is_written(
    desk: Desk, making: PaperMaking, tmp_path: Path
) -> None:
    making.save(tmp_path / "letter.pdf", "letter", Torn)
    desk.work()
    assert desk.told[1:] == ["busy: ", "refused: There are no fonts."]
    assert list(tmp_path.iterdir()) == []


def test_a_place_that_went_meanwhile_is_said(
    desk: Desk, making: PaperMaking, tmp_path: Path
) -> None:
    folder = tmp_path / "stick"
    folder.mkdir()
    making.save(folder / "letter.pdf", "letter", Paper)
    folder.rmdir()
    folder.write_text("something else lies here now")
    desk.work()
    assert desk.told[-1].startswith("refused: ")


def test_stopped_nothing_is_written_and_it_is_busy_no_more(
    desk: Desk, making: PaperMaking, tmp_path: Path
) -> None:
    making.cancel()
    making.save(tmp_path / "letter.pdf", "letter", Paper)
    making.cancel()
    desk.work()
    assert list(tmp_path.iterdir()) == []
    assert desk.told[-1] == "busy: "


def test_letters_that_no_font_has_are_named(
    desk: Desk, making: PaperMaking, tmp_path: Path
) -> None:
    making.save(tmp_path / "letter.pdf", "letter", Boxes)
    desk.work()
    assert desk.told[-1].endswith("No font has 이 순: empty boxes on paper.")


def test_a_paper_goes_to_a_printer_and_no_file_of_it_is_written(
    desk: Desk, making: PaperMaking, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    making.print("letter", Paper)
    assert desk.told == ["busy: Drawing the letter …"]
    desk.work()
    assert desk.told[1:] == ["busy: ", "to a printer: (b'%PDF',)"]
    assert list(tmp_path.iterdir()) == []


def test_letters_that_no_font_has_are_named_before_it_is_printed(
    desk: Desk, making: PaperMaking
) -> None:
    making.print("letter", Boxes)
    desk.work()
    assert desk.told[-2] == "No font has 이 순: empty boxes on paper."
    assert desk.told[-1].startswith("to a printer")


def test_what_cannot_be_drawn_goes_to_no_printer(desk: Desk, making: PaperMaking) -> None:
    making.print("letter", Torn)
    desk.work()
    assert desk.told[1:] == ["busy: ", "refused: There are no fonts."]
