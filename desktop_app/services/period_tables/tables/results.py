"""10 成果、批示、品牌和宣传统计表: what a year's work came to, by committee and summed."""

from __future__ import annotations

from dataclasses import replace

from desktop_app.records.activity import Activity
from desktop_app.records.brand import Brand
from desktop_app.records.instruction import Instruction
from desktop_app.records.look_back import LookBack
from desktop_app.records.outcome import Outcome
from desktop_app.records.press import Press
from desktop_app.services.brands.statistics import BRANDS
from desktop_app.services.consulting.consultation_figures import CONSULTATIONS
from desktop_app.services.culture.figures import ADOPTED as USED_MANUSCRIPTS
from desktop_app.services.culture.figures import COLLECTED, SESSIONS
from desktop_app.services.culture.figures import PUBLISHED as PRINTED_MANUSCRIPTS
from desktop_app.services.period_tables.declared import (
    HALF,
    QUARTER,
    YEAR,
    HeadLine,
    PartLine,
    RatioLine,
)
from desktop_app.services.period_tables.declared import PeriodTableRule as Rule
from desktop_app.services.press.statistics import PUBLISHED
from desktop_app.services.registers import Filter
from desktop_app.services.requests.figures import CONTACT_ABOVE
from desktop_app.services.speeches.speech_figures import SPEECHES
from desktop_app.services.statistics.days import OnDay
from desktop_app.services.statistics.parts import One, OtherCodes, total
from desktop_app.services.statistics.sections import TOTAL, SectionRule
from desktop_app.services.supervision.figures import ITEMS
from desktop_app.services.work_items.figures import FINISHED, TASKS

PAPERS, PIECES, ADVICE, TIMES, BRANDS_UNIT = "份", "件", "条", "次", "个"
LEVELS = (
    ("county", "县级"), ("prefecture", "州（市）级"), ("province", "省级"), ("national", "国家级"),
)  # fmt: skip
PRESS_LEVELS = LEVELS[1:]
STAGES = (
    ("routine", "常规工作"), ("feature", "特色工作"), ("nurture", "培育品牌"),
    ("build", "创建品牌"), ("mature", "成熟品牌"), ("retired", "退出"),
)  # fmt: skip
SURVEYS, INSPECTIONS = ("survey",), ("inspection", "year_inspection")
_OF_SOURCE = tuple(
    f"{each}.committee" for each in
    ("consultation", "proposal", "opinion_report", "speech", "activity", "supervision_item")
)  # fmt: skip
_OF_OUTCOME = tuple(f"outcome.{each}" for each in _OF_SOURCE)
"""The committee of an outcome is that of what it came from."""


def _others(record: type[Brand | Instruction | Press], field: str,
            known: tuple[tuple[str, str], ...]) -> OtherCodes:  # fmt: skip
    return OtherCodes(record, field, tuple(code for code, _ in known), empty=True)


_REPORTED = Filter("outcome.activity", "having")
REPORTS = SectionRule(
    key="report",
    title="调研、视察成果",
    record=Activity,
    where=(Activity.COUNTED, _REPORTED, OnDay("start_on")),
    parts=(
        One("surveys", "形成成果的调研", PAPERS, (Filter("kind", "in", SURVEYS),)),
        One("inspections", "形成成果的视察", PAPERS, (Filter("kind", "in", INSPECTIONS),)),
    ),
    places={"committee": "committee"},
)
"""Surveys and inspections with registered suggestions, each counted as one report."""
BRIEFS = replace(CONSULTATIONS, parts=(
    *(One(key, word, PAPERS, (Filter("document", "in", (key,)), Filter("reported_doc", "filled")))
      for key, word in (("brief", "协商专报"), ("proposal", "建议案"))),
))  # fmt: skip
INSTRUCTED = SectionRule(
    key="instructed",
    title="批示",
    record=Instruction,
    where=(OnDay("day"),),
    parts=(
        total("领导批示", PIECES),
        *(One(f"level_{key}", word, PIECES, (Filter("level", "in", (key,)),))
          for key, word in LEVELS),
        One("level_other", "其他和没有填写", PIECES, (_others(Instruction, "level", LEVELS),)),
    ),
    places={"committee": "|".join((
        *_OF_OUTCOME, "consultation.committee", "opinion_report.committee", "speech.committee",
        "brand.committee",
    ))},
)  # fmt: skip
"""Instructions on whatever they were written on."""
SENT = SectionRule(
    key="sent",
    title="成果",
    record=Outcome,
    where=(OnDay("sent_on"),),
    parts=(
        total("报送意见建议", ADVICE),
        One("adopted", "采纳和部分采纳", ADVICE, (Outcome.ADOPTED,)),
    ),
    places={"committee": "|".join(_OF_SOURCE)},
)
"""Outcomes of every source."""
VISITED = SectionRule(
    key="visited", title="回头看", record=LookBack, where=(OnDay("done_on"),),
    parts=(total("开展回头看", TIMES),), places={"committee": "|".join(_OF_OUTCOME)},
)  # fmt: skip
OWNED = replace(BRANDS, parts=(
    *BRANDS.parts,
    One("other_stage", "其他和没有填写", BRANDS_UNIT, (_others(Brand, "stage", STAGES),)),
))  # fmt: skip
PIECES_PRINTED = replace(PUBLISHED, parts=(
    *PUBLISHED.parts,
    One("other_level", "县级、其他和没有填写", "篇", (_others(Press, "level", PRESS_LEVELS),)),
))  # fmt: skip

RULE = Rule(
    key="results",
    number=10,
    title="成果、批示、品牌和宣传统计表",
    kinds=(QUARTER, HALF, YEAR),
    lines=(
        HeadLine("要点任务"),
        PartLine("tasks", "要点任务", "项", TASKS, TOTAL, 1),
        PartLine("tasks_done", "要点任务已完成", "项", FINISHED, TOTAL, 1),
        HeadLine("成果"),
        PartLine("surveys", "调研成果（报告）", PAPERS, REPORTS, "surveys", 1),
        PartLine("inspections", "视察成果（报告）", PAPERS, REPORTS, "inspections", 1),
        PartLine("briefs", "协商专报", PAPERS, BRIEFS, "brief", 1),
        PartLine("supervision", "监督专报", PAPERS, ITEMS, "reported", 1),
        PartLine("proposals", "建议案", PAPERS, BRIEFS, "proposal", 1),
        PartLine("speeches", "大会发言", "篇", SPEECHES, TOTAL, 1),
        PartLine("sent", "报送意见建议", ADVICE, SENT, TOTAL, 1),
        PartLine("adopted", "采纳和部分采纳", ADVICE, SENT, "adopted", 1),
        RatioLine("采纳率", "adopted", "sent"),
        PartLine("visited", "开展回头看", TIMES, VISITED, TOTAL, 1),
        HeadLine("批示"),
        PartLine("instructed", "领导批示", PIECES, INSTRUCTED, TOTAL),
        *(
            PartLine(f"instructed_{key}", word, PIECES, INSTRUCTED, f"level_{key}", 1, "instructed",
                    "按级别")
            for key, word in LEVELS
        ),
        PartLine("instructed_other", "其他和没有填写", PIECES, INSTRUCTED, "level_other", 1,
                "instructed", "按级别"),
        HeadLine("品牌"),
        PartLine("brands", "品牌项目", BRANDS_UNIT, OWNED, TOTAL),
        *(
            PartLine(f"stage_{key}", word, BRANDS_UNIT, OWNED, f"stage_{key}", 1)
            for key, word in STAGES
        ),
        PartLine("selected", "评审入选", BRANDS_UNIT, OWNED, "selected", 1),
        HeadLine("文史和读书"),
        PartLine("manuscripts", "文史资料征集", "篇", COLLECTED, TOTAL, 1),
        PartLine("manuscripts_used", "文史资料采用", "篇", USED_MANUSCRIPTS, TOTAL, 1),
        PartLine("manuscripts_printed", "文史资料出版", "篇", PRINTED_MANUSCRIPTS, TOTAL, 1),
        PartLine("reading", "读书活动", "期", SESSIONS, TOTAL, 1),
        PartLine("reading_people", "读书活动参加", "人次", SESSIONS, "people", 1),
        HeadLine("宣传稿件"),
        PartLine("press", "采用稿件", "篇", PIECES_PRINTED, TOTAL),
        *(
            PartLine(f"press_{key}", word, "篇", PIECES_PRINTED, f"level_{key}", 1, "press",
                    "按级别")
            for key, word in PRESS_LEVELS
        ),
        PartLine("press_other", "县级、其他和没有填写", "篇", PIECES_PRINTED, "other_level", 1,
                "press", "按级别"),
        HeadLine("与上级联系"),
        PartLine("reported_above", "对口请示汇报", TIMES, CONTACT_ABOVE, "reported", 1),
        PartLine("guided", "接受对口指导", TIMES, CONTACT_ABOVE, "guided", 1),
    ),
    notes=(
        ("要点任务", "工作任务完成时限在时段内的，取消的不计；已完成按完成日期"),
        ("调研、视察成果", "活动登记了意见建议的，一次活动算一份，日期按活动的开始日期"),
        ("协商专报、建议案", "协商的成果形式，写了信息报送文件的；日期按协商日期"),
        ("监督专报", "民主监督写了文号的，按开始日期"),
        ("意见建议", "各种来源的都算，按报送日期；采纳按现在登记的"),
        ("批示、回头看、宣传稿件", "批示日期、开展日期、刊播日期"),
        ("文史资料", "收稿、采用、出版的日期各在时段内的，和哪年收稿无关"),
        ("读书活动", "按活动日期；人次是登记的参加人次之和"),
        ("对口请示汇报、接受指导", "“对口请示汇报”里类型是请示、汇报的和接受指导的，按日期"),
        ("分专委会", "意见建议、批示、回头看归来源（协商、提案、信息等）的专委会"),
        ("品牌项目", "创建年度不晚于时段末的；阶段、评审按现在登记的，不与上年比"),
    ),
    by_committee=True,
)  # fmt: skip
