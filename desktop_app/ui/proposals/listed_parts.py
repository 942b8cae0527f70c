"""提案者 and 建议: who moves a proposal, and what became of each of its suggestions."""

from __future__ import annotations

from desktop_app.chinese.phones import mask_phone
from desktop_app.records.member import Member
from desktop_app.records.outcome import Outcome
from desktop_app.records.proposal import Proposal
from desktop_app.services.lookup.cache import lookup
from desktop_app.services.proposals.next_steps import proposal_steps
from desktop_app.ui.look.tones import tone_of
from desktop_app.ui.look.words import button, label, row
from desktop_app.ui.proposals.page_days import short_day
from desktop_app.ui.proposals.page_steps import step_of
from desktop_app.ui.record_page.declared import Opened, PageHost
from desktop_app.ui.record_page.line_table import Cell, Line, LineTable
from desktop_app.ui.record_page.scrolled_part import ScrolledPart
from desktop_app.ui.ui_context import UiContext

MOVER_HEADS = ("提案者", "身份", "单位", "电话")
SUGGESTED_HEADS = ("序号", "建议", "采纳", "办理", "承办单位", "期限")
NO_MOVER = "还没有写明提案者。按 F2 打开表单填写第一提案人和联名人。"
NONE_REGISTERED = "还没有登记建议。点“登记建议”，正文里的建议按 1. 2. 3. 拆成几条。"


class MoversPart(ScrolledPart):
    """Everyone who is answered, also those of proposals merged into this one; Enter opens one."""

    def __init__(self, context: UiContext, _host: PageHost) -> None:
        super().__init__()
        self._context = context
        self.table = LineTable("movers", "提案者", MOVER_HEADS, context.theme, fills=2)
        self._none = label(NO_MOVER, "muted", wraps=True)
        self.column.addWidget(self.table)
        self.column.addWidget(self._none)
        self.column.addStretch(1)
        self.begins = self.table
        self.table.opened.connect(self._open)

    def show_record(self, opened: Opened) -> None:
        movers, shared = opened.more.movers, lookup(self._context.desk)
        titles = shared.titles[Proposal.KEY]
        lines = []
        for place, each in enumerate(movers):
            role = "联名人" if place else "第一提案人"
            if each.proposal != opened.key:
                role = f"并入的提案：{titles.title(each.proposal)}"
            cells = (Cell(each.name), Cell(role, "muted"), Cell(each.unit),
                     Cell(mask_phone(each.phone) if each.phone else "", "muted"))  # fmt: skip
            lines.append(Line(each.member, cells))
        self.table.show_lines(lines)
        self.table.setVisible(bool(lines))
        self._none.setVisible(not lines)

    def _open(self, key: object) -> None:
        if isinstance(key, int):
            self._context.events.open_record(Member.KEY, key)
        else:
            self._context.events.say("这位提案者没有选成委员，没有可以打开的记录", role="muted")


class SuggestionsPart(ScrolledPart):
    """The suggestions as outcomes of their own; Enter opens one."""

    def __init__(self, context: UiContext, host: PageHost) -> None:
        super().__init__()
        self._context, self._host = context, host
        self._opened: Opened | None = None
        self.add_button = button("登记建议", "suggest_button", context.theme, "add")
        self.table = LineTable("suggestions", "建议", SUGGESTED_HEADS, context.theme, fills=1)
        self._none = label(NONE_REGISTERED, "muted", wraps=True)
        self.column.addLayout(row(None, self.add_button))
        self.column.addWidget(self.table)
        self.column.addWidget(self._none)
        self.column.addStretch(1)
        self.add_button.clicked.connect(self._add)
        self.table.opened.connect(lambda key: context.events.open_record(Outcome.KEY, key))

    def show_record(self, opened: Opened) -> None:
        self._opened = opened
        self.add_button.setEnabled("suggest" in proposal_steps(self._context.desk, opened.key))
        found = opened.more.suggestions
        self.table.show_lines([self._line(n, each) for n, each in enumerate(found, 1)])
        self.table.setVisible(bool(found))
        self._none.setVisible(not found)
        self.begins = self.table if found else self.add_button

    def _line(self, number: int, outcome: Outcome) -> Line:
        values, shared = outcome.values, lookup(self._context.desk)

        def toned(name: str, codes: str) -> Cell:
            text = Outcome.field(name).show(values[name], shared)
            return Cell(text, *(tone_of(codes, values[name]) or ("text", "")))

        due = short_day(values["due"], self._context.desk.today)
        return Line(outcome.key, (
            Cell(values["number"] or str(number), "muted"),
            Cell(" ".join(str(values["content"]).split())), toned("adoption", "outcome_adoption"),
            toned("handling", "outcome_handling"), Cell(values["unit"] or ""), Cell(due),
        ))  # fmt: skip

    def _add(self) -> None:
        if self._opened is not None:
            self._host.take_step(step_of(self._context, Proposal, self._opened.key, "suggest"))
