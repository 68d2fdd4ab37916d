"""The processes that search: made when first wanted, and gone for good when they are closed."""

from __future__ import annotations

from seatingapp.arranging.workers import Workers
from seatingapp.ui.crew import Crew


def test_without_a_maker_there_are_no_processes() -> None:
    crew = Crew()
    crew.warm()
    assert crew.workers() is None
    crew.close()


def test_processes_are_made_once_and_not_again_after_closing() -> None:
    made: list[Workers] = []

    def make() -> Workers:
        made.append(Workers(1))
        return made[-1]

    crew = Crew(make)
    assert made == []
    assert crew.workers() is crew.workers()
    assert len(made) == 1
    crew.close()
    assert crew.workers() is None
    assert len(made) == 1


def test_closing_before_anybody_searched_starts_nothing() -> None:
    made: list[Workers] = []

    def make() -> Workers:
        made.append(Workers(1))
        return made[-1]

    crew = Crew(make)
    crew.close()
    crew.warm()
    assert made == []
