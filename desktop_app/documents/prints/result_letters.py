"""履职情况反馈函 and 履职提醒函: what a member did in the year, as a letter to the member."""

from __future__ import annotations

from desktop_app.chinese.numerals import chinese_number
from desktop_app.documents.printables import Block, Heading, Letter, Paragraph
from desktop_app.documents.prints.assessment_form import FACTS
from desktop_app.documents.prints.days import chinese_day
from desktop_app.documents.prints.declared import (
    Chosen,
    LetterPrint,
    Option,
    Setting,
    Shown,
    Values,
)
from desktop_app.documents.prints.talk_form import UNMET
from desktop_app.documents.prints.wording import valued

FIELDS = (
    "name", "year", "group", "total", "rank", "final_grade", "failed.stored", "decided_by",
    "decided_on", "state.stored",
)  # fmt: skip
POINTS = Option("points", "得分", (("print", "写明得分"), ("none", "只写等次")))
NOTHING, NO_WORK = "0", "还没有登记履职情况。"
LOCKED = "locked"


def feedback(shown: Shown, setting: Setting, chosen: Chosen) -> Letter:
    """The year's work of one member or group, the result, and what was not done."""
    values = valued(shown, (*FIELDS, UNMET))
    year = values["year"]
    parts = (
        ("履职情况", _work(shown) or NO_WORK),
        ("考核结果", _result(values, with_points=POINTS.of(chosen) == "print")),
        ("需要改进的方面", _unmet(values)),
    )
    blocks: list[Block] = [Paragraph(f"现将{_you(values)}{year}年度履职情况反馈如下：")]
    for number, (title, text) in enumerate((part for part in parts if part[1]), 1):
        blocks += [Heading(f"{chinese_number(number)}、{title}"), Paragraph(text)]
    blocks.append(Paragraph(
        f"对以上情况有异议的，请于收到本函后向{_desk(setting)}提出。"
        if values["state.stored"] != LOCKED else
        f"如有疑问，请与{_desk(setting)}联系。"
    ))  # fmt: skip
    return _letter(shown, setting, f"关于{year}年度履职情况的反馈函", blocks)


def reminder(shown: Shown, setting: Setting, _chosen: Chosen) -> Letter:
    """What a member has not done yet this year, or that its result does not pass."""
    values = valued(shown, (*FIELDS, UNMET))
    year = values["year"]
    blocks: list[Block] = []
    if values["failed.stored"] == "1":
        blocks.append(Paragraph(
            f"{_you(values)}{year}年度履职考核等次为“{values['final_grade']}”。{_unmet(values)}"
            f"请认真查找原因，积极参加政协的会议和活动，按要求完成履职任务。"
        ))  # fmt: skip
    else:
        blocks.append(Paragraph(
            f"截至{chinese_day(setting.today)}，{_you(values)}{year}年度履职情况如下："
            f"{_work(shown) or NO_WORK}{_unmet(values)}"
            f"请合理安排时间，按期完成。已经完成而没有登记的，请告知{_desk(setting)}补记。"
        ))  # fmt: skip
    return _letter(shown, setting, f"关于{year}年度履职情况的提醒函", blocks)


def _letter(shown: Shown, setting: Setting, title: str, blocks: list[Block]) -> Letter:
    values = shown.values
    name = values.get("name", "")
    return Letter(
        title=title,
        blocks=blocks,
        addressee=name if values.get("group") else f"{name}委员",
        office=_desk(setting),
        date=setting.today,
        bookmark=shown.title,
        is_fitted=True,
    )


def _desk(setting: Setting) -> str:
    return f"{setting.office}办公室"


def _you(values: Values) -> str:
    return "你组" if values["group"] else "您"


def _work(shown: Shown) -> str:
    """What was counted for the member, as one sentence; nothing for what was not done."""
    done = [
        f"{each['title']}{each['count']}{each['unit']}"
        for each in shown.children.get(FACTS, ()) if each["count"] != NOTHING
    ]  # fmt: skip
    return f"全年{'，'.join(done)}。" if done else ""


def _result(values: Values, *, with_points: bool) -> str:
    by = f"经{values['decided_by']}审定，" if values["decided_by"] else ""
    points = f"得分{values['total']}分，" if with_points and values["total"] else ""
    return f"{by}{values['year']}年度履职考核{points}等次为“{values['final_grade']}”。"


def _unmet(values: Values) -> str:
    told = values.get(UNMET, "")
    return f"{told}。" if told else ""


def _refused_feedback(shown: Shown, _: Setting) -> str:
    """Why there is no letter yet: the grade is not decided."""
    return "" if shown.values.get("final_grade") else "还没有审定等次，不能印反馈函"


def _refused_reminder(shown: Shown, _: Setting) -> str:
    """Why nobody is reminded: everything required is done."""
    values = shown.values
    if values.get("failed.stored") == "1" or values.get(UNMET):
        return ""
    return "没有未完成的基本要求，不用提醒"


FEEDBACK = LetterPrint(
    key="result_feedback",
    title="履职情况反馈函",
    record="assessment",
    fields=FIELDS,
    letter=feedback,
    options=(POINTS,),
    refuses=_refused_feedback,
)
REMINDER = LetterPrint(
    key="result_reminder",
    title="履职提醒函",
    record="assessment",
    fields=FIELDS,
    letter=reminder,
    refuses=_refused_reminder,
)
