"""The parts of an .xlsx workbook: which part is which sheet, and what its styles show."""

from __future__ import annotations

import io
import re
import shutil
import zipfile
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from xml.sax.saxutils import escape, quoteattr

from desktop_app.documents.formats import limits
from desktop_app.documents.formats.number_formats import Display, displays_by_style
from desktop_app.documents.formats.package import Package, Relation
from desktop_app.documents.formats.safe_xml import as_utf8, tree_of, walk

_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGES = "http://schemas.openxmlformats.org/package/2006"
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_COMMENT = re.compile(rb"<!--.*?-->|<!\[CDATA\[(.*?)\]\]>", re.DOTALL)
_VALUE = re.compile(rb"<v>([^<]*)</v>")
_USUAL = ("xl/workbook.xml", "xl/styles.xml", "xl/sharedStrings.xml")


@dataclass(frozen=True, slots=True)
class Workbook:
    """The parts of one workbook, by their plain names, empty where it has none.

    `sheets` are the parts of its sheets by the names on their tabs.
    """

    part: str
    styles: str
    strings: str
    sheets: Mapping[str, str]
    relations: Mapping[str, Relation]
    since_1904: bool


def workbook_of(package: Package, part: str) -> Workbook:
    """The other parts named by a workbook's main part; UserError if it is damaged."""
    relations = package.relations(part)
    sheets: dict[str, str] = {}
    since_1904 = False
    for each in tree_of(package.read(part, limits.MAX_INDEX)).iter():
        if each.tag.endswith("}sheet"):
            key = next((value for name, value in each.items() if name.endswith("}id")), "")
            if key in relations:
                sheets[each.get("name", "")] = relations[key].target
        elif each.tag.endswith("}workbookPr"):
            since_1904 = each.get("date1904", "") in ("1", "true", "on")
    if not sheets:
        raise limits.damaged()
    return Workbook(
        part,
        package.related(part, "styles"),
        package.related(part, "sharedStrings"),
        sheets,
        relations,
        since_1904,
    )


def displays_of(package: Package, styles: str) -> dict[int, Display]:
    """The cell styles, by their numbers, that show something else than a cell's value."""
    if not styles:
        return {}
    walker = _Styles()
    with package.open(styles) as stream:
        walk(stream, walker.start, walker.end)
    return displays_by_style(walker.formats, walker.codes)


class _Styles:
    """A walk through styles.xml: the number format of each cell style."""

    def __init__(self) -> None:
        self.codes: dict[int, str] = {}
        self.formats: list[int] = []
        self._is_cells = False

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        """Take note of a format's code and of a cell style's format."""
        name = tag.rpartition(" ")[2]
        if name == "numFmt":
            self.codes[_number(attributes.get("numFmtId"))] = attributes.get("formatCode", "")
        elif name == "cellXfs":
            self._is_cells = True
        elif name == "xf" and self._is_cells:
            self.formats.append(_number(attributes.get("numFmtId")))

    def end(self, tag: str) -> None:
        """Leave the cell styles."""
        if tag.rpartition(" ")[2] == "cellXfs":
            self._is_cells = False


def _number(text: str | None) -> int:
    return int(text) if text and text.isdecimal() else 0


def is_usual(package: Package, book: Workbook) -> bool:
    """Whether the parts have the names that the cell reader expects, whatever the relations say."""
    parts = zip((book.part, book.styles, book.strings), _USUAL, strict=True)
    named = (package.real_name(part).replace("\\", "/") == usual for part, usual in parts if part)
    return "_rels/.rels" in package and all(named)


def rewritten(
    package: Package,
    book: Workbook,
    odd_errors: Collection[str] = (),
    littered: Collection[str] = (),
) -> bytes:
    """The same workbook with its parts under the names that the cell reader expects.

    Errors that it does not know become one that it knows; the parts `littered` lose their comments
    and the white space before and after values, and CDATA becomes text.
    """
    targets = {book.styles: _USUAL[1], book.strings: _USUAL[2]}
    for number, part in enumerate(dict.fromkeys(book.sheets.values())):
        targets[part] = f"xl/worksheets/sheet{number}.xml"
    relations = "".join(
        f'<Relationship Id={quoteattr(key)} Type="{_OFFICE}/{each.kind}" '
        f'Target="/{targets[each.target]}"/>'
        for key, each in book.relations.items()
        if each.target in targets and each.target in package
    )
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        types = f'{_HEAD}<Types xmlns="{_PACKAGES}/content-types"/>'
        archive.writestr("[Content_Types].xml", types)
        main = f'<Relationship Id="rId1" Type="{_OFFICE}/officeDocument" Target="{_USUAL[0]}"/>'
        archive.writestr("_rels/.rels", _relations(main))
        archive.writestr("xl/_rels/workbook.xml.rels", _relations(relations))
        for part, name in {book.part: _USUAL[0], **targets}.items():
            is_odd = part in littered or (odd_errors and part in book.sheets.values())
            if part in package and is_odd:
                data = package.read(part, limits.MAX_UNPACKED)
                data = _without_litter(data) if part in littered else data
                archive.writestr(name, _known_errors(data, odd_errors))
            elif part in package:
                with package.open(part) as source, archive.open(name, "w") as target:
                    shutil.copyfileobj(source, target)
    return stream.getvalue()


def _as_text(comment: re.Match[bytes]) -> bytes:
    """The text of CDATA; nothing for a comment."""
    return escape((comment[1] or b"").decode("latin-1")).encode("latin-1")


def _without_litter(data: bytes) -> bytes:
    data = as_utf8(data)
    walk(data, lambda *_: None, lambda _: None)  # damaged XML takes the patterns very long
    data = _COMMENT.sub(_as_text, data)
    return _VALUE.sub(lambda x: b"<v>%s</v>" % x[1].strip(), data)


def _known_errors(data: bytes, odd_errors: Collection[str]) -> bytes:
    for text in odd_errors:
        data = data.replace(f">{escape(text)}<".encode(), b">#N/A<")
    return data


def _relations(text: str) -> str:
    return f'{_HEAD}<Relationships xmlns="{_PACKAGES}/relationships">{text}</Relationships>'
