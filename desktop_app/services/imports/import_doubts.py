"""Whether a line that is matched by a name alone, or not at all, may be about somebody else."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import Any, NamedTuple

from desktop_app.records.field_types import Day, Phone
from desktop_app.records.record import Record
from desktop_app.records.special_field_types import IdCard
from desktop_app.services.imports.import_match import Existing, compatible

SEVERAL = 2
COMMON = frozenset({"sex", "nation"})
"""What many share: it tells two apart where it differs, nothing where it agrees."""


class Doubt(NamedTuple):
    """What is to be asked before a line comes in, or only said; `keys` are those it may mean."""

    asked: str = ""
    said: str = ""
    keys: tuple[int, ...] = ()


NO_DOUBT = Doubt()


class Doubts:
    """Compares lines with the stored records they may mean, by what two people seldom share."""

    def __init__(self, model: type[Record], existing: Existing) -> None:
        self._model, self._existing = model, existing
        self._labels = {each.name: each.label for each in model.declared()}
        self._place = {name: place for place, name in enumerate(existing.fields, 2)}
        fields = {name: model.field(name) for name in model.IMPORT.distinguishing}
        self._own = [n for n, each in fields.items() if isinstance(each, Phone | IdCard)]
        keys = {name for group in model.MATCH_KEYS for name in group}
        self._days = [n for n in keys if isinstance(model.field(n), Day)]

    @cached_property
    def _by_name(self) -> dict[Any, list[int]]:
        return self._index(self._model.NAME)

    @cached_property
    def _by_own(self) -> dict[str, dict[Any, list[int]]]:
        return {name: self._index(name) for name in self._own}

    def _index(self, name: str) -> dict[Any, list[int]]:
        found: dict[Any, list[int]] = {}
        for key, row in self._existing.rows.items():
            if row[self._place[name]]:
                found.setdefault(row[self._place[name]], []).append(key)
        return found

    def of_match(self, values: Mapping[str, Any], key: int) -> Doubt:
        """The doubt about a line that only its name, and no day that contradicts, matches."""
        agree, differ = self._compared(values, key)
        if agree or not differ:
            return NO_DOUBT
        told = "、".join(self._labels[name] for name in differ)
        if len(differ) >= SEVERAL or set(differ) & set(self._own[1:]):
            text = f"只有姓名相同，{told}都与原有的不同，请选定是同一个人还是新的"
            return Doubt(text, "", (key,))
        return Doubt("", f"只凭姓名对上了原有的记录，{told}不同，请看是不是同一个人")

    def of_key(self, values: Mapping[str, Any], key: int) -> Doubt:
        """The doubt about a line that the code of a record matches, where its name is another."""
        name = self._model.NAME
        old, new = self._existing.rows[key][self._place[name]], values.get(name)
        if not new or new == old or not self._model.IMPORT.distinguishing:
            return NO_DOUBT
        agree, differ = self._compared(values, key)
        if differ and not agree:
            text = f"这一行原来是“{old}”的，现在姓名和其他内容都不同，请选定是改了名还是新的"
            return Doubt(text, "", (key,))
        return Doubt("", f"按记录码对上了“{old}”，姓名改为“{new}”")

    def of_new(self, values: Mapping[str, Any]) -> Doubt:
        """The doubt about a line that matches nothing, but shares what two people seldom share.

        `values` are those of the line and what the keys of the register are usually.
        """
        group = next((each for each in reversed(self._model.MATCH_KEYS)), ())
        links = [name for name in group if name not in (self._model.NAME, *self._days)]
        name = values.get(self._model.NAME)
        same = [
            key
            for key in self._by_name.get(name, ())
            if all(self._stored(key, each) == values.get(each) for each in links)
        ]
        shared = {key: self._compared(values, key)[0] for key in same}
        sure = tuple(k for k, agree in shared.items() if self._is_sure(agree))
        if sure:
            told = "、".join(self._labels[each] for each in shared[sure[0]])
            return Doubt(f"已有同名的记录，{told}也相同，请选定是同一个人还是新的", "", sure)
        for key, agree in shared.items():
            if agree:
                told = "、".join(self._labels[each] for each in agree)
                return Doubt(
                    "", f"已有同名的记录（{told}相同），按新增录入，请看是不是同一个人", (key,)
                )
        return self._of_other_name(values)

    def _of_other_name(self, values: Mapping[str, Any]) -> Doubt:
        for name in self._own:
            found = self._by_own[name].get(values[name], ()) if values.get(name) else ()
            if found:
                other = self._stored(found[0], self._model.NAME)
                said = f"{self._labels[name]}与已有的“{other}”相同，请看是不是改了姓名"
                return Doubt("", said, (found[0],))
        return NO_DOUBT

    def _is_sure(self, agree: Sequence[str]) -> bool:
        return len(agree) >= SEVERAL or bool(set(agree) & set(self._own))

    def _stored(self, key: int, name: str) -> Any:
        return self._existing.rows[key][self._place[name]]

    def _compared(self, values: Mapping[str, Any], key: int) -> tuple[list[str], list[str]]:
        """The distinguishing fields filled on both sides: those that agree, those that differ."""
        agree: list[str] = []
        differ: list[str] = []
        for name in (*self._model.IMPORT.distinguishing, *self._days):
            ours, theirs = values.get(name), self._stored(key, name)
            if not ours or not theirs:
                continue
            same = compatible(ours, theirs) if name in self._days else ours == theirs
            if not same:
                differ.append(name)
            elif name not in COMMON:
                agree.append(name)
        return agree, differ
