"""What is kept of the records is dropped exactly when one of those it was read from has changed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import pytest

from desktop_app.services.lookup.kept_reads import (
    FEW,
    KeptReads,
    Read,
    ReadRows,
    Row,
    SumAnswers,
    with_alike,
)  # fmt: skip


class Source:
    """Rows by id that can be changed, and what was asked for: None for all of them."""

    def __init__(self, own: str = "point") -> None:
        self.rows: dict[int, str] = {1: "甲", 2: "乙", 3: "丙"}
        self.asked: list[Sequence[int] | None] = []
        self.own = own

    def read(self, keys: Sequence[int] | None) -> ReadRows:
        self.asked.append(keys)
        wanted = self.rows if keys is None else [key for key in keys if key in self.rows]
        rows: list[Row] = [(key, self.rows[key]) for key in wanted]
        return ReadRows(
            frozenset({"point", "topic"} if not self.own else {"point"}), self.own, rows
        )

    def columns(self, keys: Sequence[int] | None) -> ReadRows:
        found = self.read(keys)
        return found._replace(rows=[*zip(*found.rows, strict=True)])

    def texts(self, keys: list[int]) -> Iterable[tuple[int, bytes | None]]:
        self.asked.append(keys)
        return [(key, self.rows[key].encode()) for key in keys if key in self.rows]


def rows_of(reads: KeptReads, source: Source) -> set[Row]:
    return set(zip(*reads.columns("points", (), source.columns), strict=True))


def changed(*keys: int) -> dict[str, set[int]]:
    return {"point": set(keys)}


def test_an_answer_is_kept_until_its_records_or_its_inputs_change() -> None:
    reads, asked = KeptReads(1), []

    def answer(day: str) -> str:
        def read() -> Read:
            asked.append(day)
            return Read(frozenset({"point"}), f"am {day}")

        return str(reads.get("name", (day,), read))

    assert [answer("1"), answer("1"), answer("2"), answer("2")] == ["am 1", "am 1", "am 2", "am 2"]
    reads.forget(2, {"topic"}, lambda _: set())
    assert (answer("2"), asked) == ("am 2", ["1", "2"])
    reads.forget(3, {"point"}, lambda _: {1})
    assert (answer("2"), asked) == ("am 2", ["1", "2", "2"])
    assert reads.no == 3


def test_an_answer_by_some_fields_is_kept_while_only_others_change() -> None:
    reads, asked = KeptReads(1), list[int]()

    def read() -> Read:
        asked.append(len(asked))
        fields = {"point": frozenset({"county"})}
        return Read(frozenset({"point", "topic"}), asked[-1], fields)

    def after(touched: str, *fields: str, came: bool = False) -> int:
        changed_fields = None if came else frozenset(fields)
        reads.forget(reads.no + 1, {touched}, lambda _: {1}, lambda _: changed_fields)
        return int(reads.get("name", (), read))

    assert after("point", "name") == 0
    assert after("point", "name", "kind") == 0
    assert after("point", "name", "county") == 1
    assert after("point", "name") == 1
    assert after("point", came=True) == 2
    assert after("topic", "name") == 3


def test_answers_stay_where_only_their_own_records_change() -> None:
    reads = KeptReads(1)

    def answers() -> SumAnswers:
        fields = {"point": frozenset({"county"}), "topic": frozenset({"state"})}
        read = Read(frozenset(fields), SumAnswers("point"), fields)
        found: SumAnswers = reads.get("name", (), lambda: read)
        return found

    kept = answers()
    for no, touched in ((2, {"point"}), (3, {"office"})):
        reads.forget(no, touched, lambda _: {1}, lambda _: frozenset({"name"}))
        assert (answers() is kept, kept.changed) == (True, 0)
    reads.forget(4, {"point"}, lambda _: {1}, lambda _: frozenset({"county"}))
    assert (answers() is kept, kept.changed) == (True, 4)
    reads.forget(5, {"point", "topic"}, lambda _: {1}, lambda _: None)
    assert answers() is not kept


def test_of_rows_that_stand_alone_only_the_changed_ones_are_read_again() -> None:
    reads, source = KeptReads(1), Source()
    assert rows_of(reads, source) == {(1, "甲"), (2, "乙"), (3, "丙")}
    assert dict(reads.values("names", (), source.read)) == {1: "甲", 2: "乙", 3: "丙"}
    assert dict(reads.rows("rows", (), source.read)) == {1: (1, "甲"), 2: (2, "乙"), 3: (3, "丙")}
    source.rows = {2: "变", 3: "丙", 4: "新"}
    reads.forget(2, {"point"}, changed(1, 2).__getitem__)
    reads.forget(3, {"point"}, changed(4).__getitem__)
    assert rows_of(reads, source) == {(2, "变"), (3, "丙"), (4, "新")}
    assert dict(reads.values("names", (), source.read)) == source.rows
    assert dict(reads.rows("rows", (), source.read)) == {4: (4, "新"), 3: (3, "丙"), 2: (2, "变")}
    assert reads.columns("points", (), source.columns) is reads.columns(
        "points", (), source.columns
    )
    assert source.asked == [None] * 3 + [[1, 2, 4]] * 3
    reads.columns("points", ("another day",), source.columns)
    assert source.asked[-1] is None


def test_rows_may_all_go_and_come_again() -> None:
    reads, source = KeptReads(1), Source()
    rows_of(reads, source)
    for number, rows in enumerate(({}, {7: "新"}, {}), 2):
        source.rows = rows
        reads.forget(number, {"point"}, changed(1, 2, 3, 7).__getitem__)
        assert rows_of(reads, source) == set(rows.items())


def test_equal_values_of_a_column_are_one_object() -> None:
    texts = ["ab", "".join(("a", "b"))]
    _, (first, second) = with_alike([range(2), texts], (1,))
    assert texts[0] is not texts[1]
    assert first is second


@pytest.mark.parametrize("touched", [{"point"}, {"topic"}, {"point", "topic"}])
def test_rows_that_others_decide_too_are_all_read_again(touched: set[str]) -> None:
    reads, source = KeptReads(1), Source(own="")
    rows_of(reads, source)
    reads.forget(2, touched, lambda _: {1})
    rows_of(reads, source)
    assert source.asked == [None, None]


def test_after_many_changes_all_rows_are_read_at_once() -> None:
    reads, source = KeptReads(1), Source()
    rows_of(reads, source)
    reads.forget(2, {"point"}, changed(*range(FEW)).__getitem__)
    reads.forget(3, {"point"}, changed(FEW).__getitem__)
    rows_of(reads, source)
    rows_of(reads, source)
    assert source.asked == [None, None]


def test_texts_are_read_once_until_their_record_changes() -> None:
    reads, source = KeptReads(1), Source()
    assert reads.texts("point", "name", {2, 1}, source.texts)[2].decode() == "乙"
    reads.texts("point", "name", {1, 2, 3, 9}, source.texts)
    source.rows[2] = "变"
    reads.forget(2, {"point", "topic"}, lambda key: changed(2).get(key, set()))
    assert reads.texts("point", "name", {1, 2, 3}, source.texts)[2].decode() == "变"
    assert source.asked == [[1, 2], [3, 9], [2]]


def test_texts_are_all_read_again_after_a_change_of_what_decides_them() -> None:
    reads, source = KeptReads(1), Source()
    for no, touched in enumerate(({"member"}, {"topic"}), 2):
        reads.texts("point", "name", {1, 2}, source.texts, frozenset({"topic"}))
        reads.forget(no, touched, lambda _: set())
    reads.texts("point", "name", {1, 2}, source.texts, frozenset({"topic"}))
    assert source.asked == [[1, 2], [1, 2]]


def test_texts_that_are_no_longer_asked_for_make_room() -> None:
    reads, source = KeptReads(1), Source()
    reads.texts("point", "name", {1, 2, 3}, source.texts)
    source.rows[4] = "丁"
    assert set(reads.texts("point", "name", {3, 4}, source.texts)) == {3, 4}
