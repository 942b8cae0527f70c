"""The page of a proposal: its units, the dropped letter, meetings, text, movers, similar ones."""

from __future__ import annotations

from pathlib import Path
from typing import cast

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from desktop_app.records import HandlingMeeting, Proposal, ProposalHandling, Topic
from desktop_app.services.proposals import assigning, lineage, suggestions
from desktop_app.services.registers import attachments
from desktop_app.ui.forms.dialog.form_context import FieldBox
from desktop_app.ui.forms.dialog.record_dialog import RecordDialog
from desktop_app.ui.lists.list_page import ListPage
from desktop_app.ui.proposals.lineage_dialogs import MergeProposals
from desktop_app.ui.proposals.listed_parts import MoversPart, SuggestionsPart
from desktop_app.ui.proposals.reply_block import ReplyBlock
from desktop_app.ui.proposals.similar_pane import SimilarPane
from desktop_app.ui.proposals.similar_row import SimilarRow
from desktop_app.ui.proposals.suggestion_table import DecidingDialog
from desktop_app.ui.proposals.text_part import TextPart
from desktop_app.ui.proposals.units_part import UnitsPart
from desktop_app.ui.record_page.line_table import LineTable
from desktop_app.ui.record_page.record_page import RecordPage
from desktop_app.ui.row_actions.step_dialog import StepDialog
from desktop_app.ui.ui_context import UiContext
from tests.services.proposals import proposal_office as office
from tests.ui.finding import child, children, press
from tests.ui.record_page.record_pages import listed, paged

WATER = "关于推进山区村寨稳定供水的提案"
LEFT = Qt.MouseButton.LeftButton


def shown(context: UiContext, qtbot: QtBot, key: int) -> tuple[ListPage, RecordPage]:
    page = listed(context, qtbot)
    page.open_record(key)
    return page, paged(page)


def texts(table: LineTable) -> list[tuple[str, ...]]:
    return [tuple(cell.text for cell in line.cells) for line in table.lines]


def step_words(front: RecordPage) -> list[str]:
    QApplication.processEvents()
    every = [x for x in children(front.other_steps, QPushButton) if x.isVisible()]
    return [each.text() for each in every]


def dropped(target: QWidget, *files: Path) -> bool:
    """Drags files over a widget and lets them go; whether it took them."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(each)) for each in files])
    none = Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(QPoint(3, 3), Qt.DropAction.CopyAction, data, LEFT, none)
    QApplication.sendEvent(target, enter)
    if not enter.isAccepted():
        return False
    drop = QDropEvent(QPointF(3, 3), Qt.DropAction.CopyAction, data, LEFT, none)
    QApplication.sendEvent(target, drop)
    return True


@pytest.fixture
def letter(tmp_path: Path) -> Path:
    path = tmp_path / "演示复函.pdf"
    path.write_bytes(b"%PDF-1.4 demo")
    return path


def test_each_unit_is_a_line_with_its_state_and_the_days_it_is_over(
    context: UiContext, qtbot: QtBot
) -> None:
    key = office.proposal(context.desk, WATER)
    main, _ = office.assigned(context.desk, key, "演示水务局", "演示发改局")
    office.go(context.desk, main, "signed", signed_on="2026-03-04", signed_by="演示股长")
    office.changed(context.desk, ProposalHandling, main, due="2099-06-30", phone="0870-0000021")
    _, front = shown(context, qtbot, key)
    table = child(front, UnitsPart).table
    over = (context.desk.today - context.desk.today.replace(2026, 4, 2)).days
    assert texts(table)[0] == (
        "主办", "演示水务局", "03-04 演示股长", "2099-06-30", "已签收", "0870-0000021",
    )  # fmt: skip
    assert texts(table)[1][:4] == ("会办", "演示发改局", "未签收", "04-02")
    if over > 0:
        assert table.lines[1].cells[4] == (f"超 {over} 天", "bad", "problem")
    assert front.head.next.text() == "登记答复"
    assert front.head.next.accessibleName() == "登记答复：演示水务局"


def test_enter_on_a_unit_opens_its_sheet(context: UiContext, qtbot: QtBot) -> None:
    key = office.proposal(context.desk, WATER)
    office.assigned(context.desk, key)
    page, front = shown(context, qtbot, key)
    table = child(front, UnitsPart).table
    table.setFocus()
    press(table, Qt.Key.Key_Return)
    form = child(page.window(), RecordDialog, "proposal_handling_dialog")
    assert form.isVisible()


def test_a_meeting_is_noted_for_the_unit_that_is_chosen(context: UiContext, qtbot: QtBot) -> None:
    desk = context.desk
    key = office.proposal(desk, WATER)
    main, helper = office.assigned(desk, key, "演示水务局", "演示发改局")
    office.saved(desk, HandlingMeeting, handling=main, day="2026-03-12", stage="before",
                 content="电话问清位置")  # fmt: skip
    page, front = shown(context, qtbot, key)
    part = child(front, UnitsPart)
    assert texts(part.meetings) == [("03-12", "办前", "演示水务局", "电话问清位置")]
    part.table.setCurrentCell(1, 0)
    part.meet_button.click()
    dialog = child(page.window(), StepDialog, "step_dialog")
    cast("FieldBox", dialog.boxes["content"]).put_draft("到村座谈")
    dialog.done_button.click()
    assert [each[2] for each in texts(part.meetings)] == ["演示水务局", "演示发改局"]
    assert [x["handling"] for x in office.every(desk, HandlingMeeting)] == [main, helper]


def test_a_letter_dropped_begins_the_reply_and_is_attached_once_it_is_saved(
    context: UiContext, qtbot: QtBot, letter: Path
) -> None:
    desk = context.desk
    key = office.proposal(desk, WATER)
    (sheet,) = office.assigned(desk, key)
    office.go(desk, sheet, "signed", signed_on="2026-03-04")
    page, front = shown(context, qtbot, key)
    block = child(front, ReplyBlock)
    words = [each.text() for each in children(block, QLabel)]
    assert "还没有答复" in words
    assert dropped(block, letter)
    dialog = child(page.window(), DecidingDialog, "step_dialog")
    assert attachments.attached(desk, ProposalHandling, sheet) == []
    for name, text in office.REPLY.items():
        cast("FieldBox", dialog.boxes[name]).put_draft(text)
    dialog.done_button.click()
    qtbot.waitUntil(lambda: len(attachments.attached(desk, ProposalHandling, sheet)) == 1)
    assert [x.name for x in attachments.attached(desk, ProposalHandling, sheet)] == [letter.name]
    told = [each.text() for each in children(block, QLabel) if not each.isHidden()]
    assert any(each.startswith("05-06 · 演水函〔2026〕1号 · 演示局长") for each in told)


def test_a_reply_that_is_given_up_attaches_nothing(
    context: UiContext, qtbot: QtBot, letter: Path
) -> None:
    key = office.proposal(context.desk, WATER)
    (sheet,) = office.assigned(context.desk, key)
    page, front = shown(context, qtbot, key)
    assert dropped(child(front, ReplyBlock), letter)
    child(page.window(), DecidingDialog, "step_dialog").reject()
    qtbot.wait(50)
    assert attachments.attached(context.desk, ProposalHandling, sheet) == []


def test_a_letter_for_a_reply_that_is_there_is_attached_to_it(
    context: UiContext, qtbot: QtBot, letter: Path
) -> None:
    key = office.proposal(context.desk, WATER)
    (sheet,) = office.assigned(context.desk, key)
    office.replied(context.desk, sheet)
    _, front = shown(context, qtbot, key)
    assert dropped(child(front, ReplyBlock), letter)
    qtbot.waitUntil(lambda: len(attachments.attached(context.desk, ProposalHandling, sheet)) == 1)


def test_a_workbook_is_no_letter(context: UiContext, qtbot: QtBot, tmp_path: Path) -> None:
    key = office.proposal(context.desk, WATER)
    office.assigned(context.desk, key)
    page, front = shown(context, qtbot, key)
    dropped(child(front, ReplyBlock), tmp_path / "台账.xlsx")
    assert children(page.window(), DecidingDialog) == []


def test_a_new_proposal_with_nothing_says_how_to_begin(context: UiContext, qtbot: QtBot) -> None:
    key = office.proposal(context.desk, "演示空白", mover="", kind="", category="")
    page, front = shown(context, qtbot, key)
    words = [each.text() for each in children(front, QLabel) if each.isVisible()]
    assert "还没有立案，立案以后交办给承办单位。" in words
    assert "没有用字相近的提案和议题。" in words
    assert front.under.text() == "还没有写明提案者"
    titles = [front.tabs.tabText(n) for n in range(front.tabs.count())]
    assert titles == ["办理", "正文", "提案者", "建议", "附件", "历史 1"]
    for number, empty in ((1, "还没有录入正文"), (2, "还没有写明提案者"), (3, "还没有登记建议")):
        page.turn_part(number)
        part = front.tabs.currentWidget()
        told = [each.text() for each in children(part, QLabel) if each.isVisible()]
        body = child(part, TextPart).text.toPlainText() if number == 1 else ""
        assert any(empty in text for text in [*told, body]), (empty, told, body)


@pytest.mark.parametrize(
    ("state", "words"),
    [("filed", "还没有交办"), ("merged", "已经并案"), ("rejected", "不再交办")],
)
def test_why_a_proposal_has_no_units(
    context: UiContext, qtbot: QtBot, state: str, words: str
) -> None:
    key = office.proposal(context.desk, WATER)
    if state == "filed":
        office.filed(context.desk, key)
    elif state == "merged":
        lineage.merge(context.desk, [key], office.proposal(context.desk, "演示另一件"), "同一件事")
    else:
        given = {"reject_reason": "内容空泛没有具体建议", "told_on": "2026-03-01"}
        from desktop_app.services.proposals.reviewing import reject

        reject(context.desk, [key], given)
    _, front = shown(context, qtbot, key)
    told = [each.text() for each in children(front, QLabel) if each.isVisible()]
    assert any(words in text for text in told)


def test_a_full_one_counts_everything_and_stays_one_page(context: UiContext, qtbot: QtBot) -> None:
    desk = context.desk
    key = office.proposal(desk, WATER, problem="三个村寨缺水。" * 40)
    office.signed_by(desk, key, *[f"演示{n}" for n in range(12)])
    suggestions.register(desk, key, ["建池", "改网"], {})
    office.filed(desk, key)
    units = ["演示一局", "演示二局", "演示三局", "演示四局"]
    sheets = assigning.assign(
        desk, [key], ["演示水务局"], units, {"assigned_on": "2026-03-02"}
    ).keys
    for n in range(30):
        office.saved(desk, HandlingMeeting, handling=sheets[n % 5], day="2026-03-10",
                     content=f"第 {n} 次")  # fmt: skip
    page, front = shown(context, qtbot, key)
    titles = [front.tabs.tabText(n) for n in range(front.tabs.count())]
    assert titles[:4] == ["办理 5", "正文 280 字", "提案者 13", "建议 2"]
    assert len(child(front, UnitsPart).meetings.lines) == 30
    assert front.minimumSizeHint().width() <= 1366
    page.turn_part(2)
    movers = texts(child(front, MoversPart).table)
    assert movers[0][:2] == ("演示甲", "第一提案人")
    assert len(movers) == 13
    page.turn_part(3)
    assert [each[1] for each in texts(child(front, SuggestionsPart).table)] == ["建池", "改网"]
    assert "联名 演示0、演示1、演示2 等 12 人" in front.under.text()


def test_similar_ones_are_merged_related_and_dismissed(context: UiContext, qtbot: QtBot) -> None:
    desk = context.desk
    body = "三个村寨枯水期要到五公里外拉水，管道老化。"
    key = office.proposal(desk, WATER, problem=body)
    one = office.proposal(desk, "关于推进山区村寨供水的提案", serial="0017", problem="听说" + body)
    two = office.proposal(desk, "关于山区村寨稳定供水问题的提案", serial="0018")
    page, front = shown(context, qtbot, key)
    pane = child(front, SimilarPane)
    assert len(pane.rows) == 2
    first = next(x for x in pane.rows if "0017" in x.accessibleName())
    first.click()
    assert "三个村寨枯水期要到五公里外拉水，管道老化" in pane.common.text()
    pane.merge_button.click()
    dialog = child(page.window(), MergeProposals, "merge_proposals_dialog")
    assert dialog.picker.draft() == one
    dialog.reject()
    pane.relate_button.click()
    assert list(office.value(desk, Proposal, key, "related")) == [one]
    assert len(pane.rows) == 1
    tied = [x.text() for x in children(pane, QPushButton) if x.objectName() == "tied_proposal"]
    assert tied == ["相关：关于推进山区村寨供水的提案"]
    pane.dismiss_button.click()
    assert list(office.value(desk, Proposal, key, "unlike")) == [two]
    assert pane.rows == []
    page.open_record(two)
    assert [x.accessibleName().split("，")[0] for x in pane.rows] == ["关于推进山区村寨供水的提案"]


def test_enter_on_a_similar_one_opens_it_and_a_topic_goes_to_its_list(
    context: UiContext, qtbot: QtBot
) -> None:
    desk = context.desk
    key = office.proposal(desk, WATER)
    other = office.proposal(desk, "关于推进山区村寨供水的提案", serial="0017")
    topic = office.saved(desk, Topic, name="山区村寨稳定供水")
    wanted: list[tuple[str, int]] = []
    context.events.record_wanted.connect(lambda record, one: wanted.append((record, one)))
    _, front = shown(context, qtbot, key)
    pane = child(front, SimilarPane)
    rows: list[SimilarRow] = pane.rows
    of_topic = next(x for x in rows if "议题" in x.accessibleName())
    of_topic.click()
    assert pane.merge_button.isHidden()
    assert not pane.open_button.isHidden()
    press(of_topic, Qt.Key.Key_Return)
    assert wanted == [(Topic.KEY, topic)]
    press(next(x for x in rows if "0017" in x.accessibleName()), Qt.Key.Key_Return)
    assert front.key == other


def test_without_a_step_left_there_is_no_primary_button(context: UiContext, qtbot: QtBot) -> None:
    key = office.proposal(context.desk, WATER)
    page, front = shown(context, qtbot, office.proposal(context.desk, "演示别的"))
    assert step_words(front) == ["退回修改", "并案", "不予立案", "更多…"]
    lineage.merge(context.desk, [key], office.proposal(context.desk, "演示另一件"), "同一件事")
    page.open_record(key)
    assert front.head.next.isHidden()
    assert step_words(front) == []
    assert [each.code for each in front.states.points][-1] == "merged"


def test_the_lineage_is_shown_from_both_ends(context: UiContext, qtbot: QtBot) -> None:
    desk = context.desk
    whole, into = office.proposal(desk, "演示甲乙两事"), office.proposal(desk, "演示总的一件")
    parts = list(lineage.split(desk, whole, ["演示甲事", "演示乙事"], "两件事").keys[:2])
    lineage.merge(desk, [parts[0]], into, "同一件事")
    page, front = shown(context, qtbot, parts[0])

    def tied() -> list[str]:
        QApplication.processEvents()
        every = children(front, QPushButton)
        return [x.text() for x in every if x.objectName() == "tied_proposal" and x.isVisible()]

    assert tied() == ["并入：演示总的一件", "分自：演示甲乙两事"]
    page.open_record(into)
    assert tied() == ["并来：演示甲事"]
    page.open_record(whole)
    assert sorted(tied()) == ["分出：演示乙事", "分出：演示甲事"]
