"""A photo as it is kept, whatever came in: small, upright, plain colours, no metadata."""

from __future__ import annotations

import io
import struct
import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image, ImageCms

from seatingapp.domain.errors import Refusal
from seatingapp.exchange.photo_pictures import LARGEST_PHOTO, LONG_EDGE, scaled_photo
from tests.photos import picture

PLACE = "Quagglebert Street 7"


def kept(data: bytes) -> Image.Image:
    image = Image.open(io.BytesIO(scaled_photo(data).image))
    image.load()
    return image


def refused(data: bytes) -> str:
    with pytest.raises(Refusal) as refusal:
        scaled_photo(data)
    return str(refusal.value)


def near(one: object, other: tuple[int, int, int], within: int = 16) -> bool:
    assert isinstance(one, tuple)
    return all(abs(a - b) <= within for a, b in zip(one, other, strict=True))


def plain_png(mode: str, colour: object, size: tuple[int, int] = (60, 60)) -> bytes:
    out = io.BytesIO()
    Image.new(mode, size, colour).save(out, "PNG")  # type: ignore[arg-type]
    return out.getvalue()


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "GIF", "WEBP", "BMP"])
def test_every_kind_of_picture_becomes_a_small_jpeg(kind: str) -> None:
    image = kept(picture(size=(900, 1200), kind=kind))
    assert (image.format, image.mode, image.size) == ("JPEG", "RGB", (360, LONG_EDGE))


def test_a_small_picture_is_not_blown_up() -> None:
    assert kept(picture(size=(90, 120))).size == (90, 120)


def test_a_large_photo_is_small_afterwards() -> None:
    assert len(scaled_photo(picture(size=(4000, 3000))).image) < 60_000


@pytest.mark.parametrize("orientation", range(1, 9))
def test_a_photo_stands_as_the_camera_was_held(orientation: int) -> None:
    upright = Image.new("RGB", (200, 300), (250, 250, 250))
    upright.paste((200, 0, 0), (0, 0, 100, 100))
    undone = {
        2: Image.Transpose.FLIP_LEFT_RIGHT, 3: Image.Transpose.ROTATE_180,
        4: Image.Transpose.FLIP_TOP_BOTTOM, 5: Image.Transpose.TRANSPOSE,
        6: Image.Transpose.ROTATE_90, 7: Image.Transpose.TRANSVERSE,
        8: Image.Transpose.ROTATE_270,
    }  # fmt: skip
    stored = upright.transpose(undone[orientation]) if orientation in undone else upright
    exif = Image.Exif()
    exif[0x0112] = orientation
    out = io.BytesIO()
    stored.save(out, "JPEG", exif=exif, quality=95)
    image = kept(out.getvalue())
    assert image.size == (200, 300)
    assert near(image.getpixel((40, 40)), (200, 0, 0))
    assert near(image.getpixel((160, 40)), (250, 250, 250))


def test_nothing_that_a_camera_or_program_wrote_comes_along() -> None:
    exif = Image.Exif()
    exif[0x010E] = PLACE
    exif[0x8825] = {1: "N", 2: (51.0, 30.0, 0.0)}
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    out = io.BytesIO()
    Image.new("RGB", (400, 400), "teal").save(
        out, "JPEG", exif=exif, comment=PLACE, icc_profile=profile, xmp=PLACE.encode()
    )
    assert out.getvalue().count(PLACE.encode()) == 3
    image = scaled_photo(out.getvalue()).image
    assert PLACE.encode() not in image
    assert set(segments(image)) <= {0xC0, 0xC4, 0xDA, 0xDB, 0xE0}


def segments(jpeg: bytes) -> list[int]:
    """The markers of a JPEG up to its picture: E0 is the plain JFIF head, E1 would be EXIF."""
    found: list[int] = []
    place = 2
    while not found or found[-1] != 0xDA:
        assert jpeg[place] == 0xFF
        found.append(jpeg[place + 1])
        place += 2 + struct.unpack(">H", jpeg[place + 2 : place + 4])[0]
    return found


def test_broken_exif_does_not_lose_the_photo() -> None:
    whole = picture()
    broken = whole[:2] + b"\xff\xe1\x00\x10Exif\0\0\xff\xff\xff\xff\xff\xff\xff\xff" + whole[2:]
    assert kept(broken).size == (300, 400)


def test_printers_colours_become_those_of_a_screen() -> None:
    image = kept(picture(3, mode="CMYK"))
    wanted = kept(picture(3)).getpixel((10, 390))
    assert isinstance(wanted, tuple)
    assert near(image.getpixel((10, 390)), (int(wanted[0]), int(wanted[1]), int(wanted[2])), 30)


def test_wide_colours_become_those_of_a_screen_and_a_wrong_profile_harms_nothing() -> None:
    lab = ImageCms.ImageCmsProfile(ImageCms.createProfile("LAB")).tobytes()
    for profile in (lab, b"no profile at all"):
        image = kept(picture(4, icc_profile=profile))
        assert image.tobytes() == kept(picture(4)).tobytes()


def test_sixteen_bits_of_grey_keep_their_shades() -> None:
    image = kept(plain_png("I;16", 0x8000))
    assert near(image.getpixel((30, 30)), (128, 128, 128), 3)


@pytest.mark.parametrize(
    ("mode", "colour", "expected"),
    [
        ("RGBA", (200, 0, 0, 255), (200, 0, 0)),
        ("RGBA", (0, 0, 0, 0), (255, 255, 255)),
        ("LA", (0, 0), (255, 255, 255)),
        ("L", 90, (90, 90, 90)),
        ("1", 1, (255, 255, 255)),
        ("P", 0, (0, 0, 0)),
    ],
)
def test_palettes_greys_and_transparency_become_plain_colours_on_white(
    mode: str, colour: object, expected: tuple[int, int, int]
) -> None:
    assert near(kept(plain_png(mode, colour)).getpixel((30, 30)), expected, 4)


def test_of_an_animation_the_first_picture_is_used_and_that_is_said() -> None:
    frames = [Image.new("RGB", (80, 80), colour) for colour in ("red", "blue")]
    out = io.BytesIO()
    frames[0].save(out, "GIF", save_all=True, append_images=frames[1:])
    scaled = scaled_photo(out.getvalue())
    assert scaled.note == "It moves: its first picture is used."
    assert near(Image.open(io.BytesIO(scaled.image)).getpixel((40, 40)), (255, 0, 0), 6)
    assert scaled_photo(picture(kind="GIF")).note == ""


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "empty"),
        (b"Dear parents, please find attached", "no picture"),
        (b"%PDF-1.7 ...", "PDF"),
        (b"II*\x00" + b"\0" * 40, "TIFF"),
        (b"PK\x03\x04" + b"\0" * 40, "archive"),
        (b"\0\0\0\x1cftypavif" + b"\0" * 40, "AVIF"),
        (b"\x89PNG\r\n\x1a\n", "no picture"),
        (b"\xff\xd8\xff\xe0", "no picture"),
    ],
)
def test_what_is_no_picture_is_refused_in_a_sentence(data: bytes, said: str) -> None:
    assert said in refused(data)


def test_a_photo_of_an_iphone_says_how_to_export_it() -> None:
    said = refused(b"\0\0\0\x18ftypheic" + b"\0" * 90)
    assert "HEIC" in said
    assert "Export it as JPEG" in said
    assert "Most Compatible" in said


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "GIF", "BMP"])
def test_a_truncated_picture_is_refused(kind: str) -> None:
    whole = picture(size=(600, 800), kind=kind)
    said = refused(whole[: len(whole) // 3])
    assert "damaged" in said or "no picture" in said


def png_that_promises(width: int, height: int) -> bytes:
    """The head of a PNG with this many pixels and none of them."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        check = struct.pack(">I", zlib.crc32(kind + data))
        return struct.pack(">I", len(data)) + kind + data + check

    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    blank = zlib.compress(b"\0" * 100_000)
    parts = (chunk(b"IHDR", head), chunk(b"IDAT", blank), chunk(b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(parts)


@pytest.mark.parametrize("side", [7_100, 10_000, 30_000, 60_000])
def test_a_picture_with_far_too_many_pixels_is_refused_unread(side: int) -> None:
    assert "50 million pixels" in refused(png_that_promises(side, side))


@pytest.mark.parametrize("size", [(20, 20), (4_000, 60)])
def test_a_picture_on_which_nobody_can_be_seen_is_refused(size: tuple[int, int]) -> None:
    assert "nobody could be recognised" in refused(picture(size=size))


def test_a_file_that_is_larger_than_any_photo_is_refused() -> None:
    assert "40 MB" in refused(b"\xff\xd8\xff" + b"\0" * LARGEST_PHOTO)


_SAMPLES = [picture(9, (64, 64), kind=kind) for kind in ("JPEG", "PNG", "GIF", "WEBP", "BMP")]


@given(
    sample=st.sampled_from(_SAMPLES),
    changes=st.lists(st.tuples(st.floats(0, 1), st.integers(0, 255)), min_size=1, max_size=6),
    share=st.floats(0.2, 1),
)
def test_whatever_bytes_are_wrong_it_is_a_photo_or_a_refusal(
    sample: bytes, changes: list[tuple[float, int]], share: float
) -> None:
    data = bytearray(sample)
    for place, value in changes:
        data[min(int(place * len(data)), len(data) - 1)] = value
    try:
        image = scaled_photo(bytes(data[: int(share * len(data))])).image
    except Refusal:  # the other of the two ways in which this may end
        return
    assert max(Image.open(io.BytesIO(image)).size) <= LONG_EDGE
