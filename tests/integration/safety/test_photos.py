"""After an import of photos nothing of them, nor of the names of their files, is in clear."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from PIL import Image

from seatingapp.__main__ import main
from seatingapp.cli.access import VARIABLE
from seatingapp.exchange.photo_pictures import scaled_photo
from tests.integration.safety.tour import FORENAME, PASSPHRASE, SURNAME, UPN, finds
from tests.photos import picture

PLACE = "Quagglebert"  # part of what the tour looks for


def photo() -> bytes:
    """A photo that says where it was taken."""
    exif = Image.Exif()
    exif[0x010E] = f"{PLACE} Street"
    out = io.BytesIO()
    Image.open(io.BytesIO(picture(5, (600, 800)))).save(out, "JPEG", exif=exif, comment=PLACE)
    return out.getvalue()


def pieces(image: bytes) -> list[bytes]:
    """Parts of a picture that can be found wherever it begins: heads are alike in all."""
    body = image[image.index(b"\xff\xda") :]
    return [body[n : n + 24] for n in range(20, len(body) - 24, 64)]


def test_neither_photos_nor_names_are_left_in_clear(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    chosen, desk, temp = (tmp_path / name for name in ("chosen", "desk", "temp"))
    for folder in (chosen / "photos", desk, temp):
        folder.mkdir(parents=True)
    monkeypatch.setattr("tempfile.tempdir", str(temp))
    for name in ("TMPDIR", "TEMP", "TMP", "SQLITE_TMPDIR"):
        monkeypatch.setenv(name, str(temp))
    (chosen / "passphrase.txt").write_text(PASSPHRASE)
    monkeypatch.setenv(VARIABLE, str(chosen / "passphrase.txt"))
    (chosen / "class.csv").write_text(
        f"Surname,Forename,UPN,Class\n{SURNAME},{FORENAME},{UPN},9Q\n", encoding="utf-8"
    )
    original = photo()
    (chosen / "photos" / f"{UPN}.jpg").write_bytes(original)
    vault = str(desk / "School")
    for arguments in (
        ("new", vault),
        ("import", f"{vault}.seating", str(chosen / "class.csv")),
        ("photos", f"{vault}.seating", "import", str(chosen / "photos")),
        ("photos", f"{vault}.seating", "import", str(chosen / "photos")),
    ):
        assert main(arguments) == 0
    assert "1 new" in capsys.readouterr().out
    kept = scaled_photo(original).image
    assert PLACE.encode() in original
    assert PLACE.encode() not in kept
    assert finds(tmp_path, besides=chosen) == []
    on_disk = [path.read_bytes() for path in desk.rglob("*") if path.is_file()]
    assert sum(map(len, on_disk)) > 100_000
    needles = [*pieces(kept), *pieces(original)]
    assert len(needles) > 20
    assert not any(needle in content for content in on_disk for needle in needles)
    assert list(temp.iterdir()) == []
