"""大事记: the events of a month or a year in running text, day by day."""

from __future__ import annotations

from collections.abc import Mapping

from desktop_app.chinese.numerals import chinese_number
from desktop_app.documents.printables import Block, Heading, Letter, Paragraph
from desktop_app.documents.prints.declared import Chosen, LetterPrint, Setting, Shown

ENDS = "。！？；…"
FIELDS = ("span", "year")
CHILDREN = {"entry": ("month", "days", "text")}


def letter(shown: Shown, setting: Setting, _: Chosen) -> Letter:
    """The chronicle of one span; a year has a heading for each month with an entry.

    What is known only by the year comes before the first heading.
    """
    blocks: list[Block] = []
    month = ""
    for days, row in _by_days(shown.children.get("entry", ())):
        if shown.values.get("year") and row["month"] not in ("", month):
            month = row["month"]
            blocks.append(Heading(f"{chinese_number(int(month))}月"))
        blocks.append(Paragraph(f"{days}\u3000{row['text']}"))
    return Letter(
        title=f"{setting.office}\n{shown.values.get('span', '')}大事记",
        blocks=blocks,
        bookmark=shown.title,
    )


def _by_days(rows: object) -> list[tuple[str, dict[str, str]]]:
    """The rows with those of one day joined, each text ended by a full stop."""
    found: list[tuple[str, dict[str, str]]] = []
    for row in rows:  # type: ignore[attr-defined]
        each: Mapping[str, str] = row
        text = ended(each["text"])
        if found and found[-1][0] == each["days"]:
            found[-1][1]["text"] += text
        else:
            found.append((each["days"], {**each, "text": text}))
    return found


def ended(text: str) -> str:
    """A text with a full stop at its end, where it has none, in one line."""
    text = " ".join(text.split())
    return text if text.endswith(tuple(ENDS)) or not text else f"{text}。"


PRINT = LetterPrint(
    key="chronicle", title="大事记", record="", fields=FIELDS, letter=letter, children=CHILDREN
)
