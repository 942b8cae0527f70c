"""Reads PDFs back with the tools that offices' readers are built on."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pypdfium2
from PIL import Image


def poppler_text(path: Path, *options: str) -> str:
    """The text of a PDF by poppler's pdftotext."""
    command = ["pdftotext", *options, str(path), "-"]
    return subprocess.run(command, check=True, capture_output=True, encoding="utf-8").stdout


def pdfium_text(path: Path) -> str:
    """The text of a PDF by pdfium, page after page."""
    with pypdfium2.PdfDocument(path) as document:
        return "\n".join(page.get_textpage().get_text_range() for page in document)


def pictures(path: Path, scale: float = 1.0) -> list[Image.Image]:
    """Every page of a PDF in grey, `scale` pixels a point."""
    with pypdfium2.PdfDocument(path) as document:
        return [page.render(scale=scale).to_pil().convert("L") for page in document]


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
