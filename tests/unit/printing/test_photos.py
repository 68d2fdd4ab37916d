"""Photos on paper: small, in shape, and without what a camera writes into them."""

from __future__ import annotations

import io

from PIL import Image

from seatingapp.printing.photos import fitted_photo


def encoded(picture: Image.Image, kind: str) -> bytes:
    out = io.BytesIO()
    picture.save(out, kind)
    return out.getvalue()


def test_a_large_photo_is_cut_to_shape_and_made_small() -> None:
    photo = fitted_photo(encoded(Image.new("RGB", (2000, 1500), "blue"), "JPEG"), 34, 40)
    assert photo is not None
    with Image.open(io.BytesIO(photo)) as picture:
        assert picture.format == "JPEG"
        assert picture.size == (109, 128)
        assert not picture.getexif()


def test_clear_parts_of_a_picture_become_white() -> None:
    photo = fitted_photo(encoded(Image.new("RGBA", (50, 50), (255, 0, 0, 0)), "PNG"), 20, 20)
    assert photo is not None
    with Image.open(io.BytesIO(photo)) as picture:
        assert picture.getpixel((5, 5)) == (255, 255, 255)


def test_what_is_no_picture_or_half_a_picture_is_none() -> None:
    whole = encoded(Image.effect_noise((200, 200), 90), "PNG")
    assert fitted_photo(b"", 20, 20) is None
    assert fitted_photo(b"<svg/>", 20, 20) is None
    assert fitted_photo(whole[: len(whole) // 2], 20, 20) is None
