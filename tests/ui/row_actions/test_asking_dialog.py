"""The frame of dialogs that ask: what is missing, where the cursor goes, what the screen holds."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from desktop_app.records import Contact, Proposal, ProposalHandling
from desktop_app.services.proposals import suggestions
from desktop_app.services.registers import history
from desktop_app.ui.consulting.merge_dialog import MergeDialog
from desktop_app.ui.contacts import contact_steps
from desktop_app.ui.look.theme import Mode
from desktop_app.ui.office_week import item_dialogs
from desktop_app.ui.proposals import review_steps, sheet_steps
from desktop_app.ui.proposals.assign_dialog import AssignDialog
from desktop_app.ui.proposals.lineage_dialogs import MergeProposals, SplitProposal
from desktop_app.ui.proposals.poll_dialog import PollDialog
from desktop_app.ui.proposals.suggestion_table import DecidingDialog
from desktop_app.ui.proposals.suggestions_dialog import SuggestionsDialog
from desktop_app.ui.receptions import reception_steps
from desktop_app.ui.row_actions.asking_dialog import AskingDialog
from desktop_app.ui.row_actions.step_dialog import HandlingStep, StepDialog
from desktop_app.ui.supervision import supervision_steps
from desktop_app.ui.ui_context import UiContext
from tests.services.proposals import proposal_office as office
from tests.ui.finding import children, press, type_text
from tests.ui.keeping import keep
from tests.ui.proposals.test_proposal_dialogs import kept, words

STEPS = [
    each
    for module in (
        contact_steps, item_dialogs, reception_steps, review_steps, sheet_steps, supervision_steps,
    )
    for each in vars(module).values()
    if isinstance(each, HandlingStep)
]  # fmt: skip


def marks(dialog: StepDialog) -> set[str]:
    return {name for name, box in dialog.boxes.items() if box.property("problem") == "stops"}


def test_what_is_missing_is_marked_until_it_is_typed(context: UiContext, qtbot: QtBot) -> None:
    (sheet,) = office.assigned(context.desk, office.proposal(context.desk))
    dialog = kept(qtbot, StepDialog(context, sheet_steps.REPLY, [sheet]))
    dialog.done_button.click()
    assert "请填写复函文号、签发人和答复类别。" in words(dialog)
    assert marks(dialog) == {"reply_doc", "reply_signer", "reply_class"}
    assert dialog.focusWidget() is dialog.boxes["reply_doc"]
    press(dialog.boxes["reply_doc"], Qt.Key.Key_1)
    assert marks(dialog) == {"reply_signer", "reply_class"}
    assert "请填写" not in words(dialog)


def test_a_field_with_a_star_is_asked_for_whatever_the_service_allows(
    context: UiContext, qtbot: QtBot
) -> None:
    (sheet,) = office.assigned(context.desk, office.proposal(context.desk))
    dialog = kept(qtbot, StepDialog(context, sheet_steps.ASK_RETURN, [sheet]))
    dialog.done_button.click()
    assert dialog.isVisible()
    assert office.value(context.desk, ProposalHandling, sheet, "return_asked_on") is None
    type_text(dialog.boxes["return_reason"], "不属于本单位职责（演示）")
    dialog.done_button.click()
    assert not dialog.isVisible()
    assert office.value(context.desk, ProposalHandling, sheet, "return_asked_on")


def test_a_value_that_is_wrong_is_pointed_at(context: UiContext, qtbot: QtBot) -> None:
    (sheet,) = office.assigned(context.desk, office.proposal(context.desk))
    dialog = kept(qtbot, StepDialog(context, sheet_steps.EXTEND, [sheet]))
    type_text(dialog.boxes["reason"], "演示")
    dialog.boxes["until"].put("2026-13-45")  # type: ignore[attr-defined]
    dialog.done_button.click()
    assert marks(dialog) == {"until"}
    assert dialog.focusWidget() is dialog.boxes["until"]


def test_the_cursor_is_in_the_first_field_that_must_be_filled(
    context: UiContext, qtbot: QtBot
) -> None:
    key = office.proposal(context.desk)
    step = review_steps.review_step(context.desk, [key])
    dialog = kept(qtbot, StepDialog(context, step, [key]))
    assert dialog.focusWidget() is dialog.boxes["first_opinion"]
    split = kept(qtbot, SplitProposal(context, key))
    type_text(split.names, "1. 演示供水；2. 演示修路。")
    split.done_button.click()
    assert "例如“反映的是两件事”" in words(split)
    assert split.focusWidget() is split.reason
    assert split.reason.property("problem") == "stops"
    type_text(split.reason, "两件事")
    assert not split.reason.property("problem")


def test_a_merger_without_a_target_points_at_the_target(context: UiContext, qtbot: QtBot) -> None:
    key = office.proposal(context.desk)
    topics = [keep(context.desk, "topic", name=f"演示{n}") for n in range(2)]
    for dialog in (MergeProposals(context, [key]), MergeDialog(context, topics)):
        kept(qtbot, dialog)
        dialog.done_button.click()
        assert "请选定要并入的" in words(dialog)
        assert dialog.focusWidget() is dialog.picker
        assert dialog.picker.property("problem") == "stops"
        assert not dialog.reason.property("problem")


def test_enter_goes_from_field_to_field_and_then_to_the_button(
    context: UiContext, qtbot: QtBot
) -> None:
    (sheet,) = office.assigned(context.desk, office.proposal(context.desk))
    dialog = kept(qtbot, StepDialog(context, sheet_steps.SIGN, [sheet]))
    dialog.boxes["signed_on"].setFocus()
    passed: list[QWidget | None] = []
    for _ in range(4):
        passed.append(dialog.focusWidget())
        press(dialog.focusWidget(), Qt.Key.Key_Return)
    assert passed == list(dialog.boxes.values())
    assert dialog.focusWidget() is dialog.done_button
    press(dialog.done_button, Qt.Key.Key_Return)
    assert office.value(context.desk, ProposalHandling, sheet, "state") == "signed"


def _long(context: UiContext) -> int:
    """A proposal with many suggestions and movers, filed and assigned; its main sheet."""
    desk = context.desk
    key = office.proposal(desk, "关于演示供水的提案", advice="演示")
    texts = [f"第 {n} 条建议写得很长，要在表格里换行才看得全。" * 3 for n in range(1, 15)]
    suggestions.register(desk, key, texts, {})
    office.signed_by(desk, key, *(f"演示{n:02}" for n in range(1, 20)))
    return office.assigned(desk, key)[0]


@pytest.mark.parametrize("kind", ["decide", "reply", "poll"])
def test_many_lines_scroll_in_one_place_and_the_buttons_stay(
    context: UiContext, qtbot: QtBot, kind: str
) -> None:
    sheet = _long(context)
    step = sheet_steps.DECIDE if kind == "decide" else sheet_steps.REPLY
    dialog: AskingDialog = (
        PollDialog(context, sheet) if kind == "poll" else DecidingDialog(context, step, [sheet])
    )
    kept(qtbot, dialog)
    assert dialog.height() <= dialog.screen().availableGeometry().height()
    assert children(dialog, QScrollArea) == [dialog.area]
    assert dialog.area.verticalScrollBar().maximum() > 0
    assert dialog.rect().contains(dialog.done_button.geometry())
    assert dialog.focusWidget() not in (None, dialog.cancel_button)


def _dialogs(context: UiContext) -> list[AskingDialog]:
    """One of each kind of dialog about proposals."""
    sheet = _long(context)
    key = office.value(context.desk, ProposalHandling, sheet, "proposal")
    steps = [each for each in vars(review_steps).values() if isinstance(each, HandlingStep)]
    return [
        *(StepDialog(context, step, [key]) for step in steps),
        DecidingDialog(context, sheet_steps.REPLY, [sheet]),
        PollDialog(context, sheet),
        AssignDialog(context, [key]),
        MergeProposals(context, [key]),
        SplitProposal(context, key),
        SuggestionsDialog(context, key),
    ]


def test_everything_that_the_tab_key_reaches_has_a_name(context: UiContext, qtbot: QtBot) -> None:
    for dialog in _dialogs(context):
        kept(qtbot, dialog)
        reached = [
            each for each in children(dialog, QWidget)
            if each.isVisibleTo(dialog) and each.focusPolicy() & Qt.FocusPolicy.TabFocus
            and each.focusProxy() is None
        ]  # fmt: skip
        unnamed = [each for each in reached if not each.accessibleName() or not each.objectName()]
        assert len(reached) > 2
        assert not unnamed, (dialog.objectName(), unnamed)
        dialog.done(0)


def test_a_long_heading_makes_the_dialog_wider_before_it_breaks(
    context: UiContext, qtbot: QtBot
) -> None:
    widths = []
    for subject in ("关于供水的提案", "关于改善县工业园区道路安全与照明设施并长期维护好的提案"):
        key = office.proposal(context.desk, subject)
        dialog = kept(qtbot, StepDialog(context, review_steps.FILE, [key]))
        widths.append(dialog.width())
        assert dialog.heading.height() < 2 * dialog.heading.fontMetrics().height()
    assert widths[0] < widths[1]


def test_an_assignment_names_the_limits_of_this_office(context: UiContext, qtbot: QtBot) -> None:
    key = office.proposal(context.desk)
    office.filed(context.desk, key)
    dialog = kept(qtbot, AssignDialog(context, [key]))
    assert "会议没有定的从交办起 3 个月；会办意见从交办起 1 个月" in words(dialog)
    dialog.done_button.click()
    assert dialog.focusWidget() is dialog.main
    assert office.value(context.desk, Proposal, key, "state") == "filed"


def test_of_several_rows_an_empty_field_keeps_what_each_has(
    context: UiContext, qtbot: QtBot
) -> None:
    given = {"state": "open", "day": "2026-03-05"}
    keys = [
        keep(context.desk, "contact", person=name, handed_to=unit, **given)
        for name, unit in (("演示甲", "演示甲局"), ("演示乙", "演示乙局"))
    ]
    dialog = kept(qtbot, StepDialog(context, contact_steps.ANSWER, keys))
    type_text(dialog.boxes["answer"], "演示答复")
    dialog.done_button.click()
    assert not dialog.isVisible()
    assert [office.value(context.desk, Contact, key, "handed_to") for key in keys] == [
        "演示甲局", "演示乙局",
    ]  # fmt: skip
    assert {office.value(context.desk, Contact, key, "answer") for key in keys} == {"演示答复"}


def test_of_one_row_an_emptied_field_is_emptied(context: UiContext, qtbot: QtBot) -> None:
    given = {"state": "open", "day": "2026-03-05", "handed_to": "演示局"}
    key = keep(context.desk, "contact", person="演示甲", **given)
    dialog = kept(qtbot, StepDialog(context, contact_steps.ANSWER, [key]))
    dialog.boxes["handed_to"].put("")  # type: ignore[attr-defined]
    type_text(dialog.boxes["answer"], "演示答复")
    dialog.done_button.click()
    assert office.value(context.desk, Contact, key, "handed_to") is None


def test_a_reason_leaves_the_remark_as_it_is(context: UiContext, qtbot: QtBot) -> None:
    given = {"state": "open", "day": "2026-03-05", "remark": "演示备注"}
    key = keep(context.desk, "contact", person="演示甲", handed_to="演示局", **given)
    dialog = kept(qtbot, StepDialog(context, contact_steps.NO_ANSWER, [key]))
    assert dialog.boxes["remark"].draft() == ""  # type: ignore[attr-defined]
    type_text(dialog.boxes["remark"], "当面说清")
    dialog.done_button.click()
    assert office.value(context.desk, Contact, key, "state") == "none"
    assert office.value(context.desk, Contact, key, "remark") == "演示备注"
    done = history.next_undo(context.desk)
    assert done is not None
    assert "当面说清" in done.name


@pytest.mark.parametrize("step", STEPS, ids=lambda step: step.title)
def test_no_step_has_the_word_of_the_button_that_leaves(step: HandlingStep) -> None:
    assert step.done not in ("取消", "关闭")


def test_a_title_has_a_line_by_itself(context: UiContext, qtbot: QtBot) -> None:
    matter = "演示安置小区电梯经常停运，老人下不了楼"
    key = keep(context.desk, "reception", matter=matter)
    dialog = kept(qtbot, StepDialog(context, reception_steps.TO_PROPOSAL, [key]))
    assert dialog.boxes["name"].width() > 1.8 * dialog.boxes["session"].width()


def test_the_shared_fields_of_items_have_room_in_large_text(
    context: UiContext, qtbot: QtBot
) -> None:
    context.theme.wear(Mode.LIGHT, large=True)
    key = keep(context.desk, "supervision_item", name="演示监督")
    dialog = kept(qtbot, supervision_steps.SupervisionOpinions(context, key))
    labels: list[QLabel] = list(dialog.findChildren(QLabel))
    titles = [each for each in labels if each.text().endswith("（每条相同）")]
    assert len(titles) == len(dialog.boxes) == 4
    for each in titles:
        assert each.width() >= each.sizeHint().width()
        right = each.mapTo(dialog, each.rect().topRight()).x()
        assert right < dialog.width()
