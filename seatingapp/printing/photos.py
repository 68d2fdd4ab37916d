"""Photos for paper: cut to shape, made small, and freed of everything but the picture."""

from __future__ import annotations

import io

from PIL import Image, ImageOps

_DOTS = 3.2  # pixels a point, about 230 dots an inch
_QUALITY = 85


def fitted_photo(photo: bytes, width: float, height: float) -> bytes | None:
    """Return a JPEG that fills a box of this many points, or None where it is no picture.

    Where and when it was taken, and with what, is left out.
    """
    size = (max(1, round(width * _DOTS)), max(1, round(height * _DOTS)))
    try:
        with Image.open(io.BytesIO(photo)) as opened:
            upright = ImageOps.exif_transpose(opened)
            picture = ImageOps.fit(_on_white(upright), size, centering=(0.5, 0.35))
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError):
        return None  # the caller draws initials instead
    out = io.BytesIO()
    picture.save(out, "JPEG", quality=_QUALITY)
    return out.getvalue()


def _on_white(picture: Image.Image) -> Image.Image:
    """The picture without transparency."""
    clear = picture.convert("RGBA")
    white = Image.new("RGBA", clear.size, "white")
    return Image.alpha_composite(white, clear).convert("RGB")
