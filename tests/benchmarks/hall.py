"""A hall of 400 exam seats on the plan: opened, zoomed and panned, beside a classroom of 30."""

from __future__ import annotations

import statistics
from collections.abc import Iterable

from tests.benchmarks.drag_frames import FRAME_MS
from tests.benchmarks.hall_frames import HallView, classroom, hall
from tests.benchmarks.registry import Row, benchmark, percentile
from tests.benchmarks.sizes import Sizes

_A_FRAME = "a frame, 16.7 ms"


@benchmark
def measure(sizes: Sizes) -> Iterable[Row]:
    """Opening may cost no more a seat than in a classroom; a frame of 60 a second is the limit."""
    few, many = HallView(classroom()), HallView(hall())
    opened = [statistics.median(v.open() for _ in range(sizes.openings)) for v in (few, many)]
    zoom, pan = list(many.zoom(sizes.frames)), list(many.pan(sizes.frames))
    few.close()
    many.close()
    yield Row("hall-open", "Opening 400 seats", opened[1], "30 seats", opened[0], 400 / 30)
    for key, what, times in (("zoom", "a zoom", zoom), ("pan", "a pan", pan)):
        name = f"Frame of {what}, 400 seats"
        p95, median = percentile(times, 0.95), statistics.median(times)
        yield Row(f"hall-{key}", f"{name}, p95", p95, _A_FRAME, FRAME_MS, 1.0)
        yield Row(f"hall-{key}-median", f"{name}, median", median, _A_FRAME, FRAME_MS)
