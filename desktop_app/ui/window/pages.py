"""Which pages the window has; a page's module is loaded when it is first looked at."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING, cast

from PySide6.QtWidgets import QWidget

from desktop_app.records.registry import RecordSpec, Registry
from desktop_app.services.subjects import NamedPart, OwnPage, Subject, offered
from desktop_app.ui.window.page import Command, Page, PageSpec, run_by_key
from desktop_app.ui.window.tabs import CONSULTING, FIGURES, LAST_PLACE, SETTINGS, arranged
from desktop_app.ui.window_parts import window_parts

if TYPE_CHECKING:
    from desktop_app.ui.ui_context import UiContext

Context = Callable[[], "UiContext"]


def page_specs(
    records: Sequence[RecordSpec], subjects: Sequence[Subject], context: Context
) -> list[PageSpec]:
    """A page for every record that has a tab, and the other pages.

    `tabs` declares their order, 设置 is behind them. Pages that name the same tab are sections of
    it. `context` is called when the first page is built, not before.
    """
    pages = [
        PageSpec("workbench", "工作台", "workbench", partial(_workbench, context)),
        *(_register_spec(context, each) for each in records if each.tab),
        PageSpec("remind", "督办", "remind", partial(_remind, context), CONSULTING,
                 _remind_commands, place=LAST_PLACE),
        *(_own_spec(context, each) for subject in subjects for each in subject.pages),
        *_figures_specs(subjects, context),
    ]  # fmt: skip
    shown = arranged(pages)
    titles = tuple(dict.fromkeys(each.tab or each.title for each in shown))
    settings = PageSpec("settings", SETTINGS, "settings", partial(_settings, context, titles))
    return [*shown, settings]


def _register_spec(context: Context, record: RecordSpec) -> PageSpec:
    key = record.key
    build, commands = partial(_register, context, key), partial(_register_commands, context, key)
    on_record = partial(_record_commands, context, key)
    named = partial(_new_named, context, key)
    return PageSpec(
        key, record.title, key, build, record.tab, commands, on_record, named, record.place
    )


def _own_spec(context: Context, declared: OwnPage) -> PageSpec:
    def build(parent: QWidget | None) -> Page:
        opened = context()
        builds = (parts.own_pages.get(declared.key) for parts in window_parts(opened.desk.subjects))
        found: Page = next(each for each in builds if each is not None)(opened, parent)
        return found

    known = partial(_known_commands, declared.commands)
    return PageSpec(
        declared.key, declared.title, declared.icon, build, declared.tab, known,
        place=declared.place,
    )  # fmt: skip


def _known_commands(titles: Mapping[str, str], page: Callable[[], Page]) -> list[Command]:
    """Commands by their keys, of a page that would take long to build for them."""
    return [
        Command(title, "", partial(run_by_key, page, key), key) for key, title in titles.items()
    ]


def _workbench(context: Context, parent: QWidget | None) -> Page:
    from desktop_app.ui.workbench.workbench_page import WorkbenchPage

    return WorkbenchPage(context(), parent)


def _register(context: Context, key: str, parent: QWidget | None) -> Page:
    from desktop_app.ui.lists.list_page import ListPage

    opened = context()
    return ListPage(opened, Registry.of(opened.records).model(key), parent)


def _register_commands(context: Context, key: str, page: Callable[[], Page]) -> list[Command]:
    from desktop_app.ui.lists.list_commands import list_commands

    opened = context()
    return list_commands(opened, Registry.of(opened.records).model(key), page)


def _record_commands(
    context: Context, key: str, page: Callable[[], Page], record: int
) -> list[Command]:
    from desktop_app.ui.lists.list_commands import record_commands

    opened = context()
    return record_commands(opened, Registry.of(opened.records).model(key), page, record)


def _new_named(context: Context, key: str, page: Callable[[], Page], text: str) -> list[Command]:
    from desktop_app.ui.lists.list_commands import new_named

    return new_named(Registry.of(context().records).model(key), page, text)


def _remind(context: Context, parent: QWidget | None) -> Page:
    from desktop_app.ui.reminders.reminders_page import RemindersPage

    return RemindersPage(context(), parent)


def _remind_commands(page: Callable[[], Page]) -> list[Command]:
    from desktop_app.ui.reminders.reminder_commands import Doing, reminder_commands

    return reminder_commands(cast("Callable[[], Doing]", page))


def _figures_specs(subjects: Sequence[Subject], context: Context) -> list[PageSpec]:
    """A page for each declared statistics that is within no other, those within it included."""
    every = list(offered(subjects).values())
    pages = [each for each in every if not each.within]
    found = []
    for place, part in enumerate(pages):
        key = f"figures_{part.key}" if place else "figures"
        alone = len(pages) == 1
        parts = [part, *(each for each in every if each.within == part.key)]
        word = FIGURES if alone and len(parts) == 1 else f"{part.title}{FIGURES}"
        build = partial(_figures, context, parts, key, word)
        known = partial(_figures_commands, parts, word)
        title, icon, tab = (FIGURES, "figures", "") if alone else (part.title, part.icon, FIGURES)
        found.append(PageSpec(key, title, icon, build, tab, known, place=part.place))
    return found


def _figures_commands(
    parts: Sequence[NamedPart], word: str, page: Callable[[], Page]
) -> list[Command]:
    return _known_commands(_figures_titles(parts, word), page)


def _figures_titles(parts: Sequence[NamedPart], word: str) -> dict[str, str]:
    if len(parts) > 1:
        from desktop_app.ui.figures.part_titles import command_titles

        return command_titles(parts, FIGURES)
    return {"print": f"打印{word}", "export": f"导出{word}到 Excel"}


def _figures(
    context: Context, parts: Sequence[NamedPart], key: str, word: str, parent: QWidget | None
) -> Page:
    if len(parts) > 1:
        from desktop_app.ui.figures.figures_pages import FiguresPages

        return FiguresPages(context(), parts, key, FIGURES, parent)
    from desktop_app.ui.figures.figures_page import FiguresPage

    return FiguresPage(context(), parts[0].load(), key, word, parent)


def _settings(context: Context, tabs: Sequence[str], parent: QWidget | None) -> Page:
    from desktop_app.ui.settings.settings_page import SettingsPage

    return SettingsPage(context(), tabs, parent)
