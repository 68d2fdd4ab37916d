"""Keeps Python's search for garbage out of a teacher's way.

A full search goes through everything that the app has loaded, for 30 ms and more, in the midst of
whatever is being done. What is there once a vault is open stays until it is locked, so it is
searched once, then, and not again: later searches go through what came since, in a millisecond.
"""

from __future__ import annotations

import gc


def spare_what_is_open() -> None:
    """Search once; leave what is there now out of later searches."""
    gc.collect()
    gc.freeze()


def search_everything() -> None:
    """Search everything again, and at once: what was known of a vault goes with it."""
    gc.unfreeze()
    gc.collect()
