"""What the command palette offers: the page in front first, then the ways, then all other pages."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from desktop_app.ui.window.page import Command, Page
from desktop_app.ui.window.page_tabs import PageTabs
from desktop_app.ui.window.term_switch import TermSwitch
from desktop_app.ui.window.undoing import Undoing


def window_commands(
    tabs: PageTabs, page: Page, own: list[Command], go: Callable[[str], Page]
) -> list[Command]:
    """Every command; `own` are the window's."""
    rest = [
        # a shortcut is that of the page in front
        each._replace(keys="", run=partial(_run_there, go, key, each))
        for key in tabs.keys
        for each in (tabs.commands_of(key) if key != tabs.key else ())
    ]
    return [*page.commands(), *_ways(tabs, go), *own, *rest]


def _run_there(go: Callable[[str], Page], key: str, command: Command) -> None:
    """Runs a command of another page, on that page."""
    go(key)
    command.run()


def _ways(tabs: PageTabs, go: Callable[[str], Page]) -> list[Command]:
    """A command for every tab, and for every section where a tab has several."""
    found = []
    for number, tab in enumerate(tabs.tabs):
        turn = partial(tabs.setCurrentIndex, number)
        keys = tabs.row.keys_of(number)
        found.append(Command(f"转到 {tab.title}", keys, turn, icon=tab.icon))
        here = tab is tabs.tab  # the keys of a section mean the tab in front
        for place, spec in enumerate(tab.specs if len(tab.specs) > 1 else (), 1):
            keys = f"Alt+{place}" if here else ""
            run = partial(go, spec.key)
            found.append(Command(f"转到 {spec.title}", keys, run, icon=spec.icon))
    return found


def own_commands(undoing: Undoing, terms: TermSwitch, help_: Callable[[], object]) -> list[Command]:
    """Undo and redo by what they would take back, the manual, the other terms."""
    undo, redo = undoing.titled("撤销上一步", "撤销"), undoing.titled("重做", "重做")
    return [
        Command(undo, "Ctrl+Z", undoing.undo, icon="undo"),
        Command(redo, "Ctrl+Y", undoing.redo, icon="redo"),
        Command("使用手册", "F1", help_, icon="help"),
        *terms.commands(),
    ]
