"""The records of an office, each named once, in the order of their dependencies.

`ALL` names them without importing one. A class is imported when first used: by its own module,
through `ALL`, or by its name in this package.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop_app.records.registry import RecordSpec, Registry

if TYPE_CHECKING:
    from desktop_app.records.activity import Activity, ActivityPart
    from desktop_app.records.agenda_item import AgendaItem
    from desktop_app.records.assessment import Assessment
    from desktop_app.records.attachment import Attachment
    from desktop_app.records.attendance import Attendance
    from desktop_app.records.award_round import AwardCandidate, AwardRound
    from desktop_app.records.book import ListedBook
    from desktop_app.records.branch import Branch, BranchEvent, BranchMember
    from desktop_app.records.brand import Brand, BrandAward, BrandMedia, BrandMilestone, BrandPhoto
    from desktop_app.records.brand_review import (
        BrandCandidate,
        BrandCriterion,
        BrandReview,
        BrandReviewer,
        BrandScore,
    )
    from desktop_app.records.calendar import Holiday, Limits
    from desktop_app.records.campaign import (
        Campaign,
        CampaignIndicator,
        CampaignMeasure,
        CampaignSurvey,
        CampaignValue,
    )
    from desktop_app.records.case import Case
    from desktop_app.records.collection_item import CollectionItem
    from desktop_app.records.consensus import Consensus, Opinion
    from desktop_app.records.consultation import Consultation, Participant
    from desktop_app.records.consultation_plan import ConsultationPlan
    from desktop_app.records.contact import Contact
    from desktop_app.records.deed import Deed
    from desktop_app.records.duty import Duty, DutyTick
    from desktop_app.records.expert import Expert
    from desktop_app.records.group import GroupYear, WorkGroup
    from desktop_app.records.handling_records import (
        HandlingExtension,
        HandlingFeedback,
        HandlingMeeting,
        HandlingSuggestion,
    )
    from desktop_app.records.handover_item import HandoverItem
    from desktop_app.records.instruction import Instruction
    from desktop_app.records.leave import Leave
    from desktop_app.records.look_back import LookBack
    from desktop_app.records.manuscript import Manuscript, ManuscriptReview
    from desktop_app.records.member import Member
    from desktop_app.records.membership import Membership
    from desktop_app.records.office import (
        CharacterStroke,
        CodeEntry,
        Committee,
        Office,
        Sector,
        Term,
    )
    from desktop_app.records.opinion_report import OpinionReport
    from desktop_app.records.outcome import Outcome, OutcomeStep
    from desktop_app.records.pairing import Pairing
    from desktop_app.records.point import Point
    from desktop_app.records.press import Press
    from desktop_app.records.proposal import Proposal
    from desktop_app.records.proposal_handling import ProposalHandling
    from desktop_app.records.proposal_signer import ProposalSigner
    from desktop_app.records.proposal_supervision import ProposalSupervision, SupervisionRecord
    from desktop_app.records.quality_review import QualityReview
    from desktop_app.records.reading_event import ReadingEvent, ReadingNote
    from desktop_app.records.reception import DutyShift, Reception
    from desktop_app.records.recognition import Recognition
    from desktop_app.records.record import Record
    from desktop_app.records.regulation import Regulation, RegulationDuty
    from desktop_app.records.report_adoption import ReportAdoption
    from desktop_app.records.request import Request
    from desktop_app.records.score_entry import ScoreEntry
    from desktop_app.records.score_rules import GradeBand, ScoreCategory, ScoreRule, ScoreRuleSet
    from desktop_app.records.seat_plan import SeatPlan
    from desktop_app.records.session import Session
    from desktop_app.records.speech import Speech
    from desktop_app.records.staff import Staff, StaffPost
    from desktop_app.records.supervision import SupervisionItem, Supervisor
    from desktop_app.records.time_limit import TimeLimit
    from desktop_app.records.topic import Topic
    from desktop_app.records.upward_offer import UpwardOffer
    from desktop_app.records.upward_report import UpwardReport
    from desktop_app.records.work_item import WorkItem
    from desktop_app.records.work_notes import WorkExtension, WorkProgress
    from desktop_app.records.work_priority import WorkPriority

__all__ = [
    "ALL", "Activity", "ActivityPart", "AgendaItem", "Assessment", "Attachment", "Attendance",
    "AwardCandidate", "AwardRound", "Branch", "BranchEvent", "BranchMember", "Brand", "BrandAward",
    "BrandCandidate", "BrandCriterion", "BrandMedia", "BrandMilestone", "BrandPhoto", "BrandReview",
    "BrandReviewer", "BrandScore", "Campaign", "CampaignIndicator", "CampaignMeasure",
    "CampaignSurvey", "CampaignValue", "Case", "CharacterStroke", "CodeEntry", "CollectionItem",
    "Committee", "Consensus", "Consultation", "ConsultationPlan", "Contact", "Deed", "Duty",
    "DutyShift", "DutyTick", "Expert", "GradeBand", "GroupYear", "HandlingExtension",
    "HandlingFeedback", "HandlingMeeting", "HandlingSuggestion", "HandoverItem", "Holiday",
    "Instruction", "Leave", "Limits", "ListedBook", "LookBack", "Manuscript", "ManuscriptReview",
    "Member", "Membership", "Office", "Opinion", "OpinionReport", "Outcome", "OutcomeStep",
    "Pairing", "Participant", "Point", "Press", "Proposal", "ProposalHandling", "ProposalSigner",
    "ProposalSupervision", "QualityReview", "ReadingEvent", "ReadingNote", "Reception",
    "Recognition", "Record", "RecordSpec", "Registry", "Regulation", "RegulationDuty",
    "ReportAdoption", "Request", "ScoreCategory", "ScoreEntry", "ScoreRule", "ScoreRuleSet",
    "SeatPlan", "Sector", "Session", "Speech", "Staff", "StaffPost", "SupervisionItem",
    "SupervisionRecord", "Supervisor", "Term", "TimeLimit", "Topic", "UpwardOffer", "UpwardReport",
    "WorkExtension", "WorkGroup", "WorkItem", "WorkPriority", "WorkProgress",
]  # fmt: skip

IN_CONSULTING = "协商在基层"
OF_PROPOSALS = "提案信息"
OF_DUTIES = "委员履职"
OF_OFFICE = "专项工作"
OF_BRANDS = "品牌项目"
OF_CULTURE = "文史"
OF_ASSESSMENT = "考核"


def _spec(
    key: str, module: str, name: str, title: str, tab: str = "", place: int = 0
) -> RecordSpec:
    return RecordSpec(key, f"{__name__}.{module}", name, title, tab, place)


ALL = Registry(
    (
        _spec("office", "office", "Office", "单位"),
        _spec("limits", "calendar", "Limits", "提醒设置"),
        _spec("time_limit", "time_limit", "TimeLimit", "办理期限"),
        _spec("term", "office", "Term", "届次"),
        _spec("session", "session", "Session", "届次会议"),
        _spec("sector", "office", "Sector", "界别"),
        _spec("committee", "office", "Committee", "专委会"),
        _spec("code_entry", "office", "CodeEntry", "代码"),
        _spec("character_stroke", "office", "CharacterStroke", "生僻字笔画"),
        _spec("holiday", "calendar", "Holiday", "节假日"),
        _spec("brand", "brand", "Brand", "品牌项目", "品牌项目", 1),
        _spec("brand_milestone", "brand", "BrandMilestone", "里程碑"),
        _spec("brand_media", "brand", "BrandMedia", "媒体报道"),
        _spec("brand_award", "brand", "BrandAward", "获奖情况"),
        _spec("brand_photo", "brand", "BrandPhoto", "对比照片"),
        _spec("member", "member", "Member", "委员", "委员", 1),
        _spec("point", "point", "Point", "协商点", IN_CONSULTING, 1),
        _spec("group", "group", "WorkGroup", "组", OF_DUTIES, 3),
        _spec("group_year", "group", "GroupYear", "年度计划和小结"),
        _spec("membership", "membership", "Membership", "任职情况"),
        _spec("topic", "topic", "Topic", "议题", IN_CONSULTING, 2),
        _spec(
            "consultation_plan",
            "consultation_plan",
            "ConsultationPlan",
            "协商计划",
            IN_CONSULTING,
            3,
        ),
        _spec("consultation", "consultation", "Consultation", "协商", IN_CONSULTING, 4),
        _spec("participant", "consultation", "Participant", "参加人员"),
        _spec("opinion", "consensus", "Opinion", "发言意见"),
        _spec("consensus", "consensus", "Consensus", "共识事项"),
        _spec("speech", "speech", "Speech", "大会发言", OF_PROPOSALS, 4),
        _spec("proposal", "proposal", "Proposal", "提案", OF_PROPOSALS, 1),
        _spec("opinion_report", "opinion_report", "OpinionReport", "社情民意", OF_PROPOSALS, 3),
        _spec("report_adoption", "report_adoption", "ReportAdoption", "采用"),
        _spec("activity", "activity", "Activity", "活动", OF_DUTIES, 1),
        _spec("activity_part", "activity", "ActivityPart", "活动分段"),
        _spec("attendance", "attendance", "Attendance", "出勤"),
        _spec("seat_plan", "seat_plan", "SeatPlan", "座次表"),
        _spec("leave", "leave", "Leave", "请假", OF_DUTIES, 2),
        _spec("pairing", "pairing", "Pairing", "结对联系", OF_DUTIES, 5),
        _spec("contact", "contact", "Contact", "走访联系", OF_DUTIES, 4),
        _spec("branch", "branch", "Branch", "临时党支部", OF_DUTIES, 6),
        _spec("branch_member", "branch", "BranchMember", "支部党员"),
        _spec("branch_event", "branch", "BranchEvent", "主题党日"),
        _spec("agenda_item", "agenda_item", "AgendaItem", "会议议题", OF_OFFICE, 5),
        _spec("reception", "reception", "Reception", "接待", IN_CONSULTING, 8),
        _spec("duty_shift", "reception", "DutyShift", "值班安排"),
        _spec("expert", "expert", "Expert", "专家", "委员", 2),
        _spec("supervision_item", "supervision", "SupervisionItem", "民主监督", OF_DUTIES, 7),
        _spec("supervisor", "supervision", "Supervisor", "特约监督员", OF_DUTIES, 8),
        _spec("outcome", "outcome", "Outcome", "意见建议", IN_CONSULTING, 5),
        _spec("outcome_step", "outcome", "OutcomeStep", "办理记录"),
        _spec("instruction", "instruction", "Instruction", "批示", OF_OFFICE, 6),
        _spec("look_back", "look_back", "LookBack", "回头看", IN_CONSULTING, 6),
        _spec("case", "case", "Case", "精品案例", IN_CONSULTING, 7),
        _spec("proposal_signer", "proposal_signer", "ProposalSigner", "联名人"),
        _spec(
            "proposal_handling",
            "proposal_handling",
            "ProposalHandling",
            "提案办理",
            OF_PROPOSALS,
            2,
        ),
        _spec("handling_extension", "handling_records", "HandlingExtension", "延期申请"),
        _spec("handling_meeting", "handling_records", "HandlingMeeting", "办理沟通"),
        _spec("handling_feedback", "handling_records", "HandlingFeedback", "征询意见"),
        _spec("handling_suggestion", "handling_records", "HandlingSuggestion", "建议采纳"),
        _spec(
            "proposal_supervision",
            "proposal_supervision",
            "ProposalSupervision",
            "重点提案",
            OF_PROPOSALS,
            5,
        ),
        _spec("supervision_record", "proposal_supervision", "SupervisionRecord", "督办记录"),
        _spec("quality_review", "quality_review", "QualityReview", "质量评价", OF_PROPOSALS, 6),
        _spec("award_round", "award_round", "AwardRound", "优秀提案", OF_PROPOSALS, 7),
        _spec("award_candidate", "award_round", "AwardCandidate", "候选提案"),
        _spec("upward_offer", "upward_offer", "UpwardOffer", "向上推荐", OF_PROPOSALS, 8),
        _spec("press", "press", "Press", "宣传稿件", OF_BRANDS, 3),
        _spec("duty", "duty", "Duty", "五个一项目", OF_ASSESSMENT, 6),
        _spec("duty_tick", "duty", "DutyTick", "手工认定"),
        _spec("score_rule_set", "score_rules", "ScoreRuleSet", "积分规则", OF_ASSESSMENT, 4),
        _spec("score_category", "score_rules", "ScoreCategory", "积分类别"),
        _spec("score_rule", "score_rules", "ScoreRule", "积分项目"),
        _spec("grade_band", "score_rules", "GradeBand", "等次"),
        _spec("score_entry", "score_entry", "ScoreEntry", "手工计分", OF_ASSESSMENT, 7),
        _spec("assessment", "assessment", "Assessment", "履职评定", OF_ASSESSMENT, 3),
        _spec("handover_item", "handover_item", "HandoverItem", "交接事项"),
        _spec("work_priority", "work_priority", "WorkPriority", "重点工作"),
        _spec("work_item", "work_item", "WorkItem", "工作任务", OF_OFFICE, 3),
        _spec("work_progress", "work_notes", "WorkProgress", "进展记录"),
        _spec("work_extension", "work_notes", "WorkExtension", "延期记录"),
        _spec("staff", "staff", "Staff", "机关干部", "委员", 3),
        _spec("staff_post", "staff", "StaffPost", "职数"),
        _spec("brand_review", "brand_review", "BrandReview", "品牌评审", OF_BRANDS, 2),
        _spec("brand_criterion", "brand_review", "BrandCriterion", "评审指标"),
        _spec("brand_reviewer", "brand_review", "BrandReviewer", "评委"),
        _spec("brand_candidate", "brand_review", "BrandCandidate", "候选品牌"),
        _spec("brand_score", "brand_review", "BrandScore", "评分"),
        _spec("recognition", "recognition", "Recognition", "交流表彰", OF_BRANDS, 4),
        _spec("manuscript", "manuscript", "Manuscript", "文史稿件", OF_CULTURE, 1),
        _spec("manuscript_review", "manuscript", "ManuscriptReview", "审稿记录"),
        _spec("collection_item", "collection_item", "CollectionItem", "馆藏", OF_CULTURE, 2),
        _spec("book", "book", "ListedBook", "书目", OF_CULTURE, 3),
        _spec("reading", "reading_event", "ReadingEvent", "读书活动", OF_CULTURE, 4),
        _spec("reading_note", "reading_event", "ReadingNote", "读书心得"),
        _spec("request", "request", "Request", "请示报告", OF_OFFICE, 7),
        _spec("upward_report", "upward_report", "UpwardReport", "对口请示汇报", OF_OFFICE, 8),
        _spec("regulation", "regulation", "Regulation", "制度", OF_OFFICE, 9),
        _spec("regulation_duty", "regulation", "RegulationDuty", "制度职责"),
        _spec("campaign", "campaign", "Campaign", "专项行动", OF_OFFICE, 4),
        _spec("campaign_indicator", "campaign", "CampaignIndicator", "填报指标"),
        _spec("campaign_measure", "campaign", "CampaignMeasure", "措施"),
        _spec("campaign_survey", "campaign", "CampaignSurvey", "推进情况调研"),
        _spec("campaign_value", "campaign", "CampaignValue", "填报数"),
        _spec("deed", "deed", "Deed", "实事", OF_DUTIES, 9),
        _spec("attachment", "attachment", "Attachment", "附件"),
    )
)


def __getattr__(name: str) -> object:
    """A record's class by its name, or `Record` itself, imported now."""
    if name == "Record":
        from desktop_app.records.record import Record

        return Record
    for spec in ALL.specs:
        if spec.name == name:
            return ALL.model(spec.key)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
