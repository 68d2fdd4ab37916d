"""Frame time of a drag across 60 seats with photos and lights, and of plans that get better."""

from __future__ import annotations

import statistics
from collections.abc import Iterable

from tests.benchmarks import drag_frames
from tests.benchmarks.registry import Row, benchmark, percentile
from tests.benchmarks.sizes import Sizes

_A_FRAME = "a frame, 16.7 ms"
_LIVE_MS = 1000 / 20  # the best plan so far may change so often


@benchmark
def measure(sizes: Sizes) -> Iterable[Row]:
    """Drag through the whole room; a frame of 60 a second is the limit, for plans a twentieth."""
    frame = drag_frames.FRAME_MS
    for key, name, lights in (("drag", "drag", False), ("drag-lights", "drag with lights", True)):
        times = drag_frames.measure(60, photos=True, frames=sizes.frames, lights=lights)
        p95, median = percentile(times, 0.95), statistics.median(times)
        what = f"Frame of a {name}, 60 photos"
        yield Row(key, f"{what}, p95", p95, _A_FRAME, frame, 1.0)
        yield Row(f"{key}-median", f"{what}, median", median, _A_FRAME, frame)
    p95 = percentile(drag_frames.live(36, sizes.frames), 0.95)
    against = "20 a second, 50 ms"
    yield Row("live-plan", "Another plan of 36 shown, p95", p95, against, _LIVE_MS, 1.0)
