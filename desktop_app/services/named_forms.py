"""The prints that show one record each, known before the prints are loaded.

A list offers them next to the card of a record. To load every print takes half a second, in which
the window would take no click right after its start; a test holds these titles and theirs together.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple


class NamedForm(NamedTuple):
    """A print of one record by its key and title."""

    key: str
    title: str


def forms_of(record: str) -> tuple[NamedForm, ...]:
    """The forms of the record with that key, in the order of the prints."""
    return tuple(NamedForm(*each) for each in FORMS.get(record, ()))


FORMS: Mapping[str, tuple[tuple[str, str], ...]] = MappingProxyType({
    "member": (
        ("member_form", "委员登记表"), ("personal_file", "委员履职档案"),
        ("standing_report", "常委履职报告"),
    ),
    "leave": (
        ("leave_form", "请假审批单"),
    ),
    "group": (
        ("group_activities", "活动记录表"),
    ),
    "point": (
        ("point_form", "协商点基本情况表"), ("point_report", "协商点年度报告"),
        ("duty_roster", "驻点委员轮值表"), ("duty_shifts", "值班安排表"),
    ),
    "topic": (
        ("topic_form", "议题征集与审批表"),
    ),
    "consultation": (
        ("survey_form", "调研记录表"), ("sign_in_sheet", "签到表"),
        ("session_record", "协商议事会议记录"), ("minutes_letter", "会议纪要"),
        ("outcome_sheet", "协商成果报送单"), ("brief_letter", "协商专报"),
        ("satisfaction_form", "群众满意度测评表"),
    ),
    "outcome": (
        ("assignment_form", "意见建议交办单"), ("reminder_form", "意见建议催办单"),
    ),
    "look_back": (
        ("look_back_form", "“回头看”记录表"),
    ),
    "case": (
        ("case_form", "精品案例申报表"),
    ),
    "proposal": (
        ("proposal_form", "提案"), ("proposal_archive", "提案立卷目录"),
        ("quality_sheet_blank", "提案质量评价表（空白）"),
    ),
    "proposal_handling": (
        ("proposal_assignment", "提案交办单"), ("proposal_opinion", "会办意见函"),
        ("proposal_extension", "提案延期办理申请单"), ("proposal_reminder", "提案催办单"),
        ("proposal_reply", "提案答复函"), ("proposal_poll", "提案办理征询意见表"),
    ),
    "opinion_report": (
        ("report_slip", "信息稿签"), ("report_letter", "信息"),
    ),
    "speech": (
        ("speech_form", "大会发言征集表"),
    ),
    "activity": (
        ("activity_notice", "会议（活动）通知"), ("activity_sign_in", "会议（活动）签到表"),
        ("activity_seat_cards", "会议席位卡"), ("seat_chart", "座次表"),
        ("seat_plan_cards", "座次席位卡"), ("meeting_agenda", "会议议程"),
        ("activity_cards", "出席证"),
    ),
    "proposal_supervision": (
        ("supervision_sheet", "重点提案督办单"),
    ),
    "quality_review": (
        ("quality_sheet", "提案质量评价表"),
    ),
    "award_round": (
        ("award_recommendation", "优秀提案推荐表"),
    ),
    "upward_offer": (
        ("upward_recommendation", "向上级推荐表"),
    ),
    "brand": (
        ("brand_form", "品牌项目申报表"), ("brand_booklet", "品牌成果册"),
    ),
    "supervision_item": (
        ("supervision_scheme", "民主监督方案表"), ("supervision_reply", "民主监督意见反馈单"),
    ),
    "reception": (
        ("reception_form", "接待登记表"),
    ),
    "contact": (
        ("contact_form", "走访（谈心）记录表"),
    ),
    "branch": (
        ("branch_form", "临时党支部登记表"),
    ),
    "assessment": (
        ("assessment_form", "年度履职情况登记表"), ("result_feedback", "履职情况反馈函"),
        ("result_reminder", "履职提醒函"), ("talk_form", "约谈记录"),
    ),
    "term": (
        ("handover_list", "届满移交清单"),
    ),
    "manuscript": (
        ("manuscript_form", "文史稿件登记表"), ("manuscript_notice", "文史稿件采用通知"),
        ("manuscript_return", "文史稿件退稿函"),
    ),
    "collection_item": (
        ("collection_receipt", "征集收据"),
    ),
    "brand_review": (
        ("brand_score_sheet", "品牌评审打分表"), ("brand_review_summary", "品牌评审结果汇总表"),
    ),
    "regulation": (
        ("regulation_duties", "制度职责清单"),
    ),
    "instruction": (
        ("instruction_sheet", "批示办理单"),
    ),
    "campaign": (
        ("campaign_quarter", "季度推进情况表"),
    ),
})  # fmt: skip
"""By the key of the record: key and title of each print of kind "form"."""
