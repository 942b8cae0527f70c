"""Workbooks and text tables, and the ways in which the bad-books campaign spoils them.

What is too large, too deep or repeated here is so only by the limits that the campaign lowers:
every file is small, and harmless to any program that opens it.
"""

from __future__ import annotations

import io
import quopri
import random
import re
import struct
import zipfile
from collections.abc import Callable
from xml.sax.saxutils import escape

import xlsxwriter
import xlwt
from odf.opendocument import OpenDocumentSpreadsheet
from odf.table import Table, TableCell, TableRow
from odf.text import P

from tests.documents.formats import making
from tests.documents.formats.making import biff5, biff5_cell, brt, ole, wide

HEADER = ["姓名", "证号", "出生年月", "性别", "民族", "界别", "专委会", "手机", "单位", "备注"]
NUMBERS = ("-1", "0", "7", "65", "700", "x", "", "1e5")
LOWERED = {
    "MAX_PACKED": 4_000_000, "MAX_PACKED_WITH_PICTURES": 4_000_000,
    "MAX_UNPACKED": 3_000_000, "MAX_TEXT": 3_000_000,
    "MAX_INDEX": 300_000, "MAX_PICTURES": 100_000, "MAX_PARTS": 40, "MAX_TAGS": 20_000,
    "MAX_DEPTH": 20, "MAX_ROWS": 500, "MAX_COLUMNS": 60, "MAX_CELLS": 20_000,
}  # fmt: skip
"""The limits of the reader for the campaign: sound books are within them."""
ODD_TEXTS = (
    "=cmd|' /C calc'!A0", "+1", "-", "\u202e王刚", "a\u0301" * 50, "王" * 40_000, "\ufeff",
    "'=1", "𠅤𰻞", "<b>&amp;</b>", "1975.13", "12345678901234567890", "138****1234", "\ud7ff",
    "无", "a\nb\tc", "NaN",
)  # fmt: skip
ENTITY = '<!DOCTYPE x [<!ENTITY a "b">]>'
Spoil = Callable[[random.Random], tuple[str, bytes]]


def rows(dice: random.Random, count: int = 12) -> list[list[str]]:
    """Invented lines, odd texts among them."""
    made = [
        ["王刚", "A1", "1975.3", "男", "汉", "农业界", "提案委", "13800001111", "县医院", ""]
        for _ in range(count)
    ]
    for number, row in enumerate(made):
        row[1] = f"A{number}"
        row[dice.randrange(len(row))] = dice.choice(ODD_TEXTS)
    return [HEADER, *made]


def xlsx(dice: random.Random) -> bytes:
    """A sound .xlsx."""
    stream = io.BytesIO()
    book = xlsxwriter.Workbook(stream, {"strings_to_formulas": False, "strings_to_urls": False})
    page = book.add_worksheet("委员")
    for number, row in enumerate(rows(dice)):
        for column, text in enumerate(row):
            page.write_string(number, column, text[:32_000])
    page.merge_range(3, 5, 6, 5, "教育界")
    book.close()
    return stream.getvalue()


def xls(dice: random.Random) -> bytes:
    """A sound .xls."""
    stream = io.BytesIO()
    book = xlwt.Workbook(encoding="utf-8")
    page = book.add_sheet("委员")
    for number, row in enumerate(rows(dice)):
        for column, text in enumerate(row):
            page.write(number, column, text[:32_000])
    book.save(stream)
    return stream.getvalue()


def ods(dice: random.Random) -> bytes:
    """A sound .ods."""
    document = OpenDocumentSpreadsheet()
    table = Table(name="委员")
    document.spreadsheet.addElement(table)
    for row in rows(dice):
        line = TableRow()
        table.addElement(line)
        for text in row:
            cell = TableCell(valuetype="string")
            cell.addElement(P(text=text))
            line.addElement(cell)
    stream = io.BytesIO()
    document.write(stream)
    return stream.getvalue()


def csv(dice: random.Random) -> bytes:
    """A sound .csv in some coding."""
    mark = dice.choice((",", "\t", ";"))
    text = "\r\n".join(mark.join(row) for row in rows(dice))
    return text.encode(dice.choice(("utf-8", "utf-8-sig", "gb18030", "utf-16")), "replace")


def html(dice: random.Random) -> bytes:
    """A web page with a table, named .xls."""
    lines = "".join("<tr>" + "".join(f"<td>{x}" for x in row) for row in rows(dice))
    return f"<html><table border=1>{lines}</table></html>".encode("gb18030")


def docx(dice: random.Random) -> bytes:
    """A Word document with a table."""
    cell = "<w:tc><w:p><w:r><w:t>{}</w:t></w:r></w:p></w:tc>"
    lines = ("".join(cell.format(escape(x)) for x in row) for row in rows(dice))
    body = "".join(f"<w:tr>{line}</w:tr>" for line in lines)
    return document(f"<w:tbl>{_printable(body)}</w:tbl>")


def document(body: str) -> bytes:
    """A .docx with a body."""
    space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    text = f'<w:document xmlns:w="{space}"><w:body>{body}</w:body></w:document>'
    return zipped({"[Content_Types].xml": b"<Types/>", "word/document.xml": text.encode()})


def old_xml(dice: random.Random) -> bytes:
    """An XML workbook of Excel 2003."""
    cell = '<Cell><Data ss:Type="String">{}</Data></Cell>'
    lines = ("".join(cell.format(escape(x)) for x in row) for row in rows(dice))
    return spreadsheetml(_printable("".join(f"<Row>{line}</Row>" for line in lines)))


def spreadsheetml(lines: str) -> bytes:
    """An XML workbook with some rows."""
    space = "urn:schemas-microsoft-com:office:spreadsheet"
    return (
        f'<?xml version="1.0"?><Workbook xmlns="{space}" xmlns:ss="{space}">'
        f'<Worksheet ss:Name="委员"><Table>{lines}</Table></Worksheet></Workbook>'
    ).encode()


def old_xls(dice: random.Random) -> bytes:
    """A workbook of Excel 5.0, in its container or as the bare stream."""
    cells = b"".join(
        biff5_cell(number, column, text[:80].encode("gbk", "replace").decode("gbk"))
        for number, row in enumerate(rows(dice))
        for column, text in enumerate(row)
    )
    stream = biff5({"委员": cells + biff5_cell(2, 1, 12, 1)}, ["0000"])
    return ole(stream) if dice.random() < 0.7 else stream


def xlsb(dice: random.Random) -> bytes:
    """A binary workbook of newer Excel."""
    cells = b""
    for number, row in enumerate(rows(dice)):
        cells += brt(0, struct.pack("<IIHBBBI", number, 0, 300, 0, 0, 0, 0))
        for column, text in enumerate(row):
            cells += brt(6, struct.pack("<II", column, 0) + wide(text[:500]))
    return making.xlsb(cells + brt(5, struct.pack("<IId", 20, 1, 12.0)), ["0000"])


def _printable(text: str) -> str:
    """A text as XML can hold it."""
    return "".join(each for each in text if each in "\t\n" or each >= " ").replace("\ufffe", "")


def web_archive(dice: random.Random) -> bytes:
    """A web archive, named .xls."""
    head = b"MIME-Version: 1.0\r\nContent-Type: text/html; charset=gbk\r\n"
    coded = quopri.encodestring(html(dice))
    return head + b"Content-Transfer-Encoding: quoted-printable\r\n\r\n" + coded


SOUND: tuple[tuple[str, Callable[[random.Random], bytes]], ...] = (
    (".xlsx", xlsx), (".xls", xls), (".et", xls), (".ods", ods), (".csv", csv), (".xls", html),
    (".docx", docx), (".xml", old_xml), (".xls", web_archive), (".xls", old_xls), (".xlsb", xlsb),
)  # fmt: skip


def sound(dice: random.Random) -> tuple[str, bytes]:
    """A book as it should be, but for odd texts."""
    suffix, make = dice.choice(SOUND)
    return suffix, make(dice)


def harmed(dice: random.Random) -> tuple[str, bytes]:
    """A book with bytes flipped, overwritten, cut off, doubled or zeroed."""
    suffix, data = sound(dice)
    spoilt = bytearray(data)
    for _ in range(dice.choice((1, 1, 3, 30))):
        start = dice.randrange(len(spoilt))
        stop = min(len(spoilt), start + dice.choice((1, 4, 64, 512)))
        way = dice.randrange(5)
        if way == 0:
            spoilt[start] ^= 1 << dice.randrange(8)
        elif way == 1:
            spoilt[start:stop] = dice.randbytes(stop - start)
        elif way == 2:
            del spoilt[max(start, 1) :]
        elif way == 3:
            spoilt[start:start] = spoilt[start:stop]
        else:
            spoilt[start:stop] = bytes(stop - start)
    return suffix, bytes(spoilt)


def repacked(dice: random.Random) -> tuple[str, bytes]:
    """A zipped book whose XML was changed and zipped again, so that the reader really parses it."""
    suffix, make = dice.choice((SOUND[0], SOUND[0], SOUND[3], SOUND[6]))
    parts = unzipped(make(dice))
    for _ in range(dice.choice((1, 1, 2, 5))):
        name = dice.choice([each for each in parts if each.endswith(".xml")])
        parts[name] = _changed(parts[name], dice)
    if dice.random() < 0.1:
        del parts[dice.choice(list(parts))]
    return suffix, zipped(parts)


def _changed(data: bytes, dice: random.Random) -> bytes:
    text = data.decode("utf-8", "replace")
    way = dice.randrange(6)
    found = list(re.finditer(r'="(\d+)"|>(\d+)<|r="([A-Z]+\d+)"', text))
    tags = list(re.finditer(r"<[^>]+>", text))
    if way == 0 and found:
        each = dice.choice(found)
        place = next(n for n in (1, 2, 3) if each[n] is not None)
        new = dice.choice(NUMBERS) if place < 3 else dice.choice(("BZ700", "A0", "ZZ9", "B2"))
        return (text[: each.start(place)] + new + text[each.end(place) :]).encode()
    if way == 1 and tags:
        each = dice.choice(tags)
        return (text[: each.start()] + text[each.end() :]).encode()
    if way == 2 and tags:
        each = dice.choice(tags)
        return (text[: each.start()] + each[0] * dice.choice((2, 50)) + text[each.end() :]).encode()
    if way == 3:
        return data[: dice.randrange(len(data) or 1)]
    if way == 4:
        start = dice.randrange(len(data) or 1)
        return data[:start] + dice.randbytes(dice.choice((1, 8))) + data[start + 1 :]
    return text.replace("?>", "?>" + ENTITY, 1).encode()


def hostile(dice: random.Random) -> tuple[str, bytes]:
    """A book over one of the lowered limits, or with what no office program writes."""
    return dice.choice(HOSTILE)(dice)


def _with_part(dice: random.Random, name: str, change: Callable[[str], str]) -> tuple[str, bytes]:
    parts = unzipped(xlsx(dice))
    parts[name] = change(parts[name].decode()).encode()
    return ".xlsx", zipped(parts)


def _with_sheet(dice: random.Random, cells: str) -> tuple[str, bytes]:
    end = "</sheetData>"
    change = lambda text: text.replace(end, cells + end, 1)  # noqa: E731
    return _with_part(dice, "xl/worksheets/sheet1.xml", change)


def _far(dice: random.Random) -> tuple[str, bytes]:
    return _with_sheet(dice, '<row r="700"><c r="BZ700"><v>1</v></c></row>')


def _far_odd(dice: random.Random) -> tuple[str, bytes]:
    return _with_sheet(dice, "<row\nr='700'><c  r = 'BZ700' ><v>1</v></c></row>")


def _bomb(dice: random.Random) -> tuple[str, bytes]:
    parts = unzipped(xlsx(dice))
    parts[dice.choice(("xl/sharedStrings.xml", "xl/extra.xml"))] = b" " * 3_100_000
    return ".xlsx", zipped(parts, 1)


def _entity(dice: random.Random) -> tuple[str, bytes]:
    name = dice.choice(("xl/workbook.xml", "xl/styles.xml"))
    return _with_part(dice, name, lambda text: text.replace("?>", "?>" + ENTITY, 1))


def _repeated(dice: random.Random) -> tuple[str, bytes]:
    parts = unzipped(ods(dice))
    text = parts["content.xml"].decode()
    for tag, name in (("table-row", "rows"), ("table-cell", "columns")):
        text = text.replace(f"<table:{tag}", f'<table:{tag} table:number-{name}-repeated="501"', 1)
    parts["content.xml"] = text.encode()
    return ".ods", zipped(parts)


def _many_parts(dice: random.Random) -> tuple[str, bytes]:
    parts = unzipped(xlsx(dice))
    parts.update({f"xl/media/{number}.xml": b"x" for number in range(41)})
    return ".xlsx", zipped(parts, 0)


def _twice(dice: random.Random) -> tuple[str, bytes]:
    parts = unzipped(xlsx(dice))
    parts["XL/worksheets/Sheet1.xml"] = parts["xl/worksheets/sheet1.xml"]
    return ".xlsx", zipped(parts)


def _deep(_dice: random.Random) -> tuple[str, bytes]:
    return ".docx", document("<w:sdt><w:sdtContent>" * 15 + "</w:sdtContent></w:sdt>" * 15)


def _many_tags(_dice: random.Random) -> tuple[str, bytes]:
    return ".docx", document("<w:tbl>" + "<w:tr><w:tc/></w:tr>" * 7_000 + "</w:tbl>")


def _long_xml(_dice: random.Random) -> tuple[str, bytes]:
    row = '<Row ss:Index="700"><Cell><Data ss:Type="String">王刚</Data></Cell></Row>'
    return ".xml", spreadsheetml(row)


def _wide_web(_dice: random.Random) -> tuple[str, bytes]:
    return ".xls", b"<html><table><tr>" + b"<td>1" * 61 + b"</table></html>"


def _wide_text(_dice: random.Random) -> tuple[str, bytes]:
    return ".csv", b"\xe5\xa7\x93\xe5\x90\x8d," + b"a," * 61


def _encrypted(dice: random.Random) -> tuple[str, bytes]:
    ole = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + dice.randbytes(4_000)
    return ".xlsx", ole + "EncryptedPackage".encode("utf-16-le") + dice.randbytes(4_000)


HOSTILE = (
    _bomb, _far, _far_odd, _entity, _repeated, _many_parts, _twice, _deep, _many_tags, _long_xml,
    _wide_web, _wide_text, _encrypted,
)  # fmt: skip


def noise(dice: random.Random) -> tuple[str, bytes]:
    """Bytes that are no book at all, behind some book's first bytes or none."""
    heads = (
        b"",
        b"PK\x03\x04",
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
        b"<html><table>",
        b"\xff\xfe",
        b"%PDF",
    )
    data = dice.choice(heads) + dice.randbytes(dice.choice((0, 1, 7, 600, 5_000)))
    return dice.choice((".xlsx", ".xls", ".ods", ".csv", ".txt")), data


def unzipped(data: bytes) -> dict[str, bytes]:
    """The parts of a zip by name."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def zipped(parts: dict[str, bytes], level: int = 6) -> bytes:
    """A zip of parts."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED, compresslevel=level) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return stream.getvalue()


SPOILS: tuple[Spoil, ...] = (
    sound, harmed, harmed, harmed, repacked, repacked, repacked, repacked, noise, hostile,
)  # fmt: skip
