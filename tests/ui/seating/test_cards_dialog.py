"""席位卡…: names are filled in, others pasted, the cards previewed."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from desktop_app.records import Activity, Member
from desktop_app.ui.prints.print_preview import PrintPreview
from desktop_app.ui.scripted_desktop import ScriptedDesktop
from desktop_app.ui.seating.cards_dialog import CardsDialog
from desktop_app.ui.ui_context import UiContext
from tests.services.activities import activity_office as office
from tests.ui.prints.test_print_preview import text_of

SECONDS = 20_000


def dialog(context: UiContext, qtbot: QtBot, window: QWidget, *keys: int) -> CardsDialog:
    shown = CardsDialog(context, Member, keys, window)
    shown.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)
    qtbot.addWidget(shown)
    shown.open()
    return shown


def test_names_of_members_and_pasted_ones_are_on_cards(context: UiContext, qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    shown = dialog(context, qtbot, window, office.member(context.desk, "演示甲"))
    assert (shown.names.toPlainText(), shown.told.text()) == ("演示甲", "1 人")
    shown.names.appendPlainText("演示局长（演示局）")
    assert shown.told.text() == "2 人"
    shown.done_button.click()
    previews = [x for x in QApplication.topLevelWidgets() if isinstance(x, PrintPreview)]
    (preview,) = [x for x in previews if x.isVisible()]
    qtbot.waitUntil(lambda: bool(preview.pdf), timeout=SECONDS)
    text = "".join(text_of(preview.pdf).split())
    assert text.count("演示局长") == 2
    assert text.count("演示甲") == 2
    preview.reject()


def test_nobody_is_refused_and_what_was_pasted_is_asked_about(
    context: UiContext, qtbot: QtBot, desktop: ScriptedDesktop
) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    key = office.activity(context.desk)
    shown = CardsDialog(context, Activity, [key], window)
    qtbot.addWidget(shown)
    shown.open()
    shown.done_button.click()
    assert shown.isVisible()
    shown.names.setPlainText("演示甲")
    desktop.answers["discard_written"] = False
    shown.reject()
    assert shown.isVisible()
    assert "discard_written" in [name for name, _ in desktop.asked]
