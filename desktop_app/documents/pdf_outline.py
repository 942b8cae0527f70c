"""The bookmarks of a PDF as objects of the file."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple


class Bookmark(NamedTuple):
    """A title with the reference of its page; level 1 lies inside the level 0 before it."""

    title: str
    level: int
    page: str


@dataclass
class _Entry:
    bookmark: Bookmark | None
    number: int
    children: list[_Entry] = field(default_factory=list)


def text_string(text: str) -> str:
    """A text as PDF's hexadecimal string in UTF-16BE."""
    return f"<FEFF{text.encode('utf-16-be', 'replace').hex().upper()}>"


def outline_objects(bookmarks: Sequence[Bookmark], first: int) -> list[str]:
    """The bodies of the outline's objects, numbered upwards from `first`, the root first.

    A file with one level opens unfolded; where there are two, the second is folded.
    """
    root = _Entry(None, first)
    for number, bookmark in enumerate(bookmarks, first + 1):
        parent = root.children[-1] if bookmark.level and root.children else root
        parent.children.append(_Entry(bookmark, number))
    bodies = {root.number: f"<< /Type /Outlines {_family(root)} /Count {len(root.children)} >>"}
    _add_children(root, bodies)
    return [bodies[number] for number in sorted(bodies)]


def _family(entry: _Entry) -> str:
    return f"/First {entry.children[0].number} 0 R /Last {entry.children[-1].number} 0 R"


def _add_children(parent: _Entry, bodies: dict[int, str]) -> None:
    siblings = parent.children
    for place, entry in enumerate(siblings):
        if entry.bookmark is None:
            continue
        parts = [f"/Title {text_string(entry.bookmark.title)} /Parent {parent.number} 0 R"]
        parts.append(f"/Dest [{entry.bookmark.page} /Fit]")
        if place:
            parts.append(f"/Prev {siblings[place - 1].number} 0 R")
        if place + 1 < len(siblings):
            parts.append(f"/Next {siblings[place + 1].number} 0 R")
        if entry.children:
            parts.append(f"{_family(entry)} /Count -{len(entry.children)}")
        bodies[entry.number] = f"<< {' '.join(parts)} >>"
        _add_children(entry, bodies)
