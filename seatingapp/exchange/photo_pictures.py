"""A photo as it is kept: upright, small, in plain colours, and nothing but the picture.

Only decoders of formats that schools use are let near a file; where, when and with what it was
taken does not come along.
"""

from __future__ import annotations

import io
import struct
from dataclasses import dataclass, field

from PIL import (
    BmpImagePlugin,
    GifImagePlugin,
    Image,
    ImageCms,
    JpegImagePlugin,
    PngImagePlugin,
    UnidentifiedImageError,
    WebPImagePlugin,
)

from seatingapp.domain.errors import Refusal

LONG_EDGE = 480
LEAST_EDGE = 32
MOST_PIXELS = 50_000_000
LARGEST_PHOTO = 40 * 1024 * 1024
_QUALITY = 85
# Named, so that they are there also in a frozen build, where Pillow finds no plug-ins by itself.
_FORMATS = tuple(
    plugin.format
    for plugin in (
        JpegImagePlugin.JpegImageFile,
        PngImagePlugin.PngImageFile,
        WebPImagePlugin.WebPImageFile,
        GifImagePlugin.GifImageFile,
        BmpImagePlugin.BmpImageFile,
    )
)
# Everything that a picture with a few wrong bytes was seen to raise, and what a bomb raises.
_DAMAGE = (
    *(OSError, SyntaxError, ValueError, TypeError, LookupError, AttributeError, EOFError),
    *(ArithmeticError, struct.error, MemoryError, NotImplementedError),
)
_BOMB = (Image.DecompressionBombError, Image.DecompressionBombWarning)
_HEIC = (b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"mif1", b"msf1")
_OTHERS: tuple[tuple[bytes, str], ...] = (
    (b"II*\x00", "a TIFF or camera raw picture"),
    (b"MM\x00*", "a TIFF or camera raw picture"),
    (b"%PDF", "a PDF document"),
    (b"8BPS", "a Photoshop file"),
    (b"<svg", "a drawing (SVG)"),
    (b"PK\x03\x04", "an archive or a document"),
)
_AS_JPEG = "Save it as JPEG or PNG and import it again."


@dataclass(frozen=True, slots=True)
class ScaledPhoto:
    """A JPEG as the vault keeps it, and a sentence on what was remarkable, or nothing."""

    image: bytes = field(repr=False)
    note: str = ""


def scaled_photo(data: bytes) -> ScaledPhoto:
    """Return a picture as it is kept: LONG_EDGE pixels at most, upright, sRGB, no metadata.

    Raises Refusal, and nothing else, for what is no picture, is damaged, or is far too large.
    """
    if len(data) > LARGEST_PHOTO:
        raise Refusal("This file is larger than 40 MB, far more than any photo needs.")
    _refuse_other_kinds(data)
    try:
        return _scaled(data)
    except _BOMB as error:
        raise _too_many_pixels() from error
    except _DAMAGE as error:
        raise _damaged(error) from error


def _refuse_other_kinds(data: bytes) -> None:
    """Name what is known and not read; an ending is not trusted."""
    if not data:
        raise Refusal("This file is empty.")
    if data[4:8] == b"ftyp" and data[8:12] in _HEIC:
        raise Refusal(
            "This is an HEIC picture, as iPhones take them, which cannot be read here.",
            todo="Export it as JPEG: in Photos choose File, Export, JPEG; or set the iPhone to"
            " Settings, Camera, Formats, Most Compatible.",
        )
    if data[4:8] == b"ftyp":
        raise Refusal("This is a film or an AVIF picture.", todo=_AS_JPEG)
    what = next((words for start, words in _OTHERS if data.startswith(start)), "")
    if what:
        raise Refusal(f"This is {what}, whatever its name says.", todo=_AS_JPEG)


def _scaled(data: bytes) -> ScaledPhoto:
    with Image.open(io.BytesIO(data), formats=_FORMATS) as opened:
        _check_size(*opened.size)
        moves = opened.format != "MPO" and getattr(opened, "n_frames", 1) > 1
        # A JPEG is decoded small at once: a large photo costs a fraction of the time and memory.
        opened.draft(None, (2 * LONG_EDGE, 2 * LONG_EDGE))
        opened.load()
        profile = opened.info.get("icc_profile")
        small = _plain(opened)
        small.thumbnail((LONG_EDGE, LONG_EDGE), Image.Resampling.LANCZOS)
        picture = _in_srgb(_on_white(_upright(small, opened)), profile)
    # A new picture, for Pillow carries comments and profiles from one file to the next.
    clean = Image.new("RGB", picture.size)
    clean.paste(picture)
    out = io.BytesIO()
    clean.save(out, "JPEG", quality=_QUALITY, optimize=True)
    return ScaledPhoto(out.getvalue(), "It moves: its first picture is used." if moves else "")


def _check_size(width: int, height: int) -> None:
    if width * height > MOST_PIXELS:
        raise _too_many_pixels()
    scale = min(1.0, LONG_EDGE / max(width, height, 1))
    if min(width, height) * scale < LEAST_EDGE:
        raise Refusal(
            f"This picture has {width} × {height} pixels: nobody could be recognised on it.",
            todo="Import a larger one.",
        )


def _plain(picture: Image.Image) -> Image.Image:
    """Return a copy in a mode that can be scaled smoothly: no palettes, 8 bits a colour."""
    if picture.mode.startswith("I"):  # 16 bits of grey, of which Pillow would keep the lower ones
        return picture.convert("I").point(lambda value: value * (1 / 256)).convert("L")
    if picture.mode in ("P", "1", "PA") or "transparency" in picture.info:
        return picture.convert("RGBA")
    return picture.copy()


def _upright(picture: Image.Image, opened: Image.Image) -> Image.Image:
    """Turn a picture as the camera was held; a camera that says nonsense is not believed."""
    try:
        orientation = opened.getexif().get(0x0112, 1)
    except _DAMAGE:  # the picture itself is whole; it stays as it lies
        orientation = 1
    turns = {
        2: Image.Transpose.FLIP_LEFT_RIGHT,
        3: Image.Transpose.ROTATE_180,
        4: Image.Transpose.FLIP_TOP_BOTTOM,
        5: Image.Transpose.TRANSPOSE,
        6: Image.Transpose.ROTATE_270,
        7: Image.Transpose.TRANSVERSE,
        8: Image.Transpose.ROTATE_90,
    }
    turn = turns.get(orientation) if isinstance(orientation, int) else None
    return picture.transpose(turn) if turn is not None else picture


def _on_white(picture: Image.Image) -> Image.Image:
    """The picture without transparency."""
    if picture.mode not in ("RGBA", "LA", "RGBa", "La"):
        return picture
    clear = picture.convert("RGBA")
    white = Image.new("RGBA", clear.size, "white")
    return Image.alpha_composite(white, clear).convert("RGB")


def _in_srgb(picture: Image.Image, profile: object) -> Image.Image:
    """Return the colours as a screen shows them; a profile that does not fit is left aside."""
    if isinstance(profile, bytes) and picture.mode in ("RGB", "CMYK", "L"):
        try:
            described = ImageCms.ImageCmsProfile(io.BytesIO(profile))
            screen = ImageCms.createProfile("sRGB")
            converted = ImageCms.profileToProfile(picture, described, screen, outputMode="RGB")
        except (ImageCms.PyCMSError, *_DAMAGE):
            converted = None  # the plain conversion below is near enough
        if converted is not None:
            return converted
    return picture.convert("RGB")


def _too_many_pixels() -> Refusal:
    return Refusal(
        f"This picture has more than {MOST_PIXELS // 1_000_000} million pixels.",
        todo="Save it smaller and import it again.",
    )


def _damaged(error: BaseException) -> Refusal:
    if isinstance(error, UnidentifiedImageError):
        return Refusal(
            "This is no picture that can be read, whatever its name says.", todo=_AS_JPEG
        )
    return Refusal(
        "This picture is damaged or cut short.", todo="Copy or export it again from its source."
    )
