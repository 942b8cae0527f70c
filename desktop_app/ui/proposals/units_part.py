"""办理: the units of a proposal, the reply of the main one, the meetings with its movers."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QWidget

from desktop_app.errors import UserError
from desktop_app.records.proposal import Proposal
from desktop_app.records.proposal_handling import ProposalHandling
from desktop_app.services import registers
from desktop_app.services.lookup.cache import lookup
from desktop_app.services.proposals.next_steps import proposal_steps
from desktop_app.services.proposals.proposal_page import SheetLine, meetings_of
from desktop_app.ui.look.tones import tone_of
from desktop_app.ui.look.words import button, label, row
from desktop_app.ui.proposals.page_days import short_day
from desktop_app.ui.proposals.page_steps import step_of
from desktop_app.ui.proposals.reply_block import ReplyBlock
from desktop_app.ui.record_page.declared import Opened, PageHost
from desktop_app.ui.record_page.line_table import Cell, Line, LineTable
from desktop_app.ui.record_page.scrolled_part import ScrolledPart
from desktop_app.ui.ui_context import UiContext

HEADS = ("分工", "承办单位", "签收", "期限", "办理", "联系人")
MEETING_HEADS = ("日期", "阶段", "承办单位", "沟通情况")
STAGES = ("before", "during", "after")
NO_UNITS = (
    (Proposal.FILED, "还没有交办。点“加单位”交给承办单位。"),
    (Proposal.AHEAD, "还没有立案，立案以后交办给承办单位。"),
    (Proposal.MERGED, "已经并案，由并入的那件提案一起交办，答复也在那里看。"),
    (Proposal.LEFT, "没有立案或者已经撤案、转办，不再交办。"),
)
"""Why a proposal has no units, by what holds of it."""
SPLIT_UP = "已经分案，分出的提案分别交办。"


class UnitsPart(ScrolledPart):
    """Enter on a unit opens its sheet; a letter dropped on the reply begins it."""

    def __init__(self, context: UiContext, host: PageHost) -> None:
        super().__init__()
        self._context, self._host = context, host
        self._opened: Opened | None = None
        theme = context.theme
        self._told = label("", "small")
        self.urge_button = button("催办单", "urge_button", theme, "remind")
        self.assign_button = button("加单位", "assign_button", theme, "add")
        self.table = LineTable("units", "承办单位", HEADS, theme, fills=1)
        self._none = label("", "muted", wraps=True)
        self.reply = ReplyBlock(context, host)
        self._met = label("", "small")
        self.meet_button = button("记一次", "meet_button", theme, "add")
        self.meetings = LineTable("meetings", "沟通", MEETING_HEADS, theme, chooses=False)
        self._build()
        self.urge_button.clicked.connect(self._urge)
        self.assign_button.clicked.connect(self._assign)
        self.meet_button.clicked.connect(self._meet)
        self.table.opened.connect(self._open_sheet)
        self.meetings.opened.connect(self._open_sheet)

    def show_record(self, opened: Opened) -> None:
        self._opened = opened
        sheets: list[SheetLine] = list(opened.more.sheets)
        self._told.setText(_counted(self._context, sheets))
        self.table.show_lines([self._line(each) for each in sheets])
        self.table.setVisible(bool(sheets))
        told = (words for rule, words in NO_UNITS if rule.holds(opened.values))
        self._none.setText(next(told, SPLIT_UP))
        self._none.setVisible(not sheets)
        open_sheets = [each for each in sheets if ProposalHandling.OPEN.holds(each.values)]
        self.urge_button.setEnabled(bool(open_sheets))
        steps = proposal_steps(self._context.desk, opened.key)
        self.assign_button.setEnabled("assign" in steps)
        self.reply.show_record(opened)
        self._show_meetings(sheets)
        self.begins = self.table if sheets else self.assign_button

    def _build(self) -> None:
        head = row(label("承办单位", "section"), self._told, None, self.urge_button,
                   self.assign_button)  # fmt: skip
        self.column.addLayout(head)
        self.column.addWidget(self.table)
        self.column.addWidget(self._none)
        self.column.addWidget(self.reply)
        self._meeting_head = QWidget()
        self._meeting_head.setLayout(row(label("沟通", "section"), self._met, None,
                                         self.meet_button))  # fmt: skip
        self.column.addWidget(self._meeting_head)
        self.column.addWidget(self.meetings)
        self.column.addStretch(1)

    def _line(self, sheet: SheetLine) -> Line:
        shared, values = lookup(self._context.desk), sheet.values
        today = self._context.desk.today
        signed = " ".join(filter(None, (short_day(values["signed_on"], today),
                                        values["signed_by"] or "")))  # fmt: skip
        state = ProposalHandling.field("state").show(values["state"], shared)
        tone = tone_of("handling_state", values["state"]) or ("text", "")
        shown = Cell(f"超 {sheet.over} 天", "bad", "problem") if sheet.over else Cell(state, *tone)
        contact = " ".join(filter(None, (values["contact"], values["phone"])))
        role = ProposalHandling.field("role").show(values["role"], shared)
        due = short_day(sheet.due or values["due"], today)
        unsigned = ProposalHandling.UNSIGNED.holds(values)
        return Line(sheet.key, (
            Cell(role, "muted"), Cell(str(values["unit"])),
            Cell("未签收", "warn") if unsigned else Cell(signed, "muted"),
            Cell(due, "bad" if sheet.over else ""), shown, Cell(contact, "muted"),
        ))  # fmt: skip

    def _show_meetings(self, sheets: list[SheetLine]) -> None:
        desk = self._context.desk
        met, shared = meetings_of(desk, sheets), lookup(desk)
        stages = [each.values["stage"] for _, each in met]
        codes = shared.codes["meeting_stage"]
        counts = [f"{codes.label(code)} {stages.count(code)}" for code in STAGES]
        self._met.setText("、".join(counts) if met else "还没有记录和提案者的沟通")
        self.meetings.show_lines([
            Line(each.values["handling"], (
                Cell(short_day(each.values["day"], desk.today)),
                Cell(codes.label(each.values["stage"]) if each.values["stage"] else "", "muted"),
                Cell(unit, "muted"), Cell(" ".join(str(each.values["content"]).split())),
            ))
            for unit, each in met
        ])  # fmt: skip
        self.meetings.setVisible(bool(met))
        self._meeting_head.setVisible(bool(sheets))

    def _assign(self) -> None:
        if self._opened is not None:
            self._host.take_step(step_of(self._context, Proposal, self._opened.key, "assign"))

    def _meet(self) -> None:
        """Notes a meeting of the unit that is chosen in the table."""
        key = self.table.current_key()
        if isinstance(key, int):
            self._host.take_step(step_of(self._context, ProposalHandling, key, "meet"))

    def _urge(self) -> None:
        """Prints the reminder form of every unit that still has to act."""
        from desktop_app.services import prints  # loads the wording of every print
        from desktop_app.ui.prints.print_preview import PrintPreview

        if self._opened is None:
            return
        sheets = self._opened.more.sheets
        keys = [x.key for x in sheets if ProposalHandling.OPEN.holds(x.values)]
        offered = prints.prints_of(self._context.desk, ProposalHandling)
        wanted = next(each for each in offered if each.key == "proposal_reminder")
        PrintPreview(self._context, wanted, keys, self.window()).open()

    def _open_sheet(self, key: object) -> None:
        assert isinstance(key, int)  # what the lines are about
        try:
            draft = registers.draft(self._context.desk, ProposalHandling, key)
        except UserError as error:
            self._context.desktop.tell("record_gone", error.sentence)
            return
        self._context.open_form(self._context, draft, self)


def _counted(context: UiContext, sheets: list[SheetLine]) -> str:
    """How many units have each role: 主办 1、会办 2."""
    shared = lookup(context.desk)
    roles = [each.values["role"] for each in sheets if ProposalHandling.LIVE.holds(each.values)]
    label_of = partial(ProposalHandling.field("role").show, lookup=shared)
    return "、".join(f"{label_of(role)} {roles.count(role)}" for role in dict.fromkeys(roles))
