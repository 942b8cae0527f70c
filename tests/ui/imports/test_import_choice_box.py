"""The searchable box of the import page: always one of its answers, groups only read."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from desktop_app.ui.forms.boxes.offers import BoxChoice
from desktop_app.ui.imports.import_choice_box import HEADING, AnswerChoice, ChoiceBox, GroupedOffers
from desktop_app.ui.look.theme import Theme

CHOICES = (
    AnswerChoice("", "不导入"),
    AnswerChoice("name", "姓名", "基本情况"),
    AnswerChoice("mobile", "手机", "联系方式"),
    AnswerChoice("unit", "工作单位", "基本情况"),
)


@pytest.fixture
def box(theme: Theme, qtbot: QtBot) -> ChoiceBox:
    made = ChoiceBox(theme)
    qtbot.addWidget(made)
    made.show_choices(CHOICES, "mobile")
    return made


def test_it_shows_the_answer_with_the_given_value(box: ChoiceBox) -> None:
    assert (box.value(), box.text(), box.toolTip()) == ("mobile", "手机", "手机")
    assert box.texts() == [each.text for each in CHOICES]


@pytest.mark.parametrize("value", ["gone", None, 7])
def test_an_unknown_value_gives_way_to_the_first_answer(box: ChoiceBox, value: object) -> None:
    box.choose(value)
    assert (box.value(), box.text()) == ("", "不导入")


def test_a_text_that_means_none_of_the_answers_gives_way_to_the_last_one(box: ChoiceBox) -> None:
    box.setText("不是字段")
    box.editingFinished.emit()
    assert (box.value(), box.text()) == ("mobile", "手机")


def test_without_answers_there_is_no_value(theme: Theme, qtbot: QtBot) -> None:
    made = ChoiceBox(theme)
    qtbot.addWidget(made)
    assert made.value() is None
    made.show_choices((), "name")
    assert (made.value(), made.text(), made.texts()) == (None, "", [])


def test_answers_of_one_group_stand_together_under_its_name(theme: Theme, qtbot: QtBot) -> None:
    model = GroupedOffers(theme)
    model.groups = {each.value: each.group for each in CHOICES}
    model.show_offers([BoxChoice(each.value, each.text) for each in CHOICES])
    assert [each.text for each in model.offers] == [
        "不导入", "基本情况", "姓名", "工作单位", "联系方式", "手机",
    ]  # fmt: skip


def test_the_name_of_a_group_is_coloured_and_cannot_be_chosen(theme: Theme) -> None:
    model = GroupedOffers(theme)
    model.groups = {"name": "基本情况"}
    model.show_offers([BoxChoice("name", "姓名")])
    heading, answer = model.index(0, 0), model.index(1, 0)
    assert model.offers[0].value is HEADING
    assert model.flags(heading) == Qt.ItemFlag.NoItemFlags
    assert model.flags(answer) & Qt.ItemFlag.ItemIsSelectable
    colour = heading.data(Qt.ItemDataRole.ForegroundRole)
    assert colour.name() == theme.tokens.accent
    assert answer.data(Qt.ItemDataRole.ForegroundRole) is None


def test_what_is_typed_marks_the_first_answer_and_never_a_group(box: ChoiceBox) -> None:
    box.show()
    box.setFocus()
    box._search("gzdw")
    shown = [each.text for each in box._model.offers]
    assert shown[-1] == "工作单位"
    current = box._list.popup().currentIndex()
    assert current.data() == "工作单位"
