"""Rows for the clipboard: as plain text, and as a table in which Excel and WPS change nothing."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from typing import NamedTuple

from desktop_app.ui.desktop import Desktop
from desktop_app.ui.events import Events

AS_TEXT = " style=\"mso-number-format:'\\@'\""  # else 0012 becomes 12, and 1975-03 Mar-75
BREAK = '<br style="mso-data-placement:same-cell">'


class CopiedRows(NamedTuple):
    """A table with its header first; `numbers` are the columns that can be reckoned with."""

    lines: Sequence[Sequence[str]]
    numbers: frozenset[int] = frozenset()

    @property
    def many(self) -> int:
        """How many rows there are below the header."""
        return max(len(self.lines) - 1, 0)

    def text(self) -> str:
        """The rows with tabs between their cells."""
        return "\n".join("\t".join(_cell(text) for text in line) for line in self.lines)

    def html(self) -> str:
        """The rows as a table of cells that stay the texts that they are."""
        styles = [
            "" if place in self.numbers else AS_TEXT
            for place in range(max(map(len, self.lines), default=0))
        ]
        lines = (
            "".join(
                f"<td{style}>{_broken(text)}</td>"
                for style, text in zip(styles, line, strict=False)
            )
            for line in self.lines
        )
        rows = "\n".join(f"<tr>{line}</tr>" for line in lines)
        head = '<html><head><meta charset="utf-8"></head>'
        return f"{head}<body><table>\n{rows}\n</table></body></html>"


def copy_rows(desktop: Desktop, events: Events, rows: CopiedRows) -> None:
    """Copies rows to the clipboard and reports how many; reports an empty selection."""
    if not rows.many:
        events.say("没有选中的行，请先选中要复制的行", role="muted")
        return
    desktop.copy_table(rows.text(), rows.html())
    events.say(f"已复制 {rows.many} 行，可以粘贴到 Excel 或 WPS", role="muted")


def _broken(text: str) -> str:
    return BREAK.join(escape(text, quote=False).splitlines())


def _cell(text: str) -> str:
    """A text for one cell of a pasted table: in quotes where it has lines or quotes of its own."""
    if "\n" in text or "\t" in text or '"' in text:
        return '"' + text.replace('"', '""') + '"'
    return text
