"""What cells, heads and the pane show, what opens from them, and what other pages change."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from desktop_app.records import Activity, Attendance, Committee, Contact, Member, WorkGroup
from desktop_app.services import registers
from desktop_app.services.duties.cells import EXEMPT, DutyCell
from desktop_app.services.registers import Filter, history
from desktop_app.ui.duties.duty_looks import LOOKS, cell_text, state_words
from desktop_app.ui.duties.duty_model import DutyModel
from desktop_app.ui.duties.duty_page import DutyPage
from desktop_app.ui.duties.duty_rows import COMMITTEE, FIRST, NAME, NUMBER
from desktop_app.ui.duties.duty_table import DutyTable
from desktop_app.ui.forms.dialog.record_dialog import RecordDialog
from desktop_app.ui.look.theme import Mode, Theme
from desktop_app.ui.ui_context import UiContext
from tests.services.duties import duty_office as office
from tests.services.duties.duty_matrices import line, matrix
from tests.ui.duties.duty_pages import page_of, press, settle, table

Key = Qt.Key
VISITS = "联系村（社区）"
ROLES = Qt.ItemDataRole


@pytest.fixture
def people(context: UiContext) -> list[int]:
    """Three members who visit twice a year."""
    found = office.members(context.desk)
    office.duty(context.desk, VISITS, fact="contact_made", minimum=2)
    return found


def model_of(*signs: str, before: tuple[str, ...] = ()) -> DutyModel:
    """A model of lines by their signs, and of a year before."""
    now = [line(n, f"演示{n}", each, "提案委") for n, each in enumerate(signs)]
    past = [line(n, f"演示{n}", each) for n, each in enumerate(before)]
    model = DutyModel()
    old = matrix(*past, year=2025) if before else None
    model.take(matrix(*now), old, range(len(now)))
    return model


def behind(page: DutyPage) -> list[tuple[str, ...]]:
    """Day, title and whether it counts, of the rows behind the cell."""
    model = page.pane.rows.model()
    return [
        tuple(str(model.index(row, column).data()) for column in range(3))
        for row in range(model.rowCount())
    ]


@pytest.mark.parametrize(
    ("cell", "text", "words"),
    [
        (DutyCell("done", 3, 2), "3", "已完成，3 次"),
        (DutyCell("ticked", 0, 1), "认定", "手工认定"),
        (DutyCell("partly", 1, 2), "1/2", "1/2，还差 1 次"),
        (DutyCell("partly", 0, 1, "待审"), "待审", "0/1，还差 1 次，待审"),
        (DutyCell("none", 0, 1), "0", "0/1，还差 1 次"),
        (DutyCell("overdue", 0, 1), "0", "0/1，还差 1 次，已过期"),
        (DutyCell("exempt", 0, 1), "不计", "不计"),
    ],
)
def test_every_state_has_its_text_its_words_and_its_look(
    cell: DutyCell, text: str, words: str
) -> None:
    assert cell_text(cell) == text
    assert state_words(cell, "次") == words
    assert cell.state in LOOKS


def test_cells_and_heads_say_all_to_a_screen_reader(qapp: object) -> None:
    model = model_of("√–过", "×××")
    index = model.index(0, FIRST + 2)
    assert index.data(ROLES.AccessibleTextRole) == "演示0　两次走访：已过期，0/2，还差 2 次，已过期"
    assert model.index(0, NAME).data(ROLES.ToolTipRole) == "演示0　姓名：演示0"
    assert "（十月增补）" in model.index(1, FIRST).data(ROLES.ToolTipRole)
    told = model.headerData(FIRST, Qt.Orientation.Horizontal, ROLES.ToolTipRole)
    assert told.split("\n") == ["一件提案", "满 1，2026-12-15 以前", "完成 1，应完成 1"]
    assert [model.title(n) for n in (NUMBER, NAME, COMMITTEE, model.last)] == [
        "序号", "姓名", "专委会", "完成",
    ]  # fmt: skip
    assert model.data(QModelIndex()) is None


def test_a_year_before_is_shown_by_the_names_of_duties(qapp: object) -> None:
    model = model_of("√––", "–––", before=("–√√",))
    assert [model.text_before(0, FIRST + n) for n in range(3)] == ["0", "1", "2"]
    assert model.text_before(1, FIRST) == "–"
    assert model.text_before(0, NAME) == ""
    assert model.share_before("一条社情民意") == "1/1"
    assert model.share_before("别的") == ""
    assert model_of("√––").text_before(0, FIRST) == ""


@pytest.mark.parametrize("mode", [Mode.LIGHT, Mode.DARK])
def test_an_overdue_cell_is_painted_on_its_ground_and_the_cursor_has_a_frame(
    theme: Theme, qtbot: QtBot, mode: Mode
) -> None:
    theme.wear(mode, large=False)
    shown = DutyTable(model_of("–过–", "√√√"), theme)
    qtbot.addWidget(shown)
    shown.resize(900, 300)
    shown.show()
    shown.go(1, FIRST)
    picture = shown.body.viewport().grab().toImage()

    def colour(row: int, column: int, right: int, down: int) -> QColor:
        place = shown.body.visualRect(shown.model.index(row, column))
        return picture.pixelColor(place.right() - right, place.top() + down)

    assert colour(0, FIRST + 1, 8, 8) == QColor(theme.tokens.bad_soft)
    assert colour(0, FIRST, 8, 8) != QColor(theme.tokens.bad_soft)
    assert colour(1, FIRST, 20, 1) == QColor(theme.tokens.accent)
    assert colour(1, FIRST + 1, 8, 8) == QColor(theme.tokens.soft)


def test_columns_fill_the_width_whatever_their_number(theme: Theme, qtbot: QtBot) -> None:
    shown = DutyTable(model_of("–√√"), theme)
    qtbot.addWidget(shown)
    shown.show()
    for width in (700, 1000, 1600):
        shown.resize(width, 300)
        seen = [each.columnWidth(column) for each in shown.tables
                for column in range(shown.model.columnCount())
                if not each.isColumnHidden(column)]  # fmt: skip
        assert len(seen) == shown.model.columnCount()
        if not shown.across.isVisible():
            assert width - 40 < sum(seen) < width


def test_the_rows_behind_a_cell_open_one_by_one_or_as_a_list(
    context: UiContext, people: list[int], qtbot: QtBot
) -> None:
    keys = [office.contact(context.desk, people[0], f"2026-0{n}-05") for n in (3, 4)]
    page = page_of(context, qtbot)
    opened: list[object] = []
    context.events.record_wanted.connect(lambda key, record: opened.append((key, record)))
    context.events.rows_wanted.connect(lambda key, where: opened.append((key, where)))
    row = next(n for n in range(3) if page.model.line(n).key == people[0])
    page.table.go(row, FIRST)
    settle(qtbot)
    assert page.pane.rows.rowCount() == 2
    assert [each[::2] for each in behind(page)] == [("03-05", "计入"), ("04-05", "计入")]
    press(page, qtbot, Key.Key_Return)
    assert opened.pop() == (Contact.KEY, (Filter("id", "in", tuple(keys)),))
    page.pane.rows.setCurrentCell(1, 0)
    QTest.keyClick(page.pane.rows, Key.Key_Return)
    assert opened.pop() == (Contact.KEY, keys[1])
    history.undo(context.desk)
    page.refresh(frozenset({Contact.KEY}))
    settle(qtbot)
    press(page, qtbot, Key.Key_Return)
    assert opened.pop() == (Contact.KEY, keys[0])


def test_a_record_that_does_not_count_says_why(context: UiContext, qtbot: QtBot) -> None:
    (one,) = office.members(context.desk, "孔桂香")
    office.duty(context.desk, "一次视察", fact="attendance_came", kinds="视察")
    for name, kind in (("演示视察", "视察"), ("演示培训", "培训")):
        key = office.saved(context.desk, Activity, name=name, kind=kind, state="done",
                           start_on="2026-05-06")  # fmt: skip
        office.saved(context.desk, Attendance, activity=key, member=one, marks="到")
    page = page_of(context, qtbot)
    found = {title: counts for _, title, counts in behind(page)}
    assert found["演示视察"] == "计入"
    assert found["演示培训"] not in ("", "计入")
    assert page.pane.nothing.isHidden()


def test_what_another_page_writes_is_seen_and_the_cursor_stays(
    context: UiContext, people: list[int], qtbot: QtBot
) -> None:
    page = page_of(context, qtbot)
    page.table.go(2, FIRST)
    last = page.model.line(2)
    values = {"visitor_member": last.key, "day": "2026-05-05", "person": "演示村民"}
    context.events.announce(registers.save(context.desk, Contact, values))
    settle(qtbot)
    assert page.line is not None
    assert page.line.name == last.name
    assert table(page, FIRST)[2] == ("1/2",)
    assert page.pane.rows.rowCount() == 1
    assert page.pane.state.text() == "1/2，还差 1 次"
    assert page.shows(Contact.KEY, None)
    assert not page.shows("brand", None)


def test_a_forgotten_record_is_entered_from_its_cell(
    context: UiContext, people: list[int], qtbot: QtBot
) -> None:
    page = page_of(context, qtbot)
    assert page.line is not None
    assert page.pane.add.isVisible()
    QTest.mouseClick(page.pane.add, Qt.MouseButton.LeftButton)
    forms: list[RecordDialog] = list(page.findChildren(RecordDialog))
    assert len(forms) == 1
    assert forms[0].draft.model is Contact
    assert forms[0].draft.values["visitor_member"] == page.line.key
    forms[0].close()


def test_what_lists_its_people_in_lines_is_looked_for_on_its_page(
    context: UiContext, qtbot: QtBot
) -> None:
    office.members(context.desk)
    office.duty(context.desk, "一次视察", fact="attendance_came")
    page = page_of(context, qtbot)
    wanted: list[str] = []
    context.events.page_wanted.connect(lambda key, _: wanted.append(key))
    QTest.mouseClick(page.pane.add, Qt.MouseButton.LeftButton)
    assert wanted == [Activity.KEY]


def test_nothing_is_asked_of_an_exempt_member_and_t_says_so(
    context: UiContext, qtbot: QtBot
) -> None:
    office.saved(context.desk, Member, name="孔桂香", no_score="是")
    office.duty(context.desk, "一次学习")
    page = page_of(context, qtbot)
    said: list[str] = []
    context.events.said.connect(lambda notice: said.append(notice.text))
    press(page, qtbot, Key.Key_T, Key.Key_C)
    assert "不计" in said[0]
    assert "没有可以复制" in said[1]
    assert page.matrix.lines[0].cells[0].state == EXEMPT
    assert not page.pane.copy.isEnabled()
    assert "不计" in page.pane.slip.toPlainText()


def test_committees_narrow_and_what_was_chosen_is_remembered(
    context: UiContext, qtbot: QtBot
) -> None:
    own = [office.saved(context.desk, Committee, name=name) for name in ("演示一委", "演示二委")]
    for name, committee in zip(("孔桂香", "邓勇"), own, strict=True):
        office.saved(context.desk, Member, name=name, committee=committee)
    office.duty(context.desk, "一次学习")
    page = page_of(context, qtbot)
    page.bar.filters[0].choose(("演示二委",))
    assert table(page, NAME) == [("邓勇",)]
    page.search_for("孔")
    assert table(page, NAME) == [("孔桂香",)]
    page.bar.clear()
    page.sort(COMMITTEE)
    page.bar.press_chip("open")
    state = page.remember()
    other = DutyPage(context)
    qtbot.addWidget(other)
    other.recall(state)
    assert (other.order.column, other.bar.chip()) == (COMMITTEE, "open")
    other.recall({"column": "x", "subject": 7, "chip": "none"})
    assert other.bar.subject == "member"
    assert {each.key for each in other.commands()} == {"print", "slips", "export", "copy_slip"}


def test_groups_are_listed_with_their_leader(context: UiContext, qtbot: QtBot) -> None:
    office.saved(context.desk, WorkGroup, name="演示第一小组")
    office.duty(context.desk, "一份年度计划", fact="group_plan", subject="组")
    page = page_of(context, qtbot)
    page.show_subject("group")
    settle(qtbot)
    assert table(page, NAME, FIRST, FIRST + 1) == [("演示第一小组", "0", "0/1")]
    assert page.model.title(NAME) == "名称"
    assert page.pane.whom.text() == "给这个组看的话"
    assert page.pane.slip.toPlainText().startswith("演示第一小组：你组今年的")
    assert page.foot.count.text().startswith("1 个组")


def test_the_year_before_is_switched_on_and_off(
    context: UiContext, people: list[int], qtbot: QtBot
) -> None:
    office.duty(context.desk, VISITS, fact="contact_made", year=2025, due="2025-12-15")
    office.contact(context.desk, people[0], "2025-05-05")
    page = page_of(context, qtbot)
    assert page.model.before is None
    QTest.mouseClick(page.foot.before, Qt.MouseButton.LeftButton)
    row = next(n for n in range(3) if page.model.line(n).key == people[0])
    assert page.model.text_before(row, FIRST) == "1"
    assert page.model.share_before(VISITS) == "1/3"
    QTest.mouseClick(page.foot.before, Qt.MouseButton.LeftButton)
    assert page.model.before is None


def test_a_move_whose_file_was_closed_meanwhile_reads_nothing(
    context: UiContext, people: list[int], qtbot: QtBot
) -> None:
    page = page_of(context, qtbot)
    before = page.pane.slip.toPlainText()
    QTest.keyClick(page.table.body, Qt.Key.Key_Down)
    context.desk.office.close()
    settle(qtbot)
    assert page.pane.slip.toPlainText() == before
