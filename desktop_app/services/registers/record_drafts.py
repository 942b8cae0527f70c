"""One record on its way through a form: as it was opened, what was typed, why it was not saved."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from desktop_app.errors import Problem, UserError
from desktop_app.records.record import Record
from desktop_app.services.registers.merging import Clash

SHOWN = 5


@dataclass(frozen=True, slots=True)
class Draft:
    """One record as a form opens it: stored values, and its children's drafts by key."""

    model: type[Record]
    values: dict[str, Any]
    key: int | None = None
    version: int = 0
    children: dict[str, list[Draft]] = field(default_factory=dict)

    @property
    def title(self) -> str:
        """The title of the record."""
        return self.model.title_of(self.values)


class Input(NamedTuple):
    """What was typed for one child record; a new one has no key."""

    values: Mapping[str, object]
    key: int | None = None


class Refused(UserError):
    """A save refused because something must be changed first; `problems` says all of it.

    `children` has the problems of child records: by the child's record key, then by the place of
    the child among the inputs.
    """

    def __init__(
        self,
        problems: Sequence[Problem],
        children: Mapping[str, Mapping[int, Sequence[Problem]]] | None = None,
    ) -> None:
        self.problems, self.children = tuple(problems), dict(children or {})
        inside = [each for by in self.children.values() for found in by.values() for each in found]
        stops = [each.text for each in (*problems, *inside) if each.stops]
        super().__init__(f"有 {len(stops)} 处要改：{summary(stops)}。")


class Clashed(UserError):
    """A save refused because the same was changed by another save."""

    def __init__(self, title: str, clashes: Sequence[Clash]) -> None:
        super().__init__(
            f"“{title}”有 {len(clashes)} 处在别处也改过，还没有保存，填写的内容都在。"
            "请对照以后选择保留哪一边。"
        )
        self.clashes = tuple(clashes)


def summary(texts: Sequence[str]) -> str:
    """The first few different texts, how often each occurs, and how many more there are."""
    counts = Counter(texts)
    shown = [
        f"{text}（{count} 处）" if count > 1 else text
        for text, count in list(counts.items())[:SHOWN]
    ]
    rest = counts.total() - sum(list(counts.values())[:SHOWN])
    return "；".join([*shown, *([f"另有 {rest} 处"] if rest else [])])
