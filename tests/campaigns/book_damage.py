"""Workbooks and text tables, and the ways in which the bad-books campaign spoils them."""

from __future__ import annotations

import io
import random
import re
import zipfile
from collections.abc import Callable
from functools import cache

import xlsxwriter
import xlwt
from odf.opendocument import OpenDocumentSpreadsheet
from odf.table import Table, TableCell, TableRow
from odf.text import P

HEADER = ["姓名", "证号", "出生年月", "性别", "民族", "界别", "专委会", "手机", "单位", "备注"]
NUMBERS = ("-1", "0", "99999", "1048576", "4294967297", "99999999999999999999", "x", "", "1e308")
ODD_TEXTS = (
    "=cmd|' /C calc'!A0", "+1", "-", "\u202e王刚", "a\u0301" * 50, "王" * 40_000, "\ufeff",
    "'=1", "𠅤𰻞", "<b>&amp;</b>", "1975.13", "12345678901234567890", "138****1234", "\ud7ff",
    "无", "a\nb\tc", "NaN",
)  # fmt: skip
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


SOUND: tuple[tuple[str, Callable[[random.Random], bytes]], ...] = (
    (".xlsx", xlsx), (".xls", xls), (".et", xls), (".ods", ods), (".csv", csv), (".xls", html),
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
    suffix, make = dice.choice((SOUND[0], SOUND[3]))
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
        new = (
            dice.choice(NUMBERS) if place < 3 else dice.choice(("XFD1048576", "A0", "ZZZZ9", "B2"))
        )
        return (text[: each.start(place)] + new + text[each.end(place) :]).encode()
    if way == 1 and tags:
        each = dice.choice(tags)
        return (text[: each.start()] + text[each.end() :]).encode()
    if way == 2 and tags:
        each = dice.choice(tags)
        return (text[: each.start()] + each[0] * dice.choice((2, 50)) + text[each.end() :]).encode()
    if way == 3:
        return data[: dice.randrange(len(data))]
    if way == 4:
        start = dice.randrange(len(data))
        return data[:start] + dice.randbytes(dice.choice((1, 8))) + data[start + 1 :]
    entity = '<!DOCTYPE x [<!ENTITY a "lol"><!ENTITY b "&a;&a;&a;&a;">]>'
    return text.replace("?>", "?>" + entity, 1).encode()


def hostile(dice: random.Random) -> tuple[str, bytes]:
    """A book made to fill the memory or to keep the reader busy."""
    return dice.choice(
        (_bomb, _far, _far_odd, _repeated, _many_parts, _deep, _wide_text, _encrypted)
    )(dice)


def _with_sheet(dice: random.Random, cells: str) -> tuple[str, bytes]:
    parts = unzipped(xlsx(dice))
    name = "xl/worksheets/sheet1.xml"
    text = parts[name].decode()
    parts[name] = re.sub("</sheetData>", f"{cells}</sheetData>", text, count=1).encode()
    return ".xlsx", zipped(parts)


def _far(dice: random.Random) -> tuple[str, bytes]:
    return _with_sheet(dice, '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>')


def _far_odd(dice: random.Random) -> tuple[str, bytes]:
    return _with_sheet(dice, "<row\nr='1048576'><c  r = 'XFD1048576' ><v>1</v></c></row>")


def _bomb(dice: random.Random) -> tuple[str, bytes]:
    return ".xlsx", _bomb_in(dice.choice(("xl/sharedStrings.xml", "xl/extra.xml")))


@cache
def _bomb_in(part: str) -> bytes:
    parts = unzipped(xlsx(random.Random(part)))
    parts[part] = bytes(500_000_000)
    return zipped(parts, 1)


def _repeated(dice: random.Random) -> tuple[str, bytes]:
    parts = unzipped(ods(dice))
    text = parts["content.xml"].decode()
    for tag, name in (("table-row", "rows"), ("table-cell", "columns")):
        text = text.replace(
            f"<table:{tag}", f'<table:{tag} table:number-{name}-repeated="99999"', 1
        )
    parts["content.xml"] = text.encode()
    return ".ods", zipped(parts)


def _many_parts(dice: random.Random) -> tuple[str, bytes]:
    parts = unzipped(xlsx(dice))
    parts.update({f"xl/media/{number}.xml": b"x" for number in range(6_000)})
    return ".xlsx", zipped(parts, 0)


def _deep(dice: random.Random) -> tuple[str, bytes]:
    return _with_sheet(dice, "<row>" * 100_000)


def _wide_text(dice: random.Random) -> tuple[str, bytes]:
    return ".csv", b"\xe5\xa7\x93\xe5\x90\x8d," + b'"' + b"a," * 2_000_000


def _encrypted(dice: random.Random) -> tuple[str, bytes]:
    ole = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + dice.randbytes(4_000)
    return ".xlsx", ole + "EncryptedPackage".encode("utf-16-le") + dice.randbytes(4_000)


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
