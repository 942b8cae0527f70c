"""Reads PDFs back with the tools that offices' readers are built on."""

from __future__ import annotations

import ctypes
import subprocess
from pathlib import Path
from typing import NamedTuple

import pypdfium2
from PIL import Image
from pypdfium2 import raw


class PageLine(NamedTuple):
    """A line of a page: its text, where it begins and ends, its baseline, in points."""

    text: str
    left: float
    right: float
    baseline: float


def poppler_text(path: Path, *options: str) -> str:
    """The text of a PDF by poppler's pdftotext."""
    command = ["pdftotext", *options, str(path), "-"]
    return subprocess.run(command, check=True, capture_output=True, encoding="utf-8").stdout


def pdfium_text(path: Path) -> str:
    """The text of a PDF by pdfium, page after page."""
    with pypdfium2.PdfDocument(path) as document:
        return "\n".join(page.get_textpage().get_text_range() for page in document)


def page_lines(source: Path | bytes) -> list[list[PageLine]]:
    """The lines of every page in the order they were drawn, by pdfium; spaces are left out."""
    with pypdfium2.PdfDocument(source) as document:
        return [_lines_of(page.get_textpage()) for page in document]


def _lines_of(page: pypdfium2.PdfTextPage) -> list[PageLine]:
    lines: list[PageLine] = []
    x, y = ctypes.c_double(), ctypes.c_double()
    for number in range(page.count_chars()):
        code = raw.FPDFText_GetUnicode(page, number)
        if raw.FPDFText_IsGenerated(page, number) or chr(code).isspace():
            continue
        raw.FPDFText_GetCharOrigin(page, number, x, y)
        right = page.get_charbox(number, loose=True)[2]
        found = PageLine(chr(code), x.value, right, round(y.value, 1))
        if lines and lines[-1].baseline == found.baseline and found.left >= lines[-1].left:
            last = lines.pop()
            found = PageLine(last.text + found.text, last.left, right, found.baseline)
        lines.append(found)
    return [line._replace(text=_whole(line.text)) for line in lines]


def _whole(text: str) -> str:
    """The text with its halves of characters beyond the basic plane put together."""
    return text.encode("utf-16", "surrogatepass").decode("utf-16")


def pictures(path: Path, scale: float = 1.0) -> list[Image.Image]:
    """Every page of a PDF in grey, `scale` pixels a point."""
    with pypdfium2.PdfDocument(path) as document:
        return [page.render(scale=scale).to_pil().convert("L") for page in document]


def image_boxes(path: Path) -> list[list[tuple[float, float, float, float]]]:
    """Left, bottom, right and top of every picture of every page, in points."""
    with pypdfium2.PdfDocument(path) as document:
        return [
            [each.get_bounds() for each in page.get_objects([raw.FPDF_PAGEOBJ_IMAGE])]
            for page in document
        ]


def bookmarks(path: Path) -> list[tuple[int, str, int]]:
    """Level, title and page (from 0) of every bookmark."""
    with pypdfium2.PdfDocument(path) as document:
        return [
            (mark.level, mark.get_title(), mark.get_dest().get_index())
            for mark in document.get_toc()
        ]


def problems(path: Path) -> str:
    """What qpdf finds wrong with a PDF, empty for a clean one."""
    done = subprocess.run(
        ["qpdf", "--check", str(path)], check=False, capture_output=True, encoding="utf-8"
    )
    return "" if done.returncode == 0 else done.stdout + done.stderr


def fonts(path: Path) -> list[str]:
    """The list of fonts by poppler, one line each."""
    done = subprocess.run(
        ["pdffonts", str(path)], check=True, capture_output=True, encoding="utf-8"
    )
    return done.stdout.splitlines()[2:]
