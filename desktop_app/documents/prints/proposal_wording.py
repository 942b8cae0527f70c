"""What the prints of proposals share: how a proposal is named, its units and movers."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from desktop_app.documents.prints.declared import Setting, Shown, Values
from desktop_app.documents.prints.mixed_grid import MixedGrid
from desktop_app.documents.prints.wording import is_one_of, joined, ticked

LINE = 9.5
MAIN, ASSISTING = ("sole", "main", "separate"), ("assist",)
ABOUT = (
    "proposal.number", "proposal.serial", "proposal.name", "proposal.session", "proposal.mover",
    "proposal.unit", "proposal.phone", "proposal.kind", "proposal.category",
)  # fmt: skip
"""The fields of its proposal that the prints of a handling sheet read."""
_MANY = re.compile(r"等\d*[人名位]?$")


def named(session: str, number: str) -> str:
    """A proposal by its session and number: 十届三次会议第0012号提案."""
    return f"{session}第{number}号提案" if number else f"{session}提案"


def above(values: Values, setting: Setting) -> tuple[str, str]:
    """The texts above the form of a sheet: the office, and the number of its proposal."""
    number, serial = values.get("proposal.number", ""), values.get("proposal.serial", "")
    told = f"提案号：{number}" if number else f"流水号：{serial}" if serial else ""
    return (f"{setting.office}　{values.get('proposal.session', '')}".rstrip("　"), told)


def about_rows(grid: MixedGrid, values: Values) -> None:
    """The first rows of the form of a sheet: subject, mover, unit and role."""
    grid.row(LINE).rest("案由", values["proposal.name"], "text")
    grid.row(LINE).pair("提案者", values["proposal.mover"])
    grid.pair("单位及职务", values["proposal.unit"])
    grid.row(LINE).pair("承办单位", values["unit"]).pair("分工", values["role"])


def units_of(rows: Iterable[Values], roles: Sequence[str]) -> list[str]:
    """The units that work on a proposal in one of these roles, each once."""
    found = (row.get("unit", "") for row in rows if is_one_of(row, "role", roles) and works(row))
    return list(dict.fromkeys(filter(None, found)))


def by_role(rows: Iterable[Values]) -> list[Values]:
    """Sheets in the order of papers: units that reply, those that assist, those that only read."""
    return sorted(rows, key=lambda row: next(
        (place for place, roles in enumerate((MAIN, ASSISTING)) if is_one_of(row, "role", roles)), 2
    ))  # fmt: skip


def works(row: Values) -> bool:
    """Whether a sheet's unit has it still: it was neither returned nor stopped."""
    return row.get("state.stored", "") != "returned" and not row.get("stopped_on", "")


SUGGESTED = ("position", "outcome.content", "adoption", "note", "adoption.stored")
"""What the prints of a sheet read of the suggestions that its unit decides on."""


def suggestions_told(rows: Iterable[Values]) -> list[str]:
    """The suggestions of a sheet as lines: 1. 修建蓄水池：采纳，已列入计划."""
    found = []
    for place, row in enumerate(rows, 1):
        text = row.get("outcome.content", "").strip().rstrip("。；")
        undecided = row.get("adoption.stored", "") in ("", "pending")
        said = "" if undecided else joined({"adoption": row.get("adoption", ""),
                                            "note": row.get("note", "").rstrip("。；")},
                                           "adoption", "note", between="，")  # fmt: skip
        found.append(f"{row.get('position', '') or place}. {text}{'：' if said else ''}{said}")
    return found


def movers_named(text: str) -> str:
    """The first mover as a letter addresses one: 张三 of 张三等3人, 张三、李四."""
    return _MANY.sub("", text.strip()).split("、")[0].strip()


def addressed(name: str, unit_like: Sequence[str] = ("会", "组", "部", "委", "盟", "社")) -> str:
    """A mover as a letter greets one: 张三委员; a body by its name alone."""
    long = len(name) > 4 and name.endswith(tuple(unit_like))
    return name if not name or long else f"{name}委员"


def class_mark(label: str) -> str:
    """The mark of a class of replies: A for “A 已经解决或基本解决”."""
    return label.split(maxsplit=1)[0] if label else ""


def last_class(values: Values) -> str:
    """The label of a sheet's class: that of the second reply where there was one."""
    return values.get("redo_class", "") or values.get("reply_class", "")


def offered_boxes(setting: Setting, code_list: str, chosen: str = "", but: str = "") -> str:
    """The offered entries of a code list to be ticked, without one of them."""
    left_out = setting.codes.get(code_list, {}).get(but, "")
    labels = [each for each in setting.offered.get(code_list, ()) if each != left_out]
    return ticked(chosen, labels)


def person(row: Values) -> str:
    """A signer with unit: 张三（演示单位）."""
    place = joined(row, "unit", "post")
    return f"{row.get('name', '')}（{place}）" if place else row.get("name", "")


def listed(shown: Shown, child: str) -> Sequence[Values]:
    """The rows of one kind."""
    return shown.children.get(child, ())
