"""typst, given a template and the content as JSON."""

from __future__ import annotations

import json
import shutil
import tempfile
from pathlib import Path

import typst

from tests.benchmarks.document_content import (
    COLUMNS,
    FONTS,
    HEIGHTS,
    LETTER_HEADS,
    SHARES,
    SIGNATURE,
    TITLE,
    WIDTHS,
    Person,
    letter,
)

HEAD = """#set text(font: ("Noto Serif SC", "BabelStone Han"), size: %s, lang: "zh", region: "cn")
#let data = json("data.json")
#set page(paper: "a4", flipped: %s, margin: 20mm)
#set page(footer: context align(center)[
  第 #counter(page).display() 页　共 #counter(page).final().first() 页])
"""
FORMS = """#for person in data {
  align(center, text(font: "Noto Sans SC", size: 22pt)[%s])
  table(columns: (%s), rows: (%s), stroke: .5pt, align: center + horizon, inset: 2pt,
    table.cell(x: 6, y: 0, rowspan: 4, image(person.photo, width: 24mm)),
    ..for cell in person.cells { (table.cell(x: cell.x, y: cell.y,
      align: if cell.run { left + top } else { center + horizon },
      colspan: cell.w, cell.text),) })
  pagebreak(weak: true)
}
"""
REGISTER = """#table(columns: (%s), stroke: .4pt, align: center + horizon,
  inset: (x: 2pt, y: 4.5pt), table.header(%s), ..data.flatten())
"""

LETTERS = """#set page(margin: (top: 37mm, left: 28mm, right: 26mm, bottom: 35mm),
  footer: context align(right, counter(page).display("— 1 —")))
#set par(justify: true, first-line-indent: (amount: 2em, all: true), leading: 13pt, spacing: 13pt)
#set text(font: ("FandolFang R", "Noto Serif SC Light", "Noto Serif SC", "BabelStone Han"))
#for it in data.letters {
  align(center, text(font: "Noto Serif SC", weight: "bold", size: 22pt, it.title))
  par(first-line-indent: 0em, it.to + "：")
  for (n, each) in it.texts.enumerate() {
    if n == 1 or n == 3 {
      par(text(font: "Noto Sans SC", data.heads.at(calc.quo(n, 2))))
    }
    par(each)
  }
  align(right, data.signature.join(linebreak()))
  pagebreak(weak: true)
  counter(page).update(1)
}
"""


def _compile(source: str, data: object, out: Path, pictures: list[Path]) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for path in pictures:
            shutil.copy(path, folder)
        (folder / "data.json").write_text(json.dumps(data, ensure_ascii=False), "utf-8")
        (folder / "main.typ").write_text(source, "utf-8")
        typst.compile(
            str(folder / "main.typ"), output=str(out), ignore_system_fonts=True,
            font_paths=[str(FONTS["song"].parent)],
        )  # fmt: skip


def _list(values: tuple[float, ...]) -> str:
    return ", ".join(f"{value:.2f}mm" for value in values)


def forms(people: list[Person], pictures: list[Path], out: Path) -> None:
    """One table a person."""
    data = [
        {
            "photo": pictures[person.photo].name,
            "cells": [
                {"x": c.column, "y": c.row, "w": c.columns, "text": c.text, "run": c.running}
                for c in person.cells
            ],
        }
        for person in people
    ]
    source = HEAD % ("10.5pt", "false") + FORMS % (TITLE, _list(WIDTHS), _list(HEIGHTS))
    _compile(source, data, out, pictures)


def register(people: list[Person], _pictures: list[Path], out: Path) -> None:
    """One table."""
    widths = tuple(share * 257 / sum(SHARES) for share in SHARES)
    titles = ", ".join(f'text(font: "Noto Sans SC")[{title}]' for title in COLUMNS)
    source = HEAD % ("9pt", "true") + REGISTER % (_list(widths), titles)
    _compile(source, [person.row for person in people], out, [])


def letters(people: list[Person], _pictures: list[Path], out: Path) -> None:
    """One letter a person."""
    parts = map(letter, people)
    written = [{"title": title, "to": to, "texts": texts} for title, to, texts in parts]
    data = {"letters": written, "heads": LETTER_HEADS, "signature": SIGNATURE}
    _compile(HEAD % ("16pt", "false") + LETTERS, data, out, [])
