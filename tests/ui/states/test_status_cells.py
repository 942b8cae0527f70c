"""Lights in the list of consultations and on the card: colour, icon and words."""

from __future__ import annotations

import datetime
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from desktop_app.records.brand import Brand
from desktop_app.records.consultation import Consultation
from desktop_app.records.member import Member
from desktop_app.services import registers
from desktop_app.services.subjects import Subject
from desktop_app.services.timeline.lights import Light
from desktop_app.ui.cards.card_facts import card_facts
from desktop_app.ui.lists.list_page import ListPage
from desktop_app.ui.states.status_cells import status_cells_of
from desktop_app.ui.ui_context import UiContext

TODAY = datetime.date(2026, 11, 23)
LIGHTS = ("reported_on", "talked_on", "answered_on")


@pytest.fixture
def key(context: UiContext) -> int:
    """A consultation reported late, its talk done without a paper, its answer still to come."""
    draft = {
        "name": "路灯协商", "held_on": "2026-09-20", "state": "reported",
        "reported_on": "2026-10-01", "reported_doc": "演专报3号", "talked_on": "2026-10-20",
    }  # fmt: skip
    return registers.save(context.desk, Consultation, draft).keys[0]


def test_the_cells_of_the_lights_say_how_they_stand(
    context: UiContext, key: int, qtbot: QtBot
) -> None:
    page = ListPage(context, Consultation)
    qtbot.addWidget(page)
    places = {each.name: place for place, each in enumerate(page.rows.fields, 1)}
    cells = [page.rows.cell(0, places[name]) for name in LIGHTS]
    assert [text for text, _, _ in cells] == ["2026-10-01", "逾期 23 天", "限 11-30"]
    tokens = context.theme.tokens
    assert [colour.name() for _, colour, _ in cells if colour] == [
        tokens.good, tokens.bad, tokens.warn,
    ]  # fmt: skip
    assert all(picture is not None for _, _, picture in cells)
    talked = page.rows.index(0, places["talked_on"])
    assert page.rows.data(talked) == "逾期 23 天"
    words = page.rows.data(talked, Qt.ItemDataRole.ToolTipRole)
    assert "建议情况沟通：逾期，还缺文件，期限 2026-10-31" in words
    assert "2026-10-20" in page.rows.row_texts(0)
    assert "限 11-30" not in page.rows.row_texts(0)


def test_the_lights_follow_a_change(context: UiContext, key: int, qtbot: QtBot) -> None:
    page = ListPage(context, Consultation)
    qtbot.addWidget(page)
    place = [each.name for each in page.rows.fields].index("talked_on") + 1
    assert page.rows.cell(0, place)[0] == "逾期 23 天"
    version = registers.draft(context.desk, Consultation, key).version
    registers.save(context.desk, Consultation, {"talked_doc": "沟通记录"}, key=key, version=version)
    page.refresh(frozenset({"consultation"}))
    assert page.rows.cell(0, place)[0] == "2026-10-20"


def test_the_card_begins_with_the_lights(context: UiContext, key: int) -> None:
    facts = card_facts(context.desk, Consultation, key)
    first = facts.sections[0]
    assert first.title == "三项反馈"
    assert [(each.label, each.text, each.tone) for each in first.facts] == [
        ("信息报送跟踪", "已完成，2026-10-01，演专报3号", ("good", "done")),
        ("建议情况沟通", "逾期，还缺文件，期限 2026-10-31", ("bad", "problem")),
        ("落实情况反馈", "待办，期限 2026-11-30", ("warn", "clock")),
    ]
    assert [each.title for each in facts.sections].count("三项反馈") == 1


@pytest.mark.parametrize(
    ("light", "text", "tone"),
    [
        (Light("year", "评审", "done", "2026-11-01", "决定", ""), "2026-11-01", ("good", "done")),
        (Light("year", "评审", "late", "", "", "2026-11-20"), "逾期 3 天", ("bad", "problem")),
        (Light("year", "评审", "waiting", "", "", "2026-11-30"), "限 11-30", ("warn", "clock")),
        (Light("year", "评审", "waiting", "2026-11-01", "", ""), "缺文件", ("warn", "clock")),
        (Light("year", "评审", "waiting", "", "", ""), "待办", ("warn", "clock")),
        (Light("year", "评审", "not_yet", "", "", ""), "未到", ("faint", "open")),
    ],
)
def test_the_lights_of_any_subject_fill_the_cells_of_their_fields(
    context: UiContext, light: Light, text: str, tone: tuple[str, str]
) -> None:
    lights = {"brand": lambda _, keys: dict.fromkeys(keys, (light,))}
    subject = Subject(name="x", records=(), lights=lights)
    read = status_cells_of(replace(context.desk, subjects=(subject,)), Brand)
    assert read is not None
    cells = read([4, 5])
    assert set(cells) == {4, 5}
    cell = cells[4]["year"]
    assert (cell.text, cell.colour, cell.icon, cell.title) == (text, *tone, "评审")
    assert cell.words == f"评审：{cell.card_text}"


def test_other_registers_have_none(context: UiContext) -> None:
    assert status_cells_of(context.desk, Member) is None
