"""Lines that mean the same are found as by comparing each with every one before it."""

from __future__ import annotations

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from desktop_app.records.member import Member
from desktop_app.services.imports.import_match import Earlier, Existing, Matcher, compatible

GROUPS = Member.MATCH_KEYS
LINES = st.fixed_dictionaries(
    {
        "term": st.sampled_from([None, 1, 1, 2]),
        "cert_no": st.sampled_from([None, "", "1", "2", "3"]),
        "name": st.sampled_from([None, "王刚", "李明"]),
        "born": st.sampled_from([None, "1975", "1975-03", "1975-04", "1980"]),
    }
)


def agree(ours: dict[str, Any], theirs: dict[str, Any], place: int) -> bool:
    """Whether two lines that share the key of one place do not contradict each other."""
    stronger = [name for group in GROUPS[:place] for name in group]
    if any(ours[n] and theirs[n] and ours[n] != theirs[n] for n in stronger):
        return False
    return "born" not in GROUPS[place] or compatible(ours["born"], theirs["born"])


def first_alike(line: dict[str, Any], before: dict[int, dict[str, Any]]) -> Earlier:
    """The first line before that means the same, by the surest key that tells one."""
    for place, group in enumerate(GROUPS):
        needed = [name for name in group if name not in ("term", "born")]
        if not all(line[name] for name in needed):
            continue
        for number, other in before.items():
            same = all(other[name] == line[name] for name in ("term", *needed))
            if same and agree(line, other, place):
                return Earlier(number, group)
    return Earlier()


@given(st.lists(st.tuples(LINES, st.booleans()), max_size=14))
def test_a_line_meets_the_first_before_it_that_means_the_same(
    lines: list[tuple[dict[str, Any], bool]],
) -> None:
    matcher = Matcher(Member, Existing((), {}))
    kept: dict[int, dict[str, Any]] = {}
    for number, (line, keep) in enumerate(lines, 2):
        earlier, match = matcher.meet(number, line, keep=keep)
        assert not match.keys
        assert earlier == (first_alike(line, kept) if keep else Earlier())
        if keep:
            kept[number] = line


def test_a_line_whose_number_is_unknown_may_be_that_of_a_known_one() -> None:
    matcher = Matcher(Member, Existing((), {}))
    line = {"term": 1, "name": "王刚", "born": "1975"}
    assert matcher.meet(2, {**line, "cert_no": "1"})[0] == Earlier()
    assert matcher.meet(3, {**line, "cert_no": None})[0].line == 2
    assert matcher.meet(4, {**line, "cert_no": "3"})[0].line == 3


FIELDS = ("term", "cert_no", "name", "born")


@given(st.lists(LINES, max_size=8), LINES)
def test_the_stored_records_of_a_key_are_found_in_their_order(
    stored: list[dict[str, Any]], line: dict[str, Any]
) -> None:
    rows = {n: (n, 1, *(each[name] for name in FIELDS)) for n, each in enumerate(stored, 7)}
    _, match = Matcher(Member, Existing(FIELDS, rows)).meet(2, line)
    for place, group in enumerate(GROUPS):
        needed = [name for name in group if name not in ("term", "born")]
        found = [
            n for n, each in enumerate(stored, 7)
            if all(line[name] and each[name] == line[name] for name in needed)
            and each["term"] == line["term"] and agree(line, each, place)
        ]  # fmt: skip
        if found:
            exact = [n for n in found if stored[n - 7]["born"] == line["born"]]
            assert match.keys == tuple(exact or found if "born" in group else found)
            assert (match.fields, match.strong) == (group, place == 0)
            return
    assert not match.keys
