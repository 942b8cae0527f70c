"""The verdict on each line of an import: matched with what is there, compared, checked."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from desktop_app.records.any_link import Pointer
from desktop_app.records.field_types import Day, Photo
from desktop_app.records.held_back import HELD_BACK
from desktop_app.records.lookup import Lookup
from desktop_app.records.record import Record
from desktop_app.services.imports.import_doubts import NO_DOUBT, Doubt, Doubts
from desktop_app.services.imports.import_match import Earlier, Existing, Match, Matcher
from desktop_app.services.imports.import_names import past_defaults
from desktop_app.services.imports.import_plan import Change, Options, PlannedLine, Source, Verdict
from desktop_app.services.imports.import_reading import Reading, Remark
from desktop_app.services.imports.import_words import joined

HIDDEN = ("号码隐去了几位，没有录入，请补上完整号码", f"“{HELD_BACK}”代替的内容没有导出，没有录入")


class Judge:
    """Plans each line of one sheet, one after the other: new, changed, the same or a problem."""

    def __init__(
        self,
        model: type[Record],
        lookup: Lookup,
        existing: Existing,
        options: Options,
        source: Source,
    ) -> None:
        self.model, self.lookup, self.options = model, lookup, options
        self.existing = existing
        self.matcher = Matcher(model, existing)
        self.place = {name: place for place, name in enumerate(existing.fields, 2)}
        self.defaults = past_defaults(model, lookup)
        keys = {name for group in model.MATCH_KEYS for name in group}
        self.key_defaults = {k: v for k, v in self.defaults.items() if k in keys}
        self.key_fields = tuple((name, self.key_defaults.get(name)) for name in keys)
        fields = {each.name: each for each in model.declared()}
        self.days = frozenset(name for name, each in fields.items() if isinstance(each, Day))
        self.photos = frozenset(name for name, each in fields.items() if isinstance(each, Photo))
        self.links = {n: x for n, x in fields.items() if isinstance(x, Pointer)}
        self.required = tuple((n, each.label) for n, each in fields.items() if each.required)
        self.mapped = tuple(name for name in source.mapping.values() if name in fields)
        self.has_inside = len(self.mapped) < len(source.mapping)
        self._columns = {name: column for column, name in source.mapping.items()}
        self.labels = {name: each.label for name, each in fields.items()}
        self.follows = model.computed.__qualname__ != Record.computed.__qualname__
        self.taken: dict[int, int] = {}
        self.keys = source.keys
        self.doubts = Doubts(model, existing)
        self.may_doubt = bool(model.IMPORT.distinguishing and existing.rows)

    def line(self, reading: Reading) -> PlannedLine:
        """The verdict on one line."""
        title = self.model.title_of(reading.values)
        planned = PlannedLine(reading.number, reading.row, Verdict.PROBLEM, title, reading.values)
        match = self._match(reading)
        if self.may_doubt:
            match = self._doubted(reading, planned, match)
        if match is None:
            planned.choosable = not reading.final
        elif len(match.keys) > 1:
            planned.choosable, planned.candidates = True, match.keys
            text = f"有 {len(match.keys)} 条记录都对得上（{self._by(match.fields)}相同），"
            self._refuse(reading, text + "请选定是哪一条，或补上证号等信息")
        elif match.keys:
            self._compare(reading, planned, match)
        else:
            self._complete(reading, planned)
        if reading.stops:
            planned.verdict = Verdict.PROBLEM
        planned.remarks = tuple(reading.remarks)
        return planned

    def _match(self, reading: Reading) -> Match | None:
        """The records that a line means; None for a line that repeats an earlier one."""
        if self.model.SINGLE and self.existing.rows:
            return Match((next(iter(self.existing.rows)),))
        number, options, given = reading.number, self.options, reading.values
        keys = {name: given.get(name, default) for name, default in self.key_fields}
        earlier, match = self.matcher.meet(number, keys, keep=not reading.stops)
        if earlier.line and earlier.fields in self.model.UNIQUE:
            self._repeats(reading, earlier, "请删去一行")
            reading.final = True
            return None
        pick = options.picks.get(number)
        if self.keys and number not in options.picks:
            own = self.keys.get(reading.row, 0)
            if own in self.existing.rows:
                return Match((own,))
        chosen = number in options.picks and (pick is None or pick in self.existing.rows)
        if chosen and not (match.keys and match.fields in self.model.UNIQUE):
            return Match() if pick is None else Match((pick,))
        if earlier.line:
            self._repeats(reading, earlier, "请删去一行，或选定按新增处理")
            return None
        if options.same_name_is_new and not match.strong:
            return Match()
        return self._only_same(reading, match) if len(match.keys) > 1 else match

    def _doubted(self, reading: Reading, planned: PlannedLine, match: Match | None) -> Match | None:
        """The match, None where the clerk has to say first whether it is the same person."""
        if match is None or len(match.keys) > 1 or reading.number in self.options.picks:
            return match
        doubt = self._doubt(reading, match)
        if doubt.said:
            self._remark(reading, self.model.NAME, doubt.said, planned.title)
        if not doubt.asked:
            return match
        planned.candidates = doubt.keys
        self._refuse(reading, doubt.asked, self.model.NAME)
        return None

    def _doubt(self, reading: Reading, match: Match) -> Doubt:
        """What speaks against the one record that a line is matched with, or against a new one."""
        if not match.keys:
            is_new = self.options.same_name_is_new
            values = {**self.key_defaults, **reading.values}
            return NO_DOUBT if is_new else self.doubts.of_new(values)
        if reading.row in self.keys:
            return self.doubts.of_key(reading.values, match.keys[0])
        return NO_DOUBT if match.strong else self.doubts.of_match(reading.values, match.keys[0])

    def _repeats(self, reading: Reading, earlier: Earlier, advice: str) -> None:
        by = self._by(earlier.fields)
        self._refuse(reading, f"与第 {earlier.line} 行的{by}相同，{advice}", earlier.fields[-1])

    def _only_same(self, reading: Reading, match: Match) -> Match:
        """The one of several records whose values the line repeats, if there is one.

        If the line has records in its cells, only one may be meant: they would go to it.
        """
        same = [key for key in match.keys if not self._changes(reading.values, key)]
        same = [key for key in same if key not in self.taken]
        if len(same) > 1 and self.has_inside:
            return match
        return Match((same[0],), match.fields, match.strong) if same else match

    def _compare(self, reading: Reading, planned: PlannedLine, match: Match) -> None:
        key = match.keys[0]
        planned.key, planned.matched_by = key, match.fields
        planned.version = self.existing.rows[key][1]
        if key in self.taken:
            text = f"与第 {self.taken[key]} 行对上了同一条记录，请删去一行，或选定按新增处理"
            self._refuse(reading, text)
            planned.choosable = True
            return
        self.taken[key] = reading.number
        self._leave_what_stands(reading, key)
        self._look_behind_masks(reading, key)
        values = self._with_blanks(reading)
        self._add_texts(reading, values, key)
        changes = self._changes(values, key)
        if changes and self.follows:
            changes = self._changes(self._with_computed(values, key), key)
        if not changes:
            planned.verdict = Verdict.SAME
            reading.remarks = [each for each in reading.remarks if each.stops]
            return
        planned.changes, planned.verdict = tuple(changes), Verdict.CHANGED
        planned.values = {change.field: change.new for change in changes}
        self._check(reading, {**self.existing.values(key), **planned.values})
        if self.model.STATE in planned.values:
            self._ask_gate(reading, {**self.existing.values(key), **planned.values})

    def _with_computed(self, values: dict[str, Any], key: int) -> dict[str, Any]:
        """The values with what follows from them, where they change something else."""
        stored = self.existing.values(key)
        follows = self.model.computed({**stored, **values}, self.lookup, values)
        given = {name: each for name, each in follows.items() if name in values}
        return {**values, **(follows if self._changes({**values, **given}, key) else given)}

    def _complete(self, reading: Reading, planned: PlannedLine) -> None:
        planned.verdict = Verdict.NEW
        planned.values = dict(reading.values)
        for name, value in self.defaults.items():
            planned.values.setdefault(name, value)
        for name, text in reading.added.items():
            planned.values[name] = joined(planned.values.get(name), text)
        self._tell_state(reading, planned)
        for name, text in reading.masked.items():
            self._remark(reading, name, HIDDEN[text == HELD_BACK], text)
        if self.follows:
            planned.values |= self.model.computed(planned.values, self.lookup)
        self._check(reading, planned.values)
        if reading.values.get(self.model.STATE):
            self._ask_gate(reading, planned.values)

    def _tell_state(self, reading: Reading, planned: PlannedLine) -> None:
        """Set the state of a new record from its other fields where the line gives none."""
        name = self.model.STATE
        if name and not reading.values.get(name):
            told = self.model.likely_state(planned.values, self.lookup)
            planned.values[name] = told or planned.values.get(name)

    def _add_texts(self, reading: Reading, values: dict[str, Any], key: int) -> None:
        """Append texts from other cells to a field, except those it contains already."""
        stored = self.existing.values(key) if reading.added else {}
        for name, text in reading.added.items():
            old, own = str(stored.get(name) or ""), values.get(name) or ""
            known = text in old and own in old
            values[name] = old if known else joined(own or old, text)

    def _ask_gate(self, reading: Reading, values: Mapping[str, Any]) -> None:
        """A remark where the gate would not let a form set the state; an import may set it."""
        name = self.model.STATE
        against = self.model.gate(values, values[name]) if values.get(name) else None
        if against:
            label = self.model.field(name).show(values[name], self.lookup)
            self._remark(reading, name, f"状态是“{label}”，{against.text}", label)

    def _check(self, reading: Reading, values: Mapping[str, Any]) -> None:
        """Required fields and what the record itself checks, as remarks of the line."""
        for name, label in self.required:
            if not values.get(name) and values.get(name) != 0:
                self._require(reading, name, label)
        for problem in self.model.checks(values, self.lookup):
            text = str(reading.values.get(problem.field) or "")
            self._remark(reading, problem.field, problem.text, text, stops=problem.stops)

    def _require(self, reading: Reading, name: str, label: str) -> None:
        """Add a problem for an empty field, unless its cell already has a remark that stops."""
        if not any(remark.field == name and remark.stops for remark in reading.remarks):
            self._refuse(reading, f"请填写{label}", name)

    def _changes(self, values: Mapping[str, Any], key: int) -> list[Change]:
        row, place = self.existing.rows[key], self.place
        return [
            Change(name, row[place[name]], new)
            for name, new in values.items()
            if new != row[place[name]] and not self._adds_nothing(name, row[place[name]], new)
        ]

    def _adds_nothing(self, name: str, old: Any, new: Any) -> bool:
        """Whether a new value says no more than the old one: blank, or a day less exact."""
        if new in (None, "", ()):
            return old in (None, "", ()) or not self.options.blanks_too
        return name in self.days and bool(old) and str(old).startswith(str(new))

    def _with_blanks(self, reading: Reading) -> dict[str, Any]:
        if not self.options.blanks_too:
            return reading.values
        told = {remark.field for remark in reading.remarks}
        empty = dict.fromkeys(name for name in self.mapped if name not in self.photos)
        kept = {name for name in empty if name in reading.masked or name in told}
        blank = {name: _nothing(self.model, name) for name in empty if name not in kept}
        return {**blank, **reading.values}

    def _leave_what_stands(self, reading: Reading, key: int) -> None:
        """Resolve an ambiguous name to the record that the stored row already links to."""
        if not reading.stops:
            return
        stored = self.existing.values(key)
        reading.remarks = [
            each for each in reading.remarks
            if not each.stops or each.field not in self.links
            or self.links[each.field].show(stored[each.field], self.lookup) != each.raw
        ]  # fmt: skip
        reading.stops = any(each.stops for each in reading.remarks)

    def _look_behind_masks(self, reading: Reading, key: int) -> None:
        """A masked number counts as the one on file where all that is left of it agrees."""
        for name, text in reading.masked.items():
            old = str(self.existing.values(key)[name] or "")
            if not _fits_mask(text, old):
                self._remark(reading, name, "隐去几位的号码与现有号码对不上，没有改动", text)

    def _refuse(self, reading: Reading, text: str, name: str = "") -> None:
        self._remark(reading, name, text, str(reading.values.get(name) or ""), stops=True)

    def _remark(
        self, reading: Reading, name: str, text: str, raw: str, *, stops: bool = False
    ) -> None:
        column = self.column_of(name)
        label = self.labels.get(name, "")
        reading.note(Remark(reading.number, column, name, label, text, raw, stops))

    def column_of(self, name: str) -> int:
        """The column a field is read from, -1 where it has none."""
        return self._columns.get(name, -1)

    def _by(self, fields: tuple[str, ...]) -> str:
        shown = [self.labels[name] for name in fields if name not in self.key_defaults]
        return "、".join(shown)


def _nothing(model: type[Record], name: str) -> Any:
    default = model.field(name).default
    return () if isinstance(default, tuple) else None


def _fits_mask(text: str, old: str) -> bool:
    if text == HELD_BACK:
        return True
    return len(text) == len(old) and all(a in ("*", b) for a, b in zip(text, old, strict=True))
