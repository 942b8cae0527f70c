"""大会发言征集表: one speech with its author, its text, and room for check and choice."""

from __future__ import annotations

from collections.abc import Mapping

from desktop_app.documents.printables import PrintedForm
from desktop_app.documents.prints.days import BLANK_DAY, chinese_day
from desktop_app.documents.prints.declared import Chosen, FormPrint, Option, Setting, Shown
from desktop_app.documents.prints.mixed_grid import MixedGrid
from desktop_app.documents.prints.wording import PHONES, counted, phone, ticked, valued

FIELDS = (
    "name", "session", "session.speeches_by", "kind", "author_kind", "author", "unit", "phone",
    "sector", "committee", "writer", "speaker", "words", "text", "handed_on", "checker",
    "checked_on", "check_result", "check_note", "chosen_by", "chosen_on",
)  # fmt: skip
FILLED = Option("fill", "填写", (("filled", "照登记的填好"), ("blank", "留空手填")))
KEPT = ("session", "session.speeches_by")
"""What a blank form says all the same."""
LINE = 9.5


def form(shown: Shown, setting: Setting, chosen: Chosen) -> PrintedForm:
    """The form of one speech, or its blank one for the same session."""
    blank = FILLED.of(chosen) == "blank"
    values = valued(shown, FIELDS)
    if blank:
        values = {name: text if name in KEPT else "" for name, text in values.items()}
    grid = MixedGrid()
    grid.row(LINE).rest("发言题目", values["name"], "text")
    grid.row(LINE).pair("发言者", values["author"])
    grid.pair("联系电话", phone(values["phone"], chosen))
    grid.row(LINE).rest("单位及职务", values["unit"], "text")
    grid.row(LINE).pair("界别", values["sector"]).pair("专委会", values["committee"])
    grid.row(LINE).pair("执笔人", values["writer"]).pair("代表发言人", values["speaker"])
    kinds = ticked(values["kind"], setting.offered.get("speech_kind", ()))
    grid.row(LINE).rest("发言形式", kinds, "text")
    authors = ticked(values["author_kind"], setting.offered.get("speech_author", ()))
    grid.row(LINE).rest("发言主体", authors, "text")
    grid.row(LINE).pair("报送日期", chinese_day(values["handed_on"]))
    grid.pair("字数", counted(values["words"], " 字"))
    grid.row(96).rest("发言稿\n（可另附）", values["text"], "long")
    grid.row(28).rest("审核意见", _checked(values), "text")
    grid.row(20).rest("选定情况", _chosen_words(values) or BLANK_DAY, "text")
    until = chinese_day(values["session.speeches_by"])
    ends = f"请于{until}前报送" if until else ""
    title = "大会发言征集表"
    return grid.form(title, "空白表" if blank else shown.title, (values["session"], ends))


def _checked(values: Mapping[str, str]) -> str:
    said = "　".join(filter(None, (
        values["check_result"], values["checker"], chinese_day(values["checked_on"]),
    )))  # fmt: skip
    return "\n".join(filter(None, (said, values["check_note"])))


def _chosen_words(values: Mapping[str, str]) -> str:
    return "　".join(filter(None, (values["chosen_by"], chinese_day(values["chosen_on"]))))


PRINT = FormPrint(
    key="speech_form",
    title="大会发言征集表",
    record="speech",
    fields=FIELDS,
    form=form,
    options=(FILLED, PHONES),
)
