"""LibreOffice, given a web page for the forms and a workbook for the register."""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from pathlib import Path

import xlsxwriter

from tests.benchmarks.document_content import COLUMNS, SHARES, Person
from tests.benchmarks.document_peers.web_page import forms_page

SOFFICE = shutil.which("soffice")
if SOFFICE is None:
    raise ImportError("soffice is not installed")


def _convert(source: Path, kind: str, out: Path) -> None:
    profile = f"-env:UserInstallation={source.parent.as_uri()}/profile"
    command = [str(SOFFICE), "--headless", profile, "--convert-to", kind, "--outdir"]
    subprocess.run([*command, str(source.parent), str(source)], check=True, capture_output=True)
    shutil.move(source.with_suffix(".pdf"), out)


def forms(people: list[Person], pictures: list[Path], out: Path) -> None:
    """One table a person."""
    with tempfile.TemporaryDirectory() as name:
        source = Path(name) / "forms.html"
        source.write_text(forms_page(people, pictures), "utf-8")
        _convert(source, "pdf:writer_web_pdf_Export", out)


def register(people: list[Person], _pictures: list[Path], out: Path) -> None:
    """One sheet, its first row repeated."""
    with tempfile.TemporaryDirectory() as name:
        source = Path(name) / "register.xlsx"
        with xlsxwriter.Workbook(source) as book:
            sheet = book.add_worksheet()
            sheet.set_landscape()
            sheet.set_paper(9)
            sheet.repeat_rows(0)
            style = book.add_format({"border": 1, "text_wrap": True, "align": "center"})
            for column, share in enumerate(SHARES):
                sheet.set_column(column, column, share / 2.2)
            for line, row in enumerate([COLUMNS, *(person.row for person in people)]):
                sheet.write_row(line, 0, row, style)
        _convert(source, "pdf", out)
