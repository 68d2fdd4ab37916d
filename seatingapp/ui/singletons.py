"""A guard against a fault of PySide6 6.12 under Python 3.10 and 3.11.

That release returns None from every method without a result, and True or False from some, without
taking a reference, as is right from Python 3.12 on, where they are immortal. Before, each such call
takes one away, and after some thousands Python stops with "deallocating None". So under an older
Python the three get so many references that no session can use them up.
"""

from __future__ import annotations

import sys

ENOUGH = sys.maxsize // 4


def protect_singletons() -> None:
    """Make None, True and False last; does nothing where Python itself sees to it."""
    if sys.version_info >= (3, 12):
        return
    import ctypes  # only where it is needed: it costs 3 ms of the start

    for singleton in (None, True, False):
        # CPython keeps the count in the first word of an object.
        count = ctypes.c_ssize_t.from_address(id(singleton))
        if count.value < ENOUGH:
            count.value += ENOUGH
