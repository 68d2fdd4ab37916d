"""Frame time of a drag across 60 seats with photos."""

from __future__ import annotations

import statistics
from collections.abc import Iterable

from tests.benchmarks import drag_frames
from tests.benchmarks.registry import Row, benchmark, percentile
from tests.benchmarks.sizes import Sizes


@benchmark
def measure(sizes: Sizes) -> Iterable[Row]:
    """Drag through the whole room; a frame of 60 a second is the limit."""
    times = drag_frames.measure(60, photos=True, frames=sizes.frames)
    frame = drag_frames.FRAME_MS
    against = "a frame, 16.7 ms"
    p95, median = percentile(times, 0.95), statistics.median(times)
    yield Row("drag", "Frame of a drag, 60 photos, p95", p95, against, frame, 1.0)
    yield Row("drag-median", "Frame of a drag, 60 photos, median", median, against, frame)
