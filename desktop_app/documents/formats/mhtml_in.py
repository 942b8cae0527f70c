"""Web archives (MHTML), which Excel and old systems save under .mht or .xls: their tables."""

from __future__ import annotations

import binascii
import quopri
import re
from collections.abc import Iterator
from email.message import Message
from email.parser import BytesHeaderParser

from desktop_app.documents.csv_in import coding_of
from desktop_app.documents.formats import limits
from desktop_app.documents.grids import Sheet
from desktop_app.documents.pasted_in import has_table, read_html_tables

_DEEPEST = 4
_HEAD = re.compile(rb"\A(?:[A-Za-z-]+:[^\n]*\n(?:[ \t][^\n]*\n)*){1,40}")
_WEB = re.compile(
    rb"^Content-Type:\s*(?:multipart/(?:related|alternative|mixed)|text/html)",
    re.IGNORECASE | re.MULTILINE,
)
_BLANK_LINE = re.compile(rb"\r?\n\r?\n")
_NAMED = re.compile(r"<x:Name>([^<]*)</x:Name>.*?HRef=\"([^\"]*)\"", re.DOTALL | re.IGNORECASE)
_CHINESE = frozenset({"gb2312", "gbk", "gb18030", "cp936", "hz-gb-2312"})
_TABS = "tabstrip"


def is_mhtml(head: bytes) -> bool:
    """Whether a file that begins so is a web archive."""
    found = _HEAD.match(head.lstrip())
    return found is not None and _WEB.search(found[0]) is not None


def read_mhtml(data: bytes, name: str) -> tuple[Sheet, ...]:
    """The tables of a web archive, each page's largest first; UserError when it is damaged."""
    pages = []
    for count, (head, body) in enumerate(_parts(data.lstrip(), 0)):
        if count > limits.MAX_PARTS:
            raise limits.too_big()
        if head.get_content_type() in ("text/html", "application/xhtml+xml"):
            pages.append((str(head.get("Content-Location", "")), _decoded(head, body)))
    titles = {_last(href): title for _, page in pages for title, href in _NAMED.findall(page)}
    found: list[Sheet] = []
    for place, page in pages:
        if has_table(page) and _TABS not in place:
            found += read_html_tables(page, titles.get(_last(place), name))
    return tuple(found)


def _parts(data: bytes, depth: int) -> Iterator[tuple[Message, bytes]]:
    """The parts of a message that hold no others, each with its header."""
    blank = _BLANK_LINE.search(data)
    head = BytesHeaderParser().parsebytes(data[: blank.start()] if blank else data)
    body = data[blank.end() :] if blank else b""
    boundary = head.get_boundary()
    if head.get_content_maintype() != "multipart" or boundary is None:
        yield head, body
        return
    if depth >= _DEEPEST:
        raise limits.damaged()
    mark = b"--" + boundary.encode("utf-8", "replace")
    for piece in re.split(rb"(?:\A|\r?\n)" + re.escape(mark), body)[1:]:
        if piece.startswith(b"--"):
            break
        yield from _parts(piece.partition(b"\n")[2].lstrip(b"\r\n"), depth + 1)


def _decoded(head: Message, body: bytes) -> str:
    """The text of a part, by the coding it declares, else by the one that fits."""
    transfer = str(head.get("Content-Transfer-Encoding", "")).strip().lower()
    try:
        if transfer == "quoted-printable":
            body = quopri.decodestring(body)
        elif transfer == "base64":
            body = binascii.a2b_base64(body)
    except binascii.Error as error:
        raise limits.damaged() from error
    coding = (head.get_content_charset() or "").lower()
    try:
        return body.decode("gb18030" if coding in _CHINESE else coding or coding_of(body))
    except (UnicodeError, LookupError):
        return body.decode(coding_of(body), "replace")


def _last(place: str) -> str:
    return place.replace("\\", "/").rpartition("/")[2].casefold()
