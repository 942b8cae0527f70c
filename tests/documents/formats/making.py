"""Small files of each format, made by hand: what no library that we use can write."""

from __future__ import annotations

import io
import struct
import zipfile
from collections.abc import Iterable, Mapping, Sequence
from xml.sax.saxutils import escape, quoteattr

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
STRICT = "http://purl.oclc.org/ooxml"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGES = "http://schemas.openxmlformats.org/package/2006"
WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def zipped(parts: Mapping[str, str | bytes]) -> bytes:
    """A zip of parts."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return stream.getvalue()


def relations(*targets: tuple[str, str, str]) -> str:
    """A part of relations: id, the last word of the type, target."""
    lines = (
        f"<Relationship Id={quoteattr(key)} Type={quoteattr(f'{OFFICE}/{kind}')} "
        f"Target={quoteattr(target)}/>"
        for key, kind, target in targets
    )
    return f'<Relationships xmlns="{PACKAGES}/relationships">{"".join(lines)}</Relationships>'


def styles(*codes: str) -> str:
    """A styles.xml with a style for each code, numbered from 1 on; 0 is General."""
    formats = "".join(
        f'<numFmt numFmtId="{n}" formatCode={quoteattr(code)}/>'
        for n, code in enumerate(codes, 164)
    )
    cells = "".join(f'<xf numFmtId="{n}"/>' for n in (0, *range(164, 164 + len(codes))))
    return (
        f'<styleSheet xmlns="{MAIN}"><numFmts>{formats}</numFmts>'
        f'<cellStyleXfs><xf numFmtId="1"/></cellStyleXfs><cellXfs>{cells}</cellXfs></styleSheet>'
    )


def xlsx_parts(rows: str, codes: Iterable[str] = (), book: str = "") -> dict[str, str | bytes]:
    """The parts of an .xlsx with one sheet 委员: `rows` is the XML of its rows."""
    return {
        "_rels/.rels": relations(("rId1", "officeDocument", "xl/workbook.xml")),
        "xl/workbook.xml": f'<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}">{book}<sheets>'
        '<sheet name="委员" sheetId="1" r:id="rId1"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": relations(
            ("rId1", "worksheet", "worksheets/sheet1.xml"), ("rId2", "styles", "styles.xml")
        ),
        "xl/styles.xml": styles(*codes),
        "xl/worksheets/sheet1.xml": f'<worksheet xmlns="{MAIN}"><sheetData>{rows}</sheetData>'
        "</worksheet>",
    }


def text_cell(place: str, text: str) -> str:
    """The XML of a text cell."""
    return f'<c r="{place}" t="inlineStr"><is><t>{escape(text)}</t></is></c>'


def number_cell(place: str, number: float, style: int = 0) -> str:
    """The XML of a cell with a number in a style."""
    return f'<c r="{place}" s="{style}"><v>{number!r}</v></c>'


def record(kind: int, data: bytes = b"") -> bytes:
    """One record of an old binary workbook."""
    return struct.pack("<HH", kind, len(data)) + data


def biff5_cell(
    row: int, column: int, value: str | float, style: int = 0, coding: str = "gbk"
) -> bytes:
    """A LABEL or a NUMBER."""
    if isinstance(value, str):
        text = value.encode(coding)
        return record(0x0204, struct.pack("<4H", row, column, style, len(text)) + text)
    return record(0x0203, struct.pack("<3Hd", row, column, style, value))


def biff5(
    sheets: Mapping[str, bytes], codes: Sequence[str] = (), code_page: int = 936, more: bytes = b""
) -> bytes:
    """The stream of an Excel 5.0 workbook; style 0 is General, the next have these codes."""
    head = record(0x0809, struct.pack("<4H", 0x0500, 5, 0, 0))
    if code_page:
        head += record(0x0042, struct.pack("<H", code_page))
    head += more
    for n, code in enumerate(codes, 164):
        text = code.encode("gbk")
        head += record(0x041E, struct.pack("<HB", n, len(text)) + text)
    for number in (0, *range(164, 164 + len(codes))):
        head += record(0x00E0, struct.pack("<HH", 0, number) + bytes(12))
    names = [name.encode("gbk") for name in sheets]
    place = len(head) + sum(11 + len(name) for name in names) + 4
    tail = b""
    for name, cells in zip(names, sheets.values(), strict=True):
        head += record(0x0085, struct.pack("<IHB", place + len(tail), 0, len(name)) + name)
        tail += record(0x0809, struct.pack("<4H", 0x0500, 0x10, 0, 0)) + cells + record(0x000A)
    return head + record(0x000A) + tail


def ole(stream: bytes, name: str = "Book") -> bytes:
    """A compound file with one stream of at most 60,000 bytes."""
    stream = stream.ljust(4096, b"\0")
    count = -(-len(stream) // 512)
    table = [0xFFFFFFFD, 0xFFFFFFFE, *range(3, 2 + count), 0xFFFFFFFE]
    table += [0xFFFFFFFF] * (128 - len(table))
    free = 0xFFFFFFFF

    def entry(title: str, kind: int, start: int, size: int, child: int = free) -> bytes:
        coded = f"{title}\0".encode("utf-16-le")
        head = coded.ljust(64, b"\0") + struct.pack(
            "<HBB3I", len(coded), kind, 1, free, free, child
        )
        return head + bytes(36) + struct.pack("<III", start, size, 0)

    directory = entry("Root Entry", 5, 0xFFFFFFFE, 0, 1) + entry(name, 2, 2, len(stream))
    header = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16)
    header += struct.pack("<5H", 0x3E, 3, 0xFFFE, 9, 6) + bytes(6)
    header += struct.pack("<9I", 0, 1, 1, 0, 4096, 0xFFFFFFFE, 0, 0xFFFFFFFE, 0)
    header += struct.pack("<I", 0) + b"\xff" * 432
    sectors = struct.pack("<128I", *table) + directory.ljust(512, b"\0")
    return header + sectors + stream.ljust(count * 512, b"\0")


def xlsb(
    cells: bytes, codes: Sequence[str] = (), since_1904: bool = False, strings: bytes = b""
) -> bytes:
    """An .xlsb with one sheet 委员; style 0 is General, the next have these codes.

    `strings` are the records of its shared texts.
    """
    formats = b"".join(
        brt(44, struct.pack("<H", n) + wide(code)) for n, code in enumerate(codes, 164)
    )
    sheet = brt(145) + cells + brt(146) + brt(130)
    numbers = (0, *range(164, 164 + len(codes)))
    head, count = brt(615, struct.pack("<I", len(codes))), struct.pack("<I", len(numbers))
    look = b"".join(brt(47, struct.pack("<HH", 0, n) + bytes(12)) for n in numbers)
    book = brt(131) + brt(153, struct.pack("<III", since_1904, 0, 0)) + brt(143)
    book += brt(156, struct.pack("<II", 0, 1) + wide("rId1") + wide("委员")) + brt(144) + brt(132)
    return zipped({
        "_rels/.rels": relations(("rId1", "officeDocument", "xl/workbook.bin")),
        "xl/workbook.bin": book,
        "xl/_rels/workbook.bin.rels": relations(
            ("rId1", "worksheet", "worksheets/sheet1.bin"), ("rId2", "styles", "styles.bin"),
            ("rId3", "sharedStrings", "sharedStrings.bin"),
        ),
        **({"xl/sharedStrings.bin": strings} if strings else {}),
        "xl/styles.bin": brt(278) + head + formats + brt(617, count) + look + brt(618) + brt(279),
        "xl/worksheets/sheet1.bin": brt(129) + brt(148, bytes(16)) + sheet,
    })  # fmt: skip


def brt(kind: int, data: bytes = b"") -> bytes:
    """One record of an .xlsb part."""
    head = bytes([kind]) if kind < 128 else bytes([kind & 0x7F | 0x80, kind >> 7])
    size, length = b"", len(data)
    while True:
        size += bytes([length & 0x7F | (0x80 if length > 127 else 0)])
        length >>= 7
        if not length:
            return head + size + data


def wide(text: str) -> bytes:
    """A text of an .xlsb part."""
    return struct.pack("<I", len(text)) + text.encode("utf-16-le")


def docx(body: str, **more: str | bytes) -> bytes:
    """A Word document with a body; `more` are further parts by their names."""
    parts: dict[str, str | bytes] = {
        "[Content_Types].xml": "<Types/>",
        "_rels/.rels": relations(("rId1", "officeDocument", "word/document.xml")),
        "word/document.xml": f'<w:document xmlns:w="{WORD}" xmlns:r="{OFFICE}">'
        f"<w:body>{body}</w:body></w:document>",
    }
    return zipped(parts | more)


def word_paragraph(text: str) -> str:
    """A paragraph, its letters' look and all."""
    look = '<w:rPr><w:rFonts w:hint="eastAsia"/><w:sz w:val="24"/></w:rPr>'
    place = f'<w:pPr><w:jc w:val="center"/>{look}</w:pPr>'
    return f"<w:p>{place}<w:r>{look}<w:t>{escape(text)}</w:t></w:r></w:p>"


def word_cell(text: str, properties: str = "") -> str:
    """A cell with a text."""
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{word_paragraph(text)}</w:tc>"


def word_table(*rows: Sequence[str] | str, widths: str = "") -> str:
    """A table; a row is a sequence of texts, or the XML of its cells."""
    lines = (row if isinstance(row, str) else "".join(map(word_cell, row)) for row in rows)
    body = "".join(f"<w:tr>{line}</w:tr>" for line in lines)
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths.split())
    return f"<w:tbl><w:tblGrid>{grid}</w:tblGrid>{body}</w:tbl>"
