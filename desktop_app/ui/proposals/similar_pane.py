"""The right pane of a proposal's page: similar records, common passages, merge, relate, dismiss."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from html import escape
from typing import NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QButtonGroup, QFrame, QScrollArea, QVBoxLayout, QWidget

from desktop_app.errors import UserError
from desktop_app.records.proposal import Proposal
from desktop_app.records.topic import Topic
from desktop_app.services.desk import Changed
from desktop_app.services.lookup.cache import lookup
from desktop_app.services.proposals import lineage, similar
from desktop_app.services.proposals.movers import merged_into
from desktop_app.services.proposals.next_steps import proposal_steps
from desktop_app.services.proposals.proposal_page import body_of, units_of
from desktop_app.services.proposals.shared_passages import PassagePiece, passages
from desktop_app.services.proposals.similar import Similar
from desktop_app.services.registers.linking import linking
from desktop_app.services.registers.stored import stored
from desktop_app.ui.look.link_word import LinkWord
from desktop_app.ui.look.words import button, label, row, rule
from desktop_app.ui.proposals.similar_row import SimilarRow
from desktop_app.ui.proposals.similar_search import SimilarSearch
from desktop_app.ui.record_page.declared import Opened, PageHost, RecordPart
from desktop_app.ui.ui_context import UiContext

NONE = "没有用字相近的提案和议题。"
NOT_READY = "正在找相近的提案……"
NOTHING_SHARED = "正文里没有连着五个字以上相同的地方。"
LINEAGE = (("merged_into", "并入"), ("split_from", "分自"), ("related", "相关"))


class _Found(NamedTuple):
    """A record like the proposal, and the register that it is in."""

    record: str
    found: Similar


class SimilarPane(RecordPart):
    """A row for each; the chosen one can be merged with, related or dismissed for good."""

    def __init__(self, context: UiContext, host: PageHost) -> None:
        super().__init__()
        self._context, self._host = context, host
        self._opened: Opened | None = None
        self._shown: list[_Found] = []
        self._passages: tuple[Sequence[PassagePiece], Sequence[PassagePiece]] = ((), ())
        self.rows: list[SimilarRow] = []
        self._links: list[LinkWord] = []
        self._search = SimilarSearch(context, self)
        self._search.prepared.connect(self._look)
        self._group = QButtonGroup(self)
        self._group.idToggled.connect(self._on_chosen)
        context.theme.changed.connect(self._mark_common)
        self.setObjectName("similar_pane")
        self._build()

    def show_record(self, opened: Opened) -> None:
        self._opened = opened
        self._show_lineage(opened)
        self._look()

    def take_focus(self) -> bool:
        chosen = [each for each in self.rows if each.isChecked()]
        first = next(iter((*chosen, *self._links)), None)
        if first is not None:
            first.setFocus()
        return first is not None

    def _look(self) -> None:
        if self._opened is None or self._context.desk.office.is_closed:
            return
        desk, values = self._context.desk, self._opened.values
        found = self._search.find(str(values["name"]), self._opened.key)
        topics = similar.similar_topics(desk, str(values["name"]))
        every = [_Found(Proposal.KEY, each) for each in found or ()]
        every += [_Found(Topic.KEY, each) for each in topics]
        self._show(sorted(every, key=lambda each: -each.found.percent)[: similar.SHOWN])
        self._none.setText(NONE if found is not None else NOT_READY)

    def _show(self, found: list[_Found]) -> None:
        for gone in self.rows:
            self._group.removeButton(gone)
            gone.hide()
            gone.deleteLater()
        self.rows, self._shown = [], found
        keys = [x.found.key for x in found if x.record == Proposal.KEY]
        units = units_of(self._context.desk, keys)
        for place, each in enumerate(found):
            self._add(place, each, units)
        self._title.setText(f"相近的提案和议题 {len(found)}" if found else "相近的提案和议题")
        self._how.setVisible(bool(found))
        self._none.setVisible(not found)
        self._below.setVisible(bool(found))
        self._foot.setVisible(bool(found))
        if self.rows:
            self.rows[0].setChecked(True)

    def _add(self, place: int, each: _Found, units: dict[int, str]) -> None:
        one = each.found
        kind = Topic.TITLE if each.record == Topic.KEY else one.session
        above = " · ".join(filter(None, (one.number, kind)))
        below = "，".join(filter(None, (units.get(one.key, ""), one.state)))
        shown = SimilarRow(self._context.theme, above, one.name, below, one.percent)
        shown.opened.connect(partial(self._open, each))
        self._list.insertWidget(place, shown)
        self._group.addButton(shown, place)
        self.rows.append(shown)

    def _build(self) -> None:
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        frame = QFrame()
        frame.setProperty("role", "card")
        outer.addWidget(frame)
        column = QVBoxLayout(frame)
        column.setContentsMargins(1, 10, 1, 10)
        column.setSpacing(8)
        self._title = label("", "title")
        self._how = label("本届和历年，按用字相近", "small")
        head = row(self._title, None, self._how)
        head.setContentsMargins(15, 0, 15, 0)
        self._lineage = QVBoxLayout()
        self._lineage.setContentsMargins(15, 0, 15, 0)
        self._lineage.setSpacing(2)
        column.addLayout(self._lineage)
        column.addLayout(head)
        self._none = label(NONE, "muted", wraps=True)
        self._none.setContentsMargins(15, 0, 15, 0)
        column.addWidget(self._none)
        column.addWidget(self._scrolled(), 1)
        self._buttons()
        column.addWidget(self._foot)

    def _scrolled(self) -> QScrollArea:
        canvas = QWidget()
        canvas.setProperty("role", "canvas")
        self._list = QVBoxLayout(canvas)
        self._list.setContentsMargins(0, 0, 0, 0)
        self._list.setSpacing(0)
        self._below = QWidget()
        below = QVBoxLayout(self._below)
        below.setContentsMargins(15, 8, 15, 0)
        below.setSpacing(4)
        below.addWidget(label("相同的地方", "section"))
        self.common = label("", wraps=True)
        self.common.setObjectName("shared_passages")
        self.common.setTextFormat(Qt.TextFormat.RichText)
        below.addWidget(self.common)
        self._list.addWidget(self._below)
        self._list.addStretch(1)
        self._area = QScrollArea()
        self._area.setObjectName("similar_area")
        self._area.setAccessibleName("相近的提案和议题")
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setWidget(canvas)
        return self._area

    def _buttons(self) -> None:
        theme = self._context.theme
        self.merge_button = button("并到…", "merge_button", theme, "merge")
        self.relate_button = button("相关", "relate_button", theme, "link")
        self.open_button = button("打开", "open_similar_button", theme, "eye")
        self.dismiss_button = button("不像、不再提示", "dismiss_button", theme, kind="quiet")
        self.merge_button.clicked.connect(self._merge)
        self.relate_button.clicked.connect(partial(self._pair, lineage.relate, "已记为相关提案"))
        self.open_button.clicked.connect(lambda: self._open_chosen())
        self.dismiss_button.clicked.connect(partial(self._pair, lineage.dismiss, "以后不再提示"))
        self._foot = QWidget()
        line = row(self.merge_button, self.relate_button, self.open_button, None,
                   self.dismiss_button)  # fmt: skip
        line.setContentsMargins(15, 0, 15, 0)
        self._foot.setLayout(line)

    def _chosen(self) -> _Found | None:
        place = self._group.checkedId()
        return self._shown[place] if 0 <= place < len(self._shown) else None

    def _on_chosen(self, place: int, checked: bool) -> None:
        if not checked or self._opened is None:
            return
        each, desk = self._shown[place], self._context.desk
        is_proposal = each.record == Proposal.KEY
        number = each.found.number
        self.merge_button.setText(f"并到 {number}…" if number else "并到它…")
        self.relate_button.setText(f"与 {number} 相关" if number else "与它相关")
        may_merge = "merge_proposals" in proposal_steps(desk, self._opened.key)
        self.merge_button.setVisible(is_proposal and may_merge)
        self.relate_button.setVisible(is_proposal)
        self.dismiss_button.setVisible(is_proposal)
        self.open_button.setVisible(not is_proposal)
        self._below.setVisible(is_proposal)
        if is_proposal:
            found = stored(desk, Proposal, [each.found.key])
            other = body_of(found[0].values) if found else ""
            self._passages = passages(body_of(self._opened.values), other)
            self._mark_common()

    def _mark_common(self) -> None:
        """Shows what the chosen proposal and this one both say, in the colours of the mode."""
        each = self._chosen()
        number = each.found.number if each is not None else ""
        self.common.setText(self._marked(*self._passages, number or "那件") or NOTHING_SHARED)

    def _marked(self, one: Sequence[PassagePiece], two: Sequence[PassagePiece], number: str) -> str:
        """Both texts with what they share marked, as rich text; '' where they share nothing."""
        if not one:
            return ""
        tokens = self._context.theme.tokens
        style = f"background:{tokens.warn_soft};color:{tokens.warn}"
        lines = []
        for title, pieces in (("本件", one), (number, two)):
            words = "".join(
                f'<span style="{style}">{escape(x.text)}</span>' if x.shared else escape(x.text)
                for x in pieces
            )
            lines.append(f"{escape(title)}：{words}")
        return "<br>".join(lines)

    def _open_chosen(self) -> None:
        each = self._chosen()
        if each is not None:
            self._open(each)

    def _open(self, each: _Found) -> None:
        if each.record == Proposal.KEY:
            self._host.open_other(each.found.key)
        else:
            self._context.events.open_record(each.record, each.found.key)

    def _merge(self) -> None:
        from desktop_app.ui.proposals.lineage_dialogs import MergeProposals

        each = self._chosen()
        if each is not None and self._opened is not None:
            MergeProposals(self._context, [self._opened.key], self.window(), each.found.key).open()

    def _pair(self, run: object, said: str, _: bool = False) -> None:
        """Relates or dismisses the chosen one."""
        each = self._chosen()
        if each is None or self._opened is None:
            return
        assert callable(run)  # one of the two of `lineage`
        try:
            changed: Changed = run(self._context.desk, self._opened.key, each.found.key)
        except UserError as error:
            self._context.desktop.tell("pair_refused", error.sentence)
            return
        self._context.events.announce(changed, f"“{each.found.name}”：{said}")

    def _show_lineage(self, opened: Opened) -> None:
        """The proposals of its lineage and the related ones, as words that open them."""
        while self._lineage.count():
            gone = self._lineage.takeAt(0).widget()
            if isinstance(gone, QWidget):
                gone.hide()
                gone.deleteLater()
        titles = lookup(self._context.desk).titles[Proposal.KEY]
        tied = []
        for name, word in LINEAGE:
            value = opened.values[name]
            keys = value if isinstance(value, tuple | list) else [value] if value else []
            tied += [(word, key) for key in keys]
        desk = self._context.desk
        tied += [("并来", key) for key in merged_into(desk, [opened.key])]
        tied += [("分出", each.key) for each in linking(desk, Proposal, "split_from", [opened.key])]
        if tied:
            self._lineage.addWidget(label("有关的提案", "title"))
        self._links = []
        for word, key in tied:
            link = LinkWord(f"{word}：{titles.title(key)}")
            link.setObjectName("tied_proposal")
            link.clicked.connect(partial(self._follow, key))
            self._lineage.addWidget(link)
            self._links.append(link)
        if tied:
            self._lineage.addWidget(rule())

    def _follow(self, key: int, _: bool = False) -> None:
        self._host.open_other(key)
