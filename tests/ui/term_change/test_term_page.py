"""The page of a change of term in its states: no term, an open one, a closed one, many members."""

from __future__ import annotations

from desktop_app.records import Activity, Committee, Member, Term
from desktop_app.records.record import Record
from desktop_app.services import registers
from desktop_app.services.desk import Desk
from desktop_app.services.lookup.cache import lookup
from desktop_app.services.registers import Filter, Query
from desktop_app.services.term_change import closing
from desktop_app.ui.scripted_desktop import ScriptedDesktop
from desktop_app.ui.term_change.start_dialog import StartDialog
from desktop_app.ui.term_change.term_page import TermPage
from desktop_app.ui.ui_context import UiContext


def add(desk: Desk, model: type[Record], **values: object) -> int:
    made = model.of({**model.defaults(lookup(desk)), **values})
    return desk.write([made], action="录入").keys[0]


def test_without_a_term_the_page_says_where_to_begin(context: UiContext) -> None:
    registers.remove(context.desk, Term, list(registers.find(context.desk, Term, Query())))
    page = TermPage(context)
    assert page.stack.currentWidget() is page.none
    assert page.start_button.isHidden()
    assert page.chooser.isHidden()


def test_a_line_opens_its_rows(context: UiContext) -> None:
    meeting = add(context.desk, Activity, name="演示会", kind="survey", start_on="2026-11-30")
    page, asked = TermPage(context), []
    context.events.rows_wanted.connect(lambda key, where: asked.append((key, where)))
    assert page.table.item(0, 1).text() == "1 次活动没有完成"  # type: ignore[union-attr]
    page.open_rows()
    ((key, where),) = asked
    found = registers.find(context.desk, Activity, Query(where=where))
    assert (key, list(found)) == ("activity", [meeting])


def test_a_closed_term_offers_to_open_it_and_the_next_one(context: UiContext) -> None:
    (term,) = registers.find(context.desk, Term, Query())
    page = TermPage(context)
    context.events.announce(closing.close(context.desk, term, closing.Closing("2026-11-20")))
    page.refresh(frozenset())
    assert (page.close_button.isHidden(), page.reopen_button.isHidden()) == (True, False)
    assert page.start_button.isHidden() is False
    assert page.open_things.isHidden()
    assert "已结束，只读" in page.chooser.currentText()


def test_each_step_refuses_in_words_and_keeps_what_was_chosen(
    context: UiContext, desktop: ScriptedDesktop
) -> None:
    desk = context.desk
    (term,) = registers.find(desk, Term, Query())
    committee = add(desk, Committee, name="演示委")
    for name in ("演示甲", "演示乙"):
        add(desk, Member, name=name, committee=committee)
    page = TermPage(context)
    dialog = StartDialog(context, term, page.refresh, page)  # type: ignore[arg-type]
    dialog.go_on()
    assert "请填写下一届的起始日期" in dialog.note.words.text()
    dialog.term.starts.setText("2027.1.10")
    dialog.go_on()
    dialog.members.search.setText("乙")
    assert len(dialog.members.model.lines) == 1
    dialog.members.none_button.click()
    dialog.members.search.clear()
    assert len(dialog.members.chosen()) == 1
    dialog.go_on()
    dialog.committees.more.setPlainText("演示委\n")
    dialog.go_on()
    assert "写了两次，或者已经有了" in dialog.note.words.text()
    dialog.committees.more.setPlainText("演示新委")
    dialog.go_on()
    dialog.go_on()
    assert "新设专委会：演示新委" in dialog.follows.told.toPlainText()
    desktop.answers["discard_start"] = False
    dialog.reject()
    assert dialog.choice.added == ("演示新委",)
    where = (Filter("number", "in", (11,)),)
    assert len(registers.find(desk, Term, Query(where=where))) == 0
