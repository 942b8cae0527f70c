"""The pictures in cells of an .xlsx workbook: those of WPS, those of Excel, those over a cell."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from xml.etree.ElementTree import Element

from desktop_app.documents.formats import limits
from desktop_app.documents.formats.package import Package, Relation
from desktop_app.documents.formats.safe_xml import tree_of
from desktop_app.documents.formats.workbook import Workbook
from desktop_app.documents.grids import Cell, Picture, Row, is_blank

_PHOTO_TITLE = re.compile(r"照片|相片|头像|证件照|寸照|图片")
_TITLE_ROWS = 40
_LOCAL_IMAGE = "_rvRel:LocalImageIdentifier"
Place = tuple[int, int]


class Pictures:
    """The pictures of one workbook; each part is read once, all together up to a limit."""

    def __init__(self, package: Package, book: Workbook) -> None:
        self._package, self._book = package, book
        self._read: dict[str, bytes] = {}
        self._left = limits.MAX_PICTURES

    def of_wps(self) -> Mapping[str, bytes]:
        """The pictures that =DISPIMG("ID_…",1) shows, by their ids."""
        part = self._package.related(self._book.part, "cellImage")
        part = part or ("xl/cellimages.xml" if "xl/cellimages.xml" in self._package else "")
        if not part:
            return {}
        relations = self._package.relations(part)
        found = {}
        for each in self._tree(part).iter():
            if each.tag.endswith("}cellImage"):
                name = next((x.get("name", "") for x in each.iter() if _is(x, "cNvPr")), "")
                found[name] = self._embedded(each, relations)
        return found

    def of_excel(self) -> list[bytes]:
        """The pictures placed in cells, by the value metadata of the cell (from 1).

        [MS-XLSX] 2.3.6: metadata names a rich value, that a relation, that a part.
        """
        paths = [
            self._package.related(self._book.part, kind)
            for kind in ("sheetMetadata", "rdRichValue", "richValueRel")
        ]
        if not all(paths):
            return []
        metadata, values, links = paths
        targets = self._package.relations(links)
        keys = [_attribute(each, "id") for each in self._tree(links).iter() if _is(each, "rel")]
        parts = [targets[key].target if key in targets else "" for key in keys]
        places = self._image_places()
        images = []
        for value in self._tree(values).iter():
            if _is(value, "rv"):
                texts = [each.text or "" for each in value if _is(each, "v")]
                place = places.get(value.get("s", ""), 0)
                number = _number(texts[place]) if place < len(texts) else -1
                images.append(self._bytes(parts[number]) if 0 <= number < len(parts) else b"")
        rich = _rich_values(self._tree(metadata))
        return [images[n] if 0 <= n < len(images) else b"" for n in rich]

    def _image_places(self) -> dict[str, int]:
        """For each structure of rich values the place of the picture among its values."""
        part = self._package.related(self._book.part, "rdRichValueStructure")
        found = {}
        structures = [x for x in self._tree(part).iter() if _is(x, "s")] if part else []
        for number, each in enumerate(structures):
            names = [key.get("n", "") for key in each if _is(key, "k")]
            found[str(number)] = names.index(_LOCAL_IMAGE) if _LOCAL_IMAGE in names else len(names)
        return found

    def over_cells(self, part: str, rows: list[list[Cell]]) -> Iterator[tuple[Place, Picture]]:
        """The pictures that lie over empty cells of a column for photos."""
        columns = _photo_columns(rows)
        drawing = self._package.related(part, "drawing") if columns else ""
        if not drawing:
            return
        relations = self._package.relations(drawing)
        for anchor in self._tree(drawing):
            place = _place_of(anchor)
            if place is None or place[1] not in columns or not _is_free(rows, place):
                continue
            if data := self._embedded(anchor, relations):
                yield place, Picture(data)

    def _tree(self, part: str) -> Element:
        return tree_of(self._package.read(part, limits.MAX_TEXT))

    def _embedded(self, element: Element, relations: Mapping[str, Relation]) -> bytes:
        """The bytes of the first picture that an element shows."""
        for each in element.iter():
            if _is(each, "blip"):
                relation = relations.get(_attribute(each, "embed"))
                return self._bytes(relation.target) if relation else b""
        return b""

    def _bytes(self, part: str) -> bytes:
        if part not in self._read:
            data = self._package.read(part, self._left) if part in self._package else b""
            self._left -= len(data)
            self._read[part] = data
        return self._read[part]


def _is(element: Element, name: str) -> bool:
    return bool(element.tag.endswith("}" + name))


def _attribute(element: Element, name: str) -> str:
    """An attribute of any namespace, or of none."""
    return next((text for key, text in element.items() if key.rpartition("}")[2] == name), "")


def _number(text: str | None) -> int:
    return int(text) if text and text.strip().isdecimal() else -1


def _rich_values(metadata: Element) -> list[int]:
    """The number of the rich value that each value metadata means, -1 where it means another."""
    future = [
        _number(next((x.get("i") for x in block.iter() if _is(x, "rvb")), None))
        for each in metadata
        if _is(each, "futureMetadata") and each.get("name") == "XLRICHVALUE"
        for block in each
        if _is(block, "bk")
    ]
    found = []
    for values in (each for each in metadata if _is(each, "valueMetadata")):
        for block in values:
            number = _number(next((x.get("v") for x in block if _is(x, "rc")), None))
            known = 0 <= number < len(future)
            found.append(future[number] if known else number if not future else -1)
    return found


def _photo_columns(rows: list[list[Cell]]) -> frozenset[int]:
    return frozenset(
        column
        for row in rows[:_TITLE_ROWS]
        for column, cell in enumerate(row)
        if isinstance(cell, str) and len(cell) < 20 and _PHOTO_TITLE.search("".join(cell.split()))
    )


def _is_free(rows: list[list[Cell]], place: Place) -> bool:
    """Whether a cell is empty in a line that says something."""
    row: Row = rows[place[0]] if place[0] < len(rows) else ()
    return place[1] < len(row) and is_blank(row[place[1]]) and any(not is_blank(x) for x in row)


def _place_of(anchor: Element) -> Place | None:
    """The cell that most of a drawing lies over; None for one that is bound to no cell."""
    found = {each.tag.rpartition("}")[2]: each for each in anchor}
    if "from" not in found:
        return None
    start = _corner(found["from"])
    stop = _corner(found["to"]) if "to" in found else start
    size = next((each for each in anchor.iter() if _is(each, "ext") and each.get("cy")), None)
    width = _number(size.get("cx")) if size is not None else 0
    height = _number(size.get("cy")) if size is not None else 0
    row = _middle(start["row"], stop["row"], stop["rowOff"], height)
    return row, _middle(start["col"], stop["col"], stop["colOff"], width)


def _corner(element: Element) -> dict[str, int]:
    texts = {each.tag.rpartition("}")[2]: each.text for each in element}
    return {name: max(0, _number(texts.get(name))) for name in ("row", "col", "rowOff", "colOff")}


def _middle(first: int, last: int, behind: int, size: int) -> int:
    """The row or column that most of a drawing lies in; `behind` of its `size` lies in the last."""
    if last - first == 1:
        return last if behind * 2 > size > 0 else first
    return (first + last) // 2
