"""The parts of a zipped office file: found by name whatever the slashes, capitals and places.

Open Packaging Conventions (ECMA-376 Part 2): names are alike in any case, and only relations say
which part is the workbook. Programs that are not Excel write both in their own ways.
"""

from __future__ import annotations

import io
import shutil
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from posixpath import basename, dirname, join, normpath
from typing import IO

from desktop_app.documents.formats import limits
from desktop_app.documents.formats.safe_xml import tree_of
from desktop_app.errors import UserError

BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, OSError, ValueError)
_MAIN = {
    "xl/workbook.xml": "xlsx",
    "xl/workbook.bin": "xlsb",
    "word/document.xml": "docx",
    "ppt/presentation.xml": "pptx",
}
_CONTENT = {
    "sheet.binary": "xlsb",
    "spreadsheetml": "xlsx",
    "ms-excel": "xlsx",
    "wordprocessingml": "docx",
    "ms-word": "docx",
    "presentationml": "pptx",
}
"""Words in the content type of a main part, and the kind of file that they mean."""


@dataclass(frozen=True, slots=True)
class Relation:
    """A relation of one part to another: the last word of its type, and the other part's name."""

    kind: str
    target: str


class Package:
    """The parts of one zipped file. Names go in and come out as `xl/workbook.xml`, lower case."""

    def __init__(self, archive: zipfile.ZipFile) -> None:
        self._archive = archive
        parts = [part for part in archive.infolist() if not part.filename.endswith(("/", "\\"))]
        if len(parts) > limits.MAX_PARTS:
            raise limits.too_big()
        if any(part.flag_bits & 1 for part in parts):
            raise UserError(limits.LOCKED)
        self._parts = {plain_name(part.filename): part for part in parts}
        if len(self._parts) < len(parts):
            raise limits.damaged()  # two parts of one name: programs differ in which they read

    def __contains__(self, name: str) -> bool:
        return plain_name(name) in self._parts

    def __iter__(self) -> Iterator[str]:
        return iter(self._parts)

    def real_name(self, name: str) -> str:
        """The name as the file has it."""
        return self._parts[plain_name(name)].orig_filename

    @contextmanager
    def open(self, name: str) -> Iterator[IO[bytes]]:
        """The unpacked bytes of a part as a stream; UserError where it is missing or damaged."""
        try:
            stream = self._archive.open(self._parts[plain_name(name)])
        except (KeyError, *BROKEN) as error:
            raise limits.damaged() from error
        with stream:
            try:
                yield stream
            except (zipfile.BadZipFile, zlib.error, EOFError) as error:
                raise limits.damaged() from error

    def read(self, name: str, most: int) -> bytes:
        """The unpacked bytes of a part; UserError where they are more than `most`."""
        with self.open(name) as stream:
            data = stream.read(most + 1)
        if len(data) > most:
            raise limits.too_big()
        return data

    def relations(self, part: str) -> dict[str, Relation]:
        """What a part refers to inside the file, by its ids; `part` "" is the file itself."""
        name = join(dirname(part), "_rels", f"{basename(part)}.rels")
        if name not in self:
            return {}
        found = {}
        for each in tree_of(self.read(name, limits.MAX_INDEX)).iter():
            if each.get("TargetMode") != "External" and each.get("Target"):
                kind = each.get("Type", "").rpartition("/")[2]
                target = _resolved(part, each.get("Target", ""))
                found[each.get("Id", "")] = Relation(kind, target)
        return found

    def related(self, part: str, kind: str) -> str:
        """The first part of one kind that a part refers to and the file has, or an empty text."""
        kinds = (x for x in self.relations(part).values() if x.kind.casefold() == kind.casefold())
        return next((each.target for each in kinds if each.target in self), "")


@contextmanager
def opened_package(data: bytes) -> Iterator[Package]:
    """The parts of a zipped file; UserError when it is damaged, locked or has too many."""
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
    except BROKEN as error:
        raise limits.damaged() from error
    with archive:
        yield Package(archive)


def replaced(package: Package, parts: Mapping[str, bytes]) -> bytes:
    """The same file without its pictures, and with other bytes for the `parts`, by plain names."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        for part in package:
            if part in parts:
                archive.writestr(package.real_name(part), parts[part])
            elif "/media/" not in part:
                name = package.real_name(part)
                with package.open(part) as source, archive.open(name, "w") as target:
                    shutil.copyfileobj(source, target)
    return stream.getvalue()


def main_part(package: Package) -> tuple[str, str]:
    """The part that the file is about, and its kind: xlsx, xlsb, docx, pptx; else empty texts."""
    part = package.related("", "officeDocument")
    part = part or next((each for each in _MAIN if each in package), "")
    declared = _content_type(package, part) if part else ""
    kind = next((kind for word, kind in _CONTENT.items() if word in declared), "")
    folder = part.partition("/")[0]
    usual = next((x for name, x in _MAIN.items() if name.startswith(f"{folder}/")), "")
    return part, kind or ("xlsb" if part.endswith(".bin") else usual)


def _content_type(package: Package, part: str) -> str:
    name = "[content_types].xml"
    if name not in package:
        return ""
    for each in tree_of(package.read(name, limits.MAX_INDEX)).iter():
        if plain_name(each.get("PartName", "")) == part:
            return each.get("ContentType", "").casefold()
    return ""


def plain_name(name: str) -> str:
    """A part's name as it is compared: slashes forward, none in front, in small letters."""
    return name.replace("\\", "/").lstrip("/").casefold()


def _resolved(part: str, target: str) -> str:
    target = target.replace("\\", "/")
    whole = target if target.startswith("/") else join(dirname(part), target)
    return plain_name(normpath(whole))
