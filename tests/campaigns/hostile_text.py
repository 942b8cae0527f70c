"""hostile_text: texts made to run, to break out or to confuse, through form, Excel, CSV and PDF.

Each is refused in words or kept; what is kept is shown as typed everywhere and live nowhere.
"""

from __future__ import annotations

import random
import re
import subprocess
import tempfile
from pathlib import Path

import openpyxl
import pytest

from desktop_app.documents import books_out, sheets_out, text_guard
from desktop_app.errors import UserError
from desktop_app.records import Brand, Case, Consultation, Topic
from desktop_app.records import Outcome as Suggestion
from desktop_app.records.record import Record
from desktop_app.services import imports, prints, registers
from desktop_app.services.desk import Desk, settle_keys
from desktop_app.services.imports import Verdict
from desktop_app.services.registers import exports
from desktop_app.services.safekeeping.destinations import Destination
from desktop_app.storage.query.lists import Query
from tests.campaigns.outcome import Outcome
from tests.documents.pdf_reading import poppler_text, problems
from tests.storage.offices import opened

FULL = 500
BATCH = 25
FIELDS: dict[type[Record], tuple[str, ...]] = {
    Brand: ("name", "number", "slogan", "goal", "carrier", "remark"),
    Topic: ("name", "number", "remark", "content", "approver", "approval_note"),
    Consultation: ("name", "joint_with", "surveyors", "problems", "speeches", "reported_doc"),
    Suggestion: ("content", "addressee", "unit", "instruction", "result", "stop_reason"),
    Case: ("name", "background", "process", "insight", "award", "submitted_to"),
}
PLACES = tuple((model, field) for group in zip(*FIELDS.values(), strict=True)
               for model, field in zip(FIELDS, group, strict=True))  # fmt: skip
PRINTED = 30
SESSION = "演示协商会"
LIVE_IN_PDF = re.compile(rb"/(JS|JavaScript|Launch|URI|OpenAction|EmbeddedFile|SubmitForm)\b")
TEXTS = (
    "=1+1", "+1", "-1", "@SUM(1)", "＝1+1", "＋1", "－1", "＠1", '=HYPERLINK("http://a.cn","看")',
    "=cmd|' /C calc'!A0", "'=1", "''=1", "\t=1", "\r=1", " =1", "\n=1", "%0A=1", ";=1", ",=1",
    "<b>粗</b>", "<para>", "</para>", "<font color=red>红</font>", "<img src=x onerror=alert(1)>",
    "<a href='javascript:alert(1)'>点</a>", "&lt;b&gt;", "&amp;", "&#60;", "<br/>", "<!-- -->",
    "<![CDATA[x]]>", "]]>", "<?xml?>", "<script>alert(1)</script>", "{{7*7}}", "${7*7}", "%s%n",
    "{0}", "%(name)s", "\\u0041", "\\x41", "C:\\Windows", "../../etc/passwd", "/dev/null",
    "file:///etc/passwd", "'; DROP TABLE member; --", '" OR ""="', "1 OR 1=1", "NULL", "None",
    "TRUE", "true", "0", "-0", "007", "1e5", "1/2", "3-4", "12345678901234567890", "１２３", "½",
    "(PDF) Tj", "BT /F1 12 Tf (x) Tj ET", "endstream endobj", "/JavaScript", "\\)", "((", "<<>>",
    "مرحبا", "שלום", "\u202e反过来", "\u2066隔\u2069", "\u200f", "\u200b零宽",
    "\ufeff头", "\u00ad软",
    "a\u0301\u0301\u0301", "e\u0301", "王\ufe00", "👩\u200d👩\u200d👧", "🇨🇳", "👍🏽", "\U0001f9ff",
    "㛃𬀩𬭊𫖯䶮𠅤𰻞", "\ue000\uf8ff", "\U0010fffd", "\ufdd0", "\uffff", "\ud800", "\udfff\ud800",
    "\0", "a\0b", "\x01", "\x1b[31m红", "\x7f", "\x85行", "\u2028行", "\u2029段", "\x0b", "a\tb",
    "_x0041_", "_x000D_", "'", '"', '""', "`", "\\", "|", "a|b", "一,二", "一，二", "一;二",
    "一\n二",
    "一\r\n二", "   ", "　", "-", "—", "/", "无", "138****1234", "字" * 60, "字" * 10_000,
    "a" * 10_000,
    "长 " * 5_000, "。" * 500, "（" * 500, "﷽" * 20, "\u0e49" * 200, "Z\u0351\u0321" * 100,
)  # fmt: skip


def run(cases: int, seed: int) -> Outcome:
    """So many texts, the list first, then mixtures of it."""
    outcome, dice = Outcome(), random.Random(seed)
    kept = refused = 0
    while outcome.cases < cases:
        texts = [_text(outcome.cases + n, dice) for n in range(min(BATCH, cases - outcome.cases))]
        with tempfile.TemporaryDirectory() as place, opened(Path(place)) as office:
            desk = Desk(office, "演示")
            settle_keys(desk)
            session = registers.save(desk, Consultation, {"name": SESSION}).keys[0]
            first = outcome.cases
            saved = [
                each for each in enumerate(texts, first) if _save(desk, session, *each, outcome)
            ]
            kept, refused = kept + len(saved), refused + len(texts) - len(saved)
            for model in FIELDS:
                _check_tables(desk, model, Path(place), outcome)
                _check_print(desk, model, Path(place), outcome)
        outcome.cases += len(texts)
    outcome.remark = f"kept {kept}, refused {refused}"
    return outcome


def control(seed: int) -> Outcome:
    """The same without the text guard and without text cells: must fail."""
    taken = pytest.MonkeyPatch()
    taken.setattr(text_guard, "STARTS", frozenset())
    for module in (books_out, sheets_out):
        taken.setattr(module, "guarded", lambda text: text)
    try:
        return run(BATCH, seed)
    finally:
        taken.undo()


def _text(number: int, dice: random.Random) -> str:
    if number < len(TEXTS):
        return TEXTS[number]
    return "".join(dice.choices([each for each in TEXTS if len(each) < 80], k=dice.choice((2, 3))))


UNSEEN = (
    "\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff"
)


def _squeezed(text: str) -> str:
    """A text without what a reader may break, space anew or take off its ends (unseen marks)."""
    return "".join(text.split()).strip(UNSEEN)


def _save(desk: Desk, session: int, number: int, text: str, outcome: Outcome) -> bool:
    """Save a text in one field of a new record; whether it was kept."""
    model, field = PLACES[number % len(PLACES)]
    inputs: dict[str, object] = {model.NAME: f"第{number}号", field: text}
    if model is Suggestion:
        stopped = {"stopped_on": "2026-03-05"} if field == "stop_reason" else {}
        inputs = {"unit": "演示局", **inputs, **stopped, "consultation": session}
    if model is Consultation and number % 2:
        inputs = {"held_on": "2026-01-05", **inputs}
    try:
        made = registers.save(desk, model, inputs)
    except UserError as error:
        outcome.expect(error.sentence.endswith("。"), f"{text[:40]!r}: {error.sentence}")
        return False
    value = registers.draft(desk, model, made.keys[0]).values[field]
    as_typed = _squeezed(str(value or "")) == _squeezed(text)
    return outcome.expect(as_typed, f"{text[:40]!r} was kept as {str(value)[:40]!r}")


def _check_tables(desk: Desk, model: type[Record], folder: Path, outcome: Outcome) -> None:
    keys = registers.find(desk, model, Query())
    table = exports.collect(desk, model, keys)
    for suffix in (".xlsx", ".csv"):
        path = folder / f"{model.KEY}{suffix}"
        exports.write(table, Destination(path))
        grid = imports.open_book(path).sheets[0]
        if suffix == ".csv":
            live = [str(cell) for row in grid.rows for cell in row if is_live_text(cell)]
        else:
            page = openpyxl.load_workbook(path).worksheets[0]
            live = [str(cell.value) for row in page for cell in row if cell.data_type == "f"]
        outcome.expect(not live, f"live in {path.name}: {live[:3]!r}")
        plan = imports.plan(desk, model, imports.source(imports.propose(desk, model, grid)))
        other = [line for line in plan.lines if line.verdict is not Verdict.SAME]
        told = [(line.title, line.changes, line.remarks) for line in other[:2]]
        outcome.expect(not other, f"{path.name} does not come back the same: {told!r}"[:600])


def is_live_text(cell: object) -> bool:
    """Whether a cell of a CSV file would be run; the list of starts is the campaign's own."""
    return isinstance(cell, str) and (cell[:1] in tuple("=+-@\t\r＝＋－＠") and bool(cell))


def objects_of(path: Path) -> bytes:
    """The objects of a PDF without the bytes of its streams and the texts of its strings.

    Packed bytes hold any short sequence by chance, and a text may say anything: what a reader
    acts on are names outside both. Objects packed into streams are unpacked first.
    """
    command = ["qpdf", "--qdf", "--object-streams=disable", str(path), "-"]
    plain = subprocess.run(command, capture_output=True, check=True).stdout
    without_streams = re.sub(rb"\bstream\r?\n.*?\bendstream\b", b"", plain, flags=re.DOTALL)
    without_texts = re.sub(rb"\((?:\\.|[^\\()])*\)", b"()", without_streams, flags=re.DOTALL)
    return re.sub(rb"<[0-9A-Fa-f\s]*>", b"<>", without_texts)


def _check_print(desk: Desk, model: type[Record], folder: Path, outcome: Outcome) -> None:
    keys = registers.find(desk, model, Query())
    for wanted in prints.prints_of(desk, model) if keys else ():
        path = folder / f"{model.KEY}.pdf"
        try:
            sheet = prints.collect(desk, wanted, keys)
        except UserError as error:  # a print that none of these records may have
            outcome.expect(error.sentence.endswith("。"), f"{wanted.title}: {error.sentence}")
            continue
        shown = {each.title for each in sheet.shown}
        prints.save(prints.write(sheet, lambda _done, _all: None), Destination(path))
        outcome.expect(not LIVE_IN_PDF.search(objects_of(path)), f"live in {wanted.title}")
        outcome.expect(not problems(path), f"{wanted.title}: {problems(path)[:200]}")
        printed = _squeezed(poppler_text(path))
        for row in registers.rows(desk, model, keys, (model.NAME,)):
            listed = model.title_of({model.NAME: row[2]}) in shown
            plain = listed and len(row[2]) < PRINTED and row[2].isascii()
            found = not plain or _squeezed(row[2]) in printed
            outcome.expect(found, f"{row[2]!r} is not to be found in {wanted.title}")
