"""Photos inside the office file: checked, turned upright, made small, named by hash."""

from __future__ import annotations

import hashlib
import io
import warnings
from collections.abc import Collection, Generator, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from desktop_app.errors import UserError
from desktop_app.storage.file import engine

if TYPE_CHECKING:
    from PIL.Image import Image

    from desktop_app.storage.file.office_file import OfficeFile

LARGEST = 20 * 1024 * 1024
MOST_PIXELS = 60_000_000
SMALLEST_SIDE = 50
STORED_SIDE = 900
QUALITY = 88
KEPT_AT_ONCE = 10
_FORMATS = ("JPEG", "PNG")


def prepare(data: bytes, name: str = "照片") -> bytes:
    """A JPEG of at most 900 pixels a side without any attached data (EXIF) from JPEG or PNG.

    The same bytes give the same result. `UserError` for another format, a damaged picture, more
    than 20 MB or 60 million pixels, or a side below 50 pixels.
    """
    if len(data) > LARGEST:
        raise UserError(f"“{name}”超过 {LARGEST >> 20} MB，没有添加。请先缩小照片。")
    from PIL import Image, ImageOps, UnidentifiedImageError

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            with Image.open(io.BytesIO(data), formats=_FORMATS) as picture:
                _check_size(picture, name)
                picture.draft("RGB", (STORED_SIDE, STORED_SIDE))
                return _encode(ImageOps.exif_transpose(picture))
    except UnidentifiedImageError as error:
        raise UserError(f"“{name}”不是 JPG 或 PNG 照片，没有添加。请另选一张。") from error
    except (OSError, SyntaxError, ValueError, Image.DecompressionBombError) as error:
        raise UserError(f"“{name}”已损坏，读不出照片，没有添加。请另选一张。") from error


def _check_size(picture: Image, name: str) -> None:
    width, height = picture.size
    if width * height > MOST_PIXELS:
        raise UserError(f"“{name}”有 {width}×{height} 像素，太大，没有添加。请先缩小照片。")
    if min(width, height) < SMALLEST_SIDE:
        raise UserError(f"“{name}”只有 {width}×{height} 像素，太小，印不清楚。请另选一张。")


def _encode(picture: Image) -> bytes:
    from PIL import Image

    if "A" in picture.getbands() or "transparency" in picture.info:
        clear = picture.convert("RGBA")
        picture = Image.new("RGBA", clear.size, "white")
        picture.alpha_composite(clear)
    plain = picture.convert("RGB")
    plain.thumbnail((STORED_SIDE, STORED_SIDE), Image.Resampling.LANCZOS)
    plain.info.clear()
    target = io.BytesIO()
    plain.save(target, "JPEG", quality=QUALITY, optimize=True)
    return target.getvalue()


def keep(office: OfficeFile, source: Path | bytes) -> str:
    """Store a photo in the office file; its hash. Call it before the row that names it."""
    if isinstance(source, bytes):
        data = prepare(source)
    else:
        data = prepare(_read(source), source.name)
    sha = hashlib.sha256(data).hexdigest()
    with office.writing() as connection:
        connection.execute("INSERT OR IGNORE INTO photo (sha, data) VALUES (?, ?)", (sha, data))
    return sha


def keep_in_steps(
    office: OfficeFile, prepared: Mapping[str, bytes]
) -> Generator[tuple[int, int], None, list[str]]:
    """Store photos that `prepare` gave, by their hashes, in slices; the hashes not there before.

    Closing it rolls back.
    """
    new: list[str] = []
    if not prepared:
        return new
    with office.writing() as connection:
        for done, (sha, data) in enumerate(prepared.items()):
            if done % KEPT_AT_ONCE == 0:
                yield done, len(prepared)
            known = connection.execute("SELECT 1 FROM photo WHERE sha = ?", (sha,)).fetchone()
            if not known:
                connection.execute("INSERT INTO photo (sha, data) VALUES (?, ?)", (sha, data))
                new.append(sha)
    return new


@contextmanager
def dropped_unless_done(office: OfficeFile, stored: Sequence[str]) -> Iterator[None]:
    """Remove stored photos again when what was to name them is cancelled or fails."""
    try:
        yield
    except BaseException:
        if stored:
            with office.writing() as connection:
                connection.executemany("DELETE FROM photo WHERE sha=?", [(sha,) for sha in stored])
        raise


def _read(source: Path) -> bytes:
    try:
        with source.open("rb") as file:
            return file.read(LARGEST + 1)
    except OSError as error:
        raise UserError(f"“{source.name}”读不出来，没有添加。请重新选择照片。") from error


def load(office: OfficeFile, sha: str) -> bytes | None:
    """The JPEG bytes of a stored photo, None where there is none."""
    data = engine.value_of(office.connection, "SELECT data FROM photo WHERE sha = ?", (sha,))
    return None if data is None else bytes(data)


def sweep(office: OfficeFile, named: Collection[str]) -> int:
    """Remove the photos that no row and no log entry names; the number removed."""
    stored = [row[0] for row in office.connection.execute("SELECT sha FROM photo")]
    unnamed = [(sha,) for sha in stored if sha not in named]
    if unnamed:
        with office.writing() as connection:
            connection.executemany("DELETE FROM photo WHERE sha = ?", unnamed)
    return len(unnamed)
