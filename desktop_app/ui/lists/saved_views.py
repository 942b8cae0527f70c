"""The views of a list that a user has saved by name, kept in the profile."""

from __future__ import annotations

from collections.abc import Collection

from desktop_app.errors import UserError
from desktop_app.records.record import Record
from desktop_app.settings import Plain, Settings
from desktop_app.ui.filters.kept_filters import Models
from desktop_app.ui.lists.list_state import ListState, recalled

VIEWS = "views"
LONGEST = 20
OWN = ("search", "filters", "bounds", "sort", "descending", "columns", "board")


class SavedViews:
    """Search, conditions, order, columns and board of one register by name, in order of saving."""

    def __init__(self, settings: Settings, model: type[Record], models: Models) -> None:
        self._settings, self._model, self._models = settings, model, models

    def names(self) -> list[str]:
        """The names of all views."""
        return [str(each["name"]) for each in self._kept()]

    def state(self, name: str) -> ListState | None:
        """The list state of a view without undeclared fields; None if the view is gone."""
        found = (each["state"] for each in self._kept() if each["name"] == name)
        state = next(found, None)
        return recalled(state, self._model, self._models) if isinstance(state, dict) else None

    def differs(self, name: str, state: ListState) -> bool:
        """Whether a list looks otherwise than the view that it came from."""
        kept = self.state(name)
        return kept is None or look_of(kept) != look_of(state)

    def keep(self, name: str, state: ListState) -> str:
        """Saves what a list shows under a name, in the place of the view of that name; the name."""
        name = checked_name(name)
        views = self._kept()
        new: dict[str, Plain] = {"name": name, "state": look_of(state)}
        places = [place for place, each in enumerate(views) if each["name"] == name]
        if places:
            views[places[0]] = new
        else:
            views.append(new)
        self._write(views)
        return name

    def rename(self, name: str, new: str) -> str:
        """Gives a view another name; the name as it is kept."""
        new = checked_name(new, {each for each in self.names() if each != name})
        views = self._kept()
        self._write([{**each, "name": new} if each["name"] == name else each for each in views])
        return new

    def remove(self, name: str) -> None:
        """Forgets a view."""
        self._write([each for each in self._kept() if each["name"] != name])

    def _kept(self) -> list[dict[str, Plain]]:
        found = self._settings.table(VIEWS).get(self._model.KEY)
        every = found if isinstance(found, list) else []
        return [each for each in every if isinstance(each, dict) and _is_view(each)]

    def _write(self, views: list[dict[str, Plain]]) -> None:
        table = self._settings.table(VIEWS)
        table[self._model.KEY] = list(views)
        self._settings.remember(**{VIEWS: table})


def look_of(state: ListState) -> dict[str, Plain]:
    """The part of a list's state that a view keeps."""
    return {name: value for name, value in state.plain().items() if name in OWN}


def checked_name(text: str, taken: Collection[str] = ()) -> str:
    """The stripped name of a view; `UserError` with the reason when it is invalid."""
    name = " ".join(text.split())
    if not name:
        raise UserError("请给视图起一个名称，例如“本月到期”。")
    if len(name) > LONGEST:
        raise UserError(f"视图的名称最多 {LONGEST} 个字，现在是 {len(name)} 个，请缩短。")
    if not name.isprintable():
        raise UserError("视图的名称里有不能显示的字符，请重新输入。")
    if name in taken:
        raise UserError(f"已有名为“{name}”的视图，请换一个名称。")
    return name


def _is_view(kept: dict[str, Plain]) -> bool:
    return isinstance(kept.get("name"), str) and isinstance(kept.get("state"), dict)
