"""人事事项表 and 委员变动情况表: what happened to whom, and counts that add up for any period."""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Iterator
from itertools import combinations

import pytest

from desktop_app.documents.prints import member_changes
from desktop_app.documents.prints.declared import RegisterPrint, Shown
from desktop_app.documents.prints.member_changes import AFTER, BEFORE, IN, NEW, OUT, counted
from desktop_app.documents.prints.member_events import Event, events_of
from desktop_app.documents.prints.member_matters import MEETING
from desktop_app.documents.prints.periods import BEGINNING, PrintPeriod, span_of
from desktop_app.records import Committee, Member, Sector
from desktop_app.records.membership import SLOTS
from desktop_app.records.record import Record
from desktop_app.records.serving import TimeInOffice
from desktop_app.services import prints, registers
from desktop_app.services.desk import Desk
from desktop_app.services.members import memberships
from desktop_app.services.members.change_statistics import STATISTICS
from desktop_app.services.members.memberships import FromDay
from desktop_app.services.members.past_days import as_of
from desktop_app.services.registers import Query
from desktop_app.services.statistics.periods import between
from desktop_app.services.statistics.statements import statement

DAYS = ("2021-12-31", "2022-03-01", "2024-02-01", "2025-06-17", "2025-06-18", "2026-03-31",
        "2026-05-06", "2026-06-01", "2026-11-20")  # fmt: skip
EIGHTH, NINTH = "十届常委会第八次会议", "十届常委会第九次会议"


def keep(desk: Desk, model: type[Record], **typed: object) -> int:
    return registers.save(desk, model, typed).keys[0]


@pytest.fixture
def changed(desk: Desk) -> Desk:
    """Members of every fate: added, resigned, revoked, deceased, moved; one over with the term."""
    one, two = (keep(desk, Sector, name=name) for name in ("经济界", "农业界"))
    first, second = (keep(desk, Committee, name=name) for name in ("提案委", "文史委"))
    given: list[tuple[str, dict[str, object]]] = [
        ("甲", {"sector": one, "committee": first, "since": "2022-01"}),
        ("乙", {"sector": one, "since": "2022-01", "state": "resigned", "state_date": "2026-04",
               "state_reason": "调离", "end_proposed_by": "党组", "end_decided_by": NINTH,
               "end_document": "政协〔2026〕3号"}),
        ("丙", {"sector": two, "since": "2026-05-06", "origin": "added",
               "recommended_by": "县委统战部"}),
        ("丁", {"sector": two, "since": "2022-01", "state": "revoked"}),
        ("戊", {"sector": one, "since": "2024-02-01", "state": "deceased",
               "state_date": "2025-06-18"}),
        ("己", {"since": "2023-01-01", "state": "expired", "state_date": "2026-06-01"}),
        ("庚", {"sector": two, "term": None}),
    ]  # fmt: skip
    keys = {name: keep(desk, Member, name=f"演示{name}", **typed) for name, typed in given}
    memberships.change(desk, [keys["甲"]], SLOTS[0], [two], FromDay("2026-06-01", NINTH, "9号"))
    memberships.change(desk, [keys["甲"]], SLOTS[1], [second, ""], FromDay("2026-02-05", EIGHTH))
    memberships.change(desk, [keys["庚"]], SLOTS[0], [""], FromDay("2026-07-01"))
    return desk


def shown(desk: Desk) -> tuple[Shown, ...]:
    keys = list(registers.find(desk, Member, Query(sort="pinyin")))
    return prints.collect(desk, prints.print_named(desk, "member_changes"), keys).shown


def counts(desk: Desk, span: PrintPeriod, kind: str = "sector") -> dict[str, Counter[int]]:
    found: dict[str, Counter[int]] = {}
    for each in shown(desk):
        for name, column in counted(each, span, kind):
            found.setdefault(name, Counter())[column] += 1
    return found


def spans() -> Iterator[PrintPeriod]:
    for first, last in combinations(DAYS, 2):
        yield PrintPeriod(first, last)
    yield PrintPeriod(BEGINNING, DAYS[-1])


def test_what_was_and_came_and_left_is_what_is_in_every_sector_and_period(changed: Desk) -> None:
    for kind in ("sector", "committee"):
        for span in spans():
            for name, found in counts(changed, span, kind).items():
                more = sum(found[x] for x in range(BEFORE + 1, IN + 1))
                less = sum(found[x] for x in range(IN + 1, OUT + 1))
                assert found[BEFORE] + more - less == found[AFTER], (kind, span, name)


@pytest.mark.parametrize("kind", ["sector", "committee"])
def test_the_ends_of_a_period_are_the_rosters_of_those_days(changed: Desk, kind: str) -> None:
    model: type[Record] = Sector if kind == "sector" else Committee
    keys = list(registers.find(changed, model, Query()))
    titles = {row[0]: row[2] for row in registers.rows(changed, model, keys, ("name",))}
    everyone = list(registers.find(changed, Member, Query()))
    for span in spans():
        found = counts(changed, span, kind)
        before = datetime.date.fromisoformat(span.first) - datetime.timedelta(
            span.first != BEGINNING
        )
        for day, column in ((before, BEFORE), (datetime.date.fromisoformat(span.last), AFTER)):
            if column == BEFORE and span.first == BEGINNING:
                continue
            then = as_of(changed, everyone, day)
            roster = Counter(titles.get(each[kind], "") for each in then.values())
            told = Counter({name: one[column] for name, one in found.items() if one[column]})
            assert told == roster, (span, column)


def test_moving_from_one_sector_to_another_is_in_one_and_out_of_the_other(changed: Desk) -> None:
    found = counts(changed, PrintPeriod("2026-05-07", "2026-06-30"))
    assert (found["经济界"][OUT], found["农业界"][IN]) == (1, 1)
    assert sum(each[NEW] for each in found.values()) == 0


def test_who_came_and_left_within_a_period_counts_in_both(changed: Desk) -> None:
    found = counts(changed, PrintPeriod("2024-01-01", "2025-12-31"))["经济界"]
    assert (found[NEW], found[member_changes.DECEASED]) == (1, 1)


def events(desk: Desk) -> dict[tuple[str, str], Event]:
    """What happened, by the name of the member and the matter."""
    return {
        (event.member["name"], event.matter): event for each in shown(desk)
        for event in events_of(each)
    }  # fmt: skip


def test_each_matter_says_who_proposed_it_and_which_meeting_decided_it(changed: Desk) -> None:
    found = events(changed)
    assert set(found) == {
        ("演示甲", "界别调整"), ("演示甲", "专委会调整"), ("演示乙", "辞职"), ("演示丙", "增补"),
        ("演示丁", "撤销"), ("演示戊", "去世"), ("演示庚", "界别调整"),
    }  # fmt: skip
    resigned = found["演示乙", "辞职"]
    assert resigned[2:] == ("2026-04", "", "调离", "党组", NINTH, "政协〔2026〕3号")
    moved = found["演示甲", "界别调整"]
    assert moved[2:] == ("2026-06-01", "经济界→农业界", "", "", NINTH, "9号")
    assert found["演示丙", "增补"][2:6] == ("2026-05-06", "", "", "县委统战部")
    assert found["演示庚", "界别调整"].change == "农业界→无"


def matters(desk: Desk, **chosen: str) -> list[tuple[str, list[str]]]:
    """The groups of the table with the names in each."""
    wanted = prints.print_named(desk, "member_matters")
    keys = list(registers.find(desk, Member, Query()))
    sheet = prints.collect(desk, wanted, keys, chosen)
    assert isinstance(sheet.wanted, RegisterPrint)
    table = sheet.wanted.register(sheet.shown, sheet.setting, sheet.chosen)
    place = [column.title for column in table.columns].index("姓名")
    return [(group.title, [row[place] for row in group.rows]) for group in table.groups]


def test_the_matters_of_a_year_are_grouped_by_their_meetings(changed: Desk) -> None:
    assert matters(changed) == [
        (f"{EIGHTH}（1项）", ["演示甲"]),
        (f"{NINTH}（2项）", ["演示乙", "演示甲"]),
        ("没有写决定的会议（2项）", ["演示丙", "演示庚"]),
    ]


def test_one_meeting_has_its_own_table_whatever_the_period(changed: Desk) -> None:
    chosen = {"meeting": NINTH, "period": "last_year"}
    assert matters(changed, **chosen) == [(f"{NINTH}（2项）", ["演示乙", "演示甲"])]


def test_what_has_no_day_is_in_the_table_of_all(changed: Desk) -> None:
    assert "演示丁" not in str(matters(changed))
    assert "演示丁" in str(matters(changed, period="all", group="matter"))


def test_the_meetings_in_use_may_be_chosen_the_latest_first(changed: Desk) -> None:
    wanted = prints.print_named(changed, "member_matters")
    offered = next(each.choices for each in wanted.options if each.key == MEETING.key)
    assert [key for key, _ in offered] == ["", NINTH, EIGHTH]


@pytest.mark.parametrize(
    ("today", "chosen", "first", "last"),
    [
        ("2026-11-23", "year", "2026-01-01", "2026-11-23"),
        ("2026-11-23", "quarter", "2026-10-01", "2026-11-23"),
        ("2026-02-10", "last_quarter", "2025-10-01", "2025-12-31"),
        ("2026-11-23", "last_quarter", "2026-07-01", "2026-09-30"),
        ("2026-11-23", "half", "2026-01-01", "2026-06-30"),
        ("2026-02-10", "half", "2026-01-01", "2026-02-10"),
        ("2026-02-10", "last_year", "2025-01-01", "2025-12-31"),
    ],
)
def test_a_period_is_named_by_today(today: str, chosen: str, first: str, last: str) -> None:
    span = span_of(today, {"period": chosen})
    assert span == (first, last)
    assert span.holds(first)
    assert not span.holds(f"{int(last[:4]) + 1}-01")


def test_a_rough_day_is_in_a_period_only_with_all_its_days() -> None:
    span = PrintPeriod("2026-01-01", "2026-06-15")
    assert span.holds("2026-05")
    assert not span.holds("2026-06")
    assert not span.holds("2026")
    assert not span.holds("")


@pytest.mark.parametrize(
    ("time", "serves"),
    [
        (TimeInOffice(None, None, None, None), True),
        (TimeInOffice("2026-03", None, "serving", None), True),
        (TimeInOffice("2026-03-06", None, "serving", None), False),
        (TimeInOffice("2022", "2026-03-04", "serving", None), False),
        (TimeInOffice("2022", "2026-03", "serving", None), True),
        (TimeInOffice("2022", None, "resigned", "2026-03-05"), False),
        (TimeInOffice("2022", None, "resigned", "2026-03-06"), True),
        (TimeInOffice("2022", None, "resigned", None), False),
        (TimeInOffice("2022", "", "", ""), True),
    ],
)
def test_who_serves_on_a_day(time: TimeInOffice, *, serves: bool) -> None:
    assert time.holds_on("2026-03-05") is serves


def test_the_statistics_of_changes_open_the_members_behind_them(changed: Desk) -> None:
    found = statement(changed, STATISTICS, between("2026-01-01", "2026-11-20"))
    told = {"left": 2, "left_state_resigned": 1, "came_origin_added": 1, "changed": 2}
    assert {key: found.figure(key).value for key in told} == told
    for group in found.groups:
        for each in group.figures:
            behind = len(registers.find(changed, Member, Query(where=each.where)))
            is_change = each.key.startswith("changed")
            assert (0 < behind <= each.value) if is_change and each.value else behind == each.value
