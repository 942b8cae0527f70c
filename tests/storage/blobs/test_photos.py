"""Photos come in small, upright and without attached data, or are refused."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from PIL import Image

from desktop_app.errors import UserError
from desktop_app.storage.blobs import photos
from tests.storage.offices import opened
from tests.storage.pictures import encoded, jpeg, picture


def decoded(data: bytes) -> Image.Image:
    return Image.open(io.BytesIO(data))


def test_a_large_photo_becomes_a_small_jpeg_of_the_same_shape() -> None:
    made = decoded(photos.prepare(jpeg(3000, 4200)))
    assert made.format == "JPEG"
    assert made.size == (643, 900)


def test_a_small_photo_is_not_blown_up() -> None:
    assert decoded(photos.prepare(jpeg(100, 140))).size == (100, 140)


def test_a_turned_photo_stands_upright_and_tells_no_place_or_time() -> None:
    notes = Image.Exif()
    notes[0x0112] = 6  # turned by a quarter
    notes[0x0132] = "2026:11:23 12:00:00"
    made = decoded(photos.prepare(encoded(picture(400, 300), "JPEG", exif=notes)))
    assert made.size == (300, 400)
    assert dict(made.getexif()) == {}
    assert made.convert("L").getpixel((150, 350)) == 255  # what was right is now below


def test_a_transparent_png_stands_on_white() -> None:
    made = decoded(photos.prepare(encoded(Image.new("RGBA", (100, 100), (0, 0, 0, 0)), "PNG")))
    assert made.mode == "RGB"
    assert made.getpixel((50, 50)) == (255, 255, 255)


@pytest.mark.parametrize("mode", ["1", "L", "P", "CMYK", "I;16"])
def test_every_colour_mode_is_read(mode: str) -> None:
    form = "JPEG" if mode == "CMYK" else "PNG"
    made = Image.new(mode, (100, 100))
    assert decoded(photos.prepare(encoded(made, form))).mode == "RGB"


def test_the_same_photo_gives_the_same_bytes() -> None:
    assert photos.prepare(jpeg()) == photos.prepare(jpeg())


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "不是 JPG 或 PNG"),
        (b"GIF89a" + bytes(100), "不是 JPG 或 PNG"),
        (encoded(picture(), "BMP"), "不是 JPG 或 PNG"),
        (jpeg()[:900], "已损坏"),
        (encoded(picture(), "PNG")[:150], "已损坏"),
        (jpeg(30, 400), "太小"),
        (encoded(Image.new("1", (9000, 9000)), "PNG"), "太大"),
        (bytes(photos.LARGEST + 1), "20 MB"),
    ],
)
def test_what_is_no_usable_photo_is_refused_with_the_reason(data: bytes, words: str) -> None:
    with pytest.raises(UserError, match=words):
        photos.prepare(data, "照片.jpg")


def test_a_photo_is_stored_once_under_its_hash_and_swept_when_unnamed(tmp_path: Path) -> None:
    source = tmp_path / "照片.jpg"
    source.write_bytes(jpeg())
    with opened(tmp_path) as office:
        sha = photos.keep(office, source)
        assert photos.keep(office, jpeg()) == sha
        stored = photos.load(office, sha)
        assert stored == photos.prepare(jpeg())
        assert photos.sweep(office, {sha}) == 0
        assert photos.sweep(office, set()) == 1
        assert photos.load(office, sha) is None


def test_a_photo_that_cannot_be_read_is_refused(tmp_path: Path) -> None:
    with opened(tmp_path) as office, pytest.raises(UserError, match="读不出来"):
        photos.keep(office, tmp_path / "没有.jpg")
