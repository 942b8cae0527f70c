"""The text of a cell or a paragraph in a .docx, as it is read after every change was accepted."""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree.ElementTree import Element

from desktop_app.documents.formats import limits

_LEFT_OUT = frozenset({
    "del", "moveFrom",  # taken out under 修订, or moved away
    "tbl",  # a table inside a cell is a table of its own
    "txbxContent", "Fallback", "drawing", "pict", "object",  # text boxes and pictures
    "rt", "instrText", "delText", "delInstrText", "pPr", "sdtPr", "rubyPr", "tcPr",
})  # fmt: skip
WRAPPERS = frozenset({"sdt", "sdtContent", "ins", "moveTo", "customXml", "smartTag"})
"""Elements around rows, cells and tables that change nothing of them."""
_SIGNS = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-", "ptab": "\t"}
_SYMBOLS = {
    "FE": "☑", "FD": "☒", "52": "☑", "A8": "□", "6F": "□", "A3": "□",
    "FC": "√", "50": "√", "FB": "×",
}  # fmt: skip
"""The boxes and ticks that Chinese forms take from the fonts Wingdings and Wingdings 2."""


def local(element: Element) -> str:
    """An element's name without its namespace: the strict form of the format has another one."""
    tag: str = element.tag
    return tag[tag.rfind("}") + 1 :]


def value_of(element: Element | None, name: str = "val", default: str = "") -> str:
    """An attribute by its name without its namespace."""
    if element is None:
        return default
    return next((text for key, text in element.items() if key.endswith("}" + name)), default)


def child(element: Element, *path: str) -> Element | None:
    """The first child by names without their namespaces, one level after the other."""
    found = element
    for name in path:
        inner = next((each for each in found if local(each) == name), None)
        if inner is None:
            return None
        found = inner
    return found


def children(element: Element, name: str, depth: int = 0) -> Iterator[Element]:
    """The children of a name, those inside content controls and insertions too."""
    if depth > limits.MAX_DEPTH:
        raise limits.damaged()
    for each in element:
        found = local(each)
        if found == name:
            yield each
        elif found in WRAPPERS:
            yield from children(each, name, depth + 1)


def is_on(element: Element | None) -> bool:
    """Whether a switch is there and not turned off."""
    return element is not None and value_of(element) not in ("0", "false", "off")


def text_of(element: Element) -> str:
    """The text of a cell or a paragraph, its paragraphs as lines."""
    parts: list[str] = []
    _collect(element, parts, 0)
    lines = (line.strip(" ") for line in "".join(parts).replace("\xa0", " ").split("\n"))
    return "\n".join(lines).strip("\n\t ")


def _collect(element: Element, parts: list[str], depth: int) -> None:
    if depth > limits.MAX_DEPTH:
        raise limits.damaged()
    for each in element:
        name = local(each)
        if name == "t":
            parts.append(each.text or "")
        elif name in _SIGNS:
            parts.append(_SIGNS[name])
        elif name == "sym":
            parts.append(_SYMBOLS.get(value_of(each, "char").upper()[-2:], ""))
        elif name not in _LEFT_OUT and not _is_unseen(each, name):
            _collect(each, parts, depth + 1)
            if name == "p":
                parts.append("\n")


def _is_unseen(element: Element, name: str) -> bool:
    """Whether a run is hidden, or a content control only asks to be filled in."""
    if name == "r":
        return is_on(child(element, "rPr", "vanish"))
    return name == "sdt" and is_on(child(element, "sdtPr", "showingPlcHdr"))
