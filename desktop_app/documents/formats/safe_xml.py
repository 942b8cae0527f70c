"""XML out of files from anywhere: no document type, no entities of its own, bounded in size.

Trees are for parts that are small or bounded; everything else is walked without being kept.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import IO
from xml.etree import ElementTree
from xml.parsers import expat

from desktop_app.documents.formats import limits

_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")
_DECLARED = re.compile(rb"^\s*<\?xml[^>]*\bencoding\s*=\s*[\"']([A-Za-z0-9._-]+)")
_CHINESE = ("gb2312", "gbk", "gb18030", "cp936", "x-gbk")

Start = Callable[[str, dict[str, str]], object]


def tree_of(data: bytes) -> ElementTree.Element:
    """The root of a document; UserError when damaged, too large, or with a document type."""
    data = as_utf8(data)
    if b"<!DOCTYPE" in data or b"<!ENTITY" in data:
        raise limits.damaged()
    if data.count(b"<") > limits.MAX_TAGS:
        raise limits.too_big()
    try:
        return ElementTree.fromstring(data)
    except ElementTree.ParseError as error:
        raise limits.damaged() from error


def walk(
    source: bytes | IO[bytes],
    start: Start,
    end: Callable[[str], object],
    text: Callable[[str], object] | None = None,
) -> None:
    """Report every element and text in order, names as `namespace name`; errors as `tree_of`."""
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    parser.StartElementHandler = start
    parser.EndElementHandler = end
    parser.CharacterDataHandler = text
    parser.StartDoctypeDeclHandler = _refuse
    try:
        if isinstance(source, bytes):
            parser.Parse(as_utf8(source), True)
        else:
            parser.ParseFile(source)
    except expat.ExpatError as error:
        raise limits.damaged() from error


def _refuse(*_: object) -> None:
    raise limits.damaged()


def as_utf8(data: bytes) -> bytes:
    """A document in a coding that expat does not know, or in UTF-16, as UTF-8."""
    declared = _DECLARED.match(data[:400])
    coding = declared[1].decode().lower() if declared else ""
    if b"\0" in data[:64]:
        coding = "utf-16" if data[:2] in (b"\xff\xfe", b"\xfe\xff") else _utf16(data)
    elif coding in _CHINESE:
        coding = "gb18030"
    else:
        return data
    try:
        return _DECLARATION.sub("", data.decode(coding)).encode("utf-8")
    except UnicodeError as error:
        raise limits.damaged() from error


def _utf16(data: bytes) -> str:
    return "utf-16-le" if data[1:2] == b"\0" else "utf-16-be"
