"""What a personal file contains: kinds of records, by whom they name and by their days."""

from __future__ import annotations

from typing import NamedTuple

from desktop_app.records.activity import Activity
from desktop_app.records.attendance import Attendance
from desktop_app.records.consultation import Consultation, Participant
from desktop_app.records.contact import Contact
from desktop_app.records.deed import Deed
from desktop_app.records.manuscript import Manuscript
from desktop_app.records.opinion_report import OpinionReport
from desktop_app.records.point import Point
from desktop_app.records.proposal import Proposal
from desktop_app.records.proposal_signer import ProposalSigner
from desktop_app.records.reading_event import ReadingEvent, ReadingNote
from desktop_app.records.reception import DutyShift, Reception
from desktop_app.records.recognition import Recognition
from desktop_app.records.record import Record
from desktop_app.records.speech import Speech
from desktop_app.services.statistics.days import OnDay
from desktop_app.storage.query.lists import Filter


class FileSource(NamedTuple):
    """Records of one kind in a file: the link or the pairs to the members, the days.

    `days` are tried one after the other. `key` is that of the register that shows the records,
    `shown` the path of the same condition there. Rows without `where` belong to no file.
    """

    title: str
    record: type[Record]
    member: str
    days: tuple[str, ...]
    key: str
    shown: str
    where: tuple[Filter, ...] = ()
    pairs: bool = False

    def day(self) -> OnDay:
        """The day by which a row belongs to a year."""
        first, *others = self.days
        return OnDay(first, "".join(others[:1]))


_HELD = Filter("activity.state", "in", ("noticed", "underway", "done", None))
SOURCES = (
    FileSource("会议和活动", Attendance, "member", ("activity.start_on",), Activity.KEY,
               "attendance.activity", (_HELD,)),
    FileSource("提案", Proposal, "member", ("received_on",), Proposal.KEY, ""),
    FileSource("提案", ProposalSigner, "member", ("proposal.received_on",), Proposal.KEY,
               "proposal_signer.proposal"),
    FileSource("社情民意信息", OpinionReport, "member", ("received_on",), OpinionReport.KEY, ""),
    FileSource("社情民意信息", OpinionReport, "partners", ("received_on",), OpinionReport.KEY, "",
               pairs=True),
    FileSource("大会发言", Speech, "member", ("given_on", "handed_on"), Speech.KEY, ""),
    FileSource("协商在基层", Participant, "member", ("consultation.held_on",), Consultation.KEY,
               "participant.consultation", (Filter("attended", "in", (1, None)),)),
    FileSource("走访联系", Contact, "visitor_member", ("day",), Contact.KEY, ""),
    FileSource("接待和值班", Reception, "members", ("day",), Reception.KEY, "", pairs=True),
    FileSource("接待和值班", DutyShift, "members", ("day",), Point.KEY, "duty_shift.point",
               pairs=True),
    FileSource("为群众办实事", Deed, "member", ("done_on", "start_on"), Deed.KEY, ""),
    FileSource("为群众办实事", Deed, "partners", ("done_on", "start_on"), Deed.KEY, "",
               pairs=True),
    FileSource("文史稿件", Manuscript, "member", ("received_on", "adopted_on"), Manuscript.KEY, ""),
    FileSource("读书", ReadingEvent, "members", ("day",), ReadingEvent.KEY, "", pairs=True),
    FileSource("读书", ReadingNote, "member", ("day",), ReadingEvent.KEY,
               "reading_note.reading"),
    FileSource("交流表彰", Recognition, "members", ("day",), Recognition.KEY, "", pairs=True),
)  # fmt: skip
"""In the order of the printed file, whose sections count the same records."""
TITLES = tuple(dict.fromkeys(each.title for each in SOURCES))
