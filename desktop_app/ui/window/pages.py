"""Which pages the window has; a page's module is loaded when it is first looked at."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from desktop_app.records.record import Record
from desktop_app.services.statistics.offered import offered
from desktop_app.services.subjects import NamedPart
from desktop_app.ui.ui_context import UiContext
from desktop_app.ui.window.page import Command, Page, PageSpec

REMIND_TAB = "协商在基层"
REMIND_OFFERS = ("打印督办清单", "导出督办清单到 Excel", "停止提醒…")
FIGURES = "统计报表"


def page_specs(context: UiContext) -> list[PageSpec]:
    """工作台, a page for every record that has a tab, 统计报表, 设置: in this order.

    Records with the same `TAB` are sections of one tab; so is a page of another kind that names
    that tab in its slot.
    """
    return [
        PageSpec("workbench", "工作台", "workbench", partial(_workbench, context)),
        *(_register_slot(context, model) for model in context.records if model.TAB),
        PageSpec("remind", "督办", "remind", partial(_remind, context), REMIND_TAB,
             partial(_named, REMIND_OFFERS)),
        *_figures_specs(context),
        PageSpec("settings", "设置", "settings", partial(_settings, context)),
    ]  # fmt: skip


def _register_slot(context: UiContext, model: type[Record]) -> PageSpec:
    build, offers = partial(_register, context, model), partial(_register_offers, context, model)
    return PageSpec(model.KEY, model.TITLE, model.KEY, build, model.TAB, offers)


def _named(titles: Sequence[str], page: Callable[[], Page]) -> list[Command]:
    """Commands known by their titles, of a page that would take long to build for them."""
    return [Command(title, "", partial(_run_named, title, page)) for title in titles]


def _run_named(title: str, page: Callable[[], Page]) -> None:
    next(each for each in page().commands() if each.title == title).run()


def _workbench(context: UiContext) -> Page:
    from desktop_app.ui.workbench.workbench_page import WorkbenchPage

    return WorkbenchPage(context)


def _register(context: UiContext, model: type[Record]) -> Page:
    from desktop_app.ui.lists.list_page import ListPage

    return ListPage(context, model)


def _register_offers(
    context: UiContext, model: type[Record], page: Callable[[], Page]
) -> list[Command]:
    from desktop_app.ui.lists.list_commands import list_commands

    return list_commands(context, model, page)


def _remind(context: UiContext) -> Page:
    from desktop_app.ui.reminders.reminders_page import RemindPage

    return RemindPage(context)


def _figures_specs(context: UiContext) -> list[PageSpec]:
    """A page for each declared statistics: alone in its tab, or several as sections of it."""
    found = []
    parts = tuple(offered(context.desk.subjects).values())
    for place, part in enumerate(parts):
        key = f"figures_{part.key}" if place else "figures"
        word, title, tab = FIGURES, FIGURES, ""
        if len(parts) > 1:
            word, title, tab = f"{part.title}{FIGURES}", part.title, FIGURES
        offers = (f"打印{word}", f"导出{word}到 Excel")
        build = partial(_figures, context, part, key, word)
        found.append(PageSpec(key, title, "figures", build, tab, partial(_named, offers)))
    return found


def _figures(context: UiContext, part: NamedPart, key: str, word: str) -> Page:
    from desktop_app.ui.figures.figures_page import FiguresPage

    return FiguresPage(context, part.load(), key, word)


def _settings(context: UiContext) -> Page:
    from desktop_app.ui.settings.settings_page import SettingsPage

    return SettingsPage(context)
