"""重点工作: what the Party committee puts first in a year; tasks name the one they serve."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from desktop_app.patterns import pattern
from desktop_app.records.field_types import Code, LongText, Number, Text
from desktop_app.records.import_hints import ImportHints
from desktop_app.records.lookup import Lookup
from desktop_app.records.record import Record
from desktop_app.records.years import Year

_WITH_YEAR = pattern(r"(?P<name>.+?)[（(](?P<year>(?:19|20)\d\d)年?[）)]")


class WorkPriority(Record):
    """重点工作: one priority of one year, of the Party committee of the prefecture or county."""

    KEY, TITLE, UNIT = "work_priority", "重点工作", "项"
    SORT = "position"
    MATCH_KEYS = (("year", "name"), ("name",))
    UNIQUE, TITLE_FIELDS = (("year", "name"),), ("year",)
    IMPORT = ImportHints(year_above="year", texts={"level": "remark"})
    SEARCH = ("document",)
    COLUMNS = ("position", "name", "year", "level", "document", "remark")
    FILTERS = ("year", "level")

    position = Number("排序号", 0, 9999, also=("序号", "排序"), width=5)
    name = Text(
        "重点工作", 120, required=True, width=22,
        also=("名称", "重点工作名称", "中心工作", "重点任务"),
    )  # fmt: skip
    year = Year("年度", also=("年份",), width=5, help_text="不填就是今年")
    level = Code(
        "部署层级", "priority_level", default="county", also=("级别", "层级", "部署单位"), width=8
    )
    document = Text("文件依据", 80, also=("依据", "文号", "文件"), document=True, width=14)
    remark = LongText("备注", also=("说明",))

    @classmethod
    def defaults(cls, lookup: Lookup) -> dict[str, Any]:
        return {**super().defaults(lookup), "year": lookup.today.year}

    @classmethod
    def title_of(cls, values: Mapping[str, Any]) -> str:
        """The name with its year: priorities often return year after year."""
        name = super().title_of(values)
        return f"{name}（{values['year']}）" if values.get("year") else name

    @classmethod
    def other_titles(cls, values: Mapping[str, Any]) -> tuple[str, ...]:
        return (str(values["name"]),) if values.get("name") else ()

    @classmethod
    def split_cells(cls, draft: Mapping[str, object], lookup: Lookup) -> Mapping[str, object]:
        """A name with a year in brackets gives both."""
        found = _WITH_YEAR.fullmatch(str(draft.get("name") or "").strip())
        if found is None:
            return draft
        return {**draft, "name": found["name"], "year": draft.get("year") or found["year"]}


def of_year(text: str, year: int, lookup: Lookup) -> object:
    """A priority's name as a title of that year, where several years have it or another one does.

    The text itself where it names one priority of that year, or says its year.
    """
    text = text.strip()
    if not text or _WITH_YEAR.fullmatch(text):
        return text
    titles = lookup.titles[WorkPriority.KEY]
    wanted, found = f"{text}（{year}）", titles.find(text)
    if len(found) == 1 and titles.title(found[0]) == wanted:
        return text
    return wanted if found or titles.find(wanted) else text
