"""The question before unsaved input is discarded, and its text."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Protocol

from desktop_app.records.field_types import LongText, Photo
from desktop_app.records.links import Link, Links
from desktop_app.records.record import Field
from desktop_app.services.desk import Desk
from desktop_app.services.lookup.cache import lookup
from desktop_app.services.registers import Draft
from desktop_app.ui.desktop import Desktop
from desktop_app.ui.forms.dialog.stale_dialog import EMPTY

MOST_LINES = 5
LONGEST = 30


class UnsavedWords(Protocol):
    """What the question before unsaved input is discarded says."""

    @property
    def sentence(self) -> str:
        """What is not saved."""

    @property
    def details(self) -> str:
        """A line for each change."""


class Unsaved:
    """What was typed into a form over a record, and how many of its children were changed."""

    def __init__(
        self, desk: Desk, opened: Draft, typed: Mapping[str, Any], children: Mapping[str, int]
    ) -> None:
        self._desk, self._opened, self._typed = desk, opened, typed
        self._children = {title: count for title, count in children.items() if count}

    @property
    def sentence(self) -> str:
        """“委员“王建国”改了 2 处，还没有保存。”"""
        count = len(self._typed) + sum(self._children.values())
        model = self._opened.model
        if self._opened.key is None:
            name = str(self._typed.get(model.NAME) or "").strip()
            what = f"新建的{model.TITLE}“{_short(name)}”" if name else f"新建的{model.TITLE}"
            return f"{what}填了 {count} 处，还没有保存。"
        return f"{model.TITLE}“{_short(self._opened.title)}”改了 {count} 处，还没有保存。"

    @property
    def details(self) -> str:
        """A line for each change: the old and the new value."""
        lines = [self._line(name) for name in self._typed]
        lines += [f"{title}：改了 {count} 条" for title, count in self._children.items()]
        more = len(lines) - MOST_LINES
        shown = lines if more <= 1 else [*lines[:MOST_LINES], f"……还有 {more} 处"]
        return "\n".join(shown)

    def _line(self, name: str) -> str:
        field = self._opened.model.field(name)
        before = field.show(self._opened.values.get(name), lookup(self._desk))
        now = self._now(field, self._typed[name])
        if isinstance(field, LongText):
            grown = len(now) - len(before)
            word = f"多了 {grown} 个字" if grown > 0 else f"少了 {-grown} 个字" if grown else "改过"
            return f"{field.label}：{word}"
        if self._opened.key is None or isinstance(field, Photo):
            return f"{field.label}：{_short(now) or EMPTY}"
        return f"{field.label}：{_short(before) or EMPTY} → {_short(now) or EMPTY}"

    def _now(self, field: Field, typed: object) -> str:
        """What was typed, as it is read: a chosen record by its title, a code by its label."""
        shared = lookup(self._desk)
        if isinstance(field, Links) and isinstance(typed, list):
            titles = shared.titles[field.linked.KEY]
            return "、".join(titles.title(x) if isinstance(x, int) else str(x) for x in typed)
        if isinstance(field, Link):
            return field.show(typed, shared) if isinstance(typed, int) else str(typed)
        if isinstance(typed, list):
            return field.show(" ".join(map(str, typed)), shared)
        try:
            return field.show(field.read(typed, shared), shared)
        except ValueError:
            return str(typed)


def ask_unsaved(
    desktop: Desktop, unsaved: UnsavedWords, save: Callable[[], object], leave: Callable[[], object]
) -> None:
    """Asks 保存, 不保存 or 取消; `save` and `leave` are what the first two call."""

    def answered(wanted: bool) -> None:
        if wanted:
            save()
        else:
            leave()

    desktop.ask_save("save_changes", unsaved.sentence, answered, details=unsaved.details)


def _short(text: str) -> str:
    flat = " ".join(text.split())
    return flat if len(flat) <= LONGEST else flat[: LONGEST - 1] + "…"
