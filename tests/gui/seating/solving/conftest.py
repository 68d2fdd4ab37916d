"""The presenter of the Seating page, for tests of arranging by rules."""

from __future__ import annotations

import pytest

from tests.conftest import Sample
from tests.gui.seating.solving.desk import RulesDesk


@pytest.fixture
def desk(sample: Sample) -> RulesDesk:
    """9B/Sc2 in Lab 2, without any rule yet."""
    return RulesDesk(sample.workspace)
