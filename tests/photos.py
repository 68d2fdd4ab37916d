"""Photos for tests: pictures of nobody, drawn on the spot."""

from __future__ import annotations

import io
import random
import zipfile
from pathlib import Path
from typing import Any

from PIL import Image


def picture(
    seed: int = 0, size: tuple[int, int] = (300, 400), mode: str = "RGB", kind: str = "JPEG",
    **options: Any,  # noqa: ANN401 -- whatever Pillow's writer of this kind takes
) -> bytes:  # fmt: skip
    """Return a picture whose upper left is of another colour than the rest."""
    chance = random.Random(seed)
    ground, corner = (tuple(chance.randrange(40, 216) for _ in range(3)) for _ in range(2))
    drawn = Image.new("RGB", size, ground)
    drawn.paste(corner, (0, 0, size[0] // 2, size[1] // 2))
    out = io.BytesIO()
    drawn.convert(mode).save(out, kind, **options)
    return out.getvalue()


def draw_photos(folder: Path, *names: str) -> Path:
    """Write a picture under each name, in folders of their own where a name says so."""
    for seed, name in enumerate(names):
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        kind = {".png": "PNG", ".gif": "GIF"}.get(path.suffix.lower(), "JPEG")
        path.write_bytes(picture(seed, kind=kind))
    return folder


def zipped(path: Path, files: dict[str, bytes]) -> Path:
    """Write a zip file with these parts."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return path
