"""The steps of deeds: what each writes, whom it refuses and why; numbers, committees, facts."""

from __future__ import annotations

from typing import Any

import pytest

from desktop_app.errors import UserError
from desktop_app.records import Committee, Deed, Member, WorkGroup
from desktop_app.services import registers, reminders
from desktop_app.services.deeds import steps
from desktop_app.services.desk import Desk
from desktop_app.services.facts import counting
from desktop_app.services.facts.declared import FIRST, JOINT
from desktop_app.services.registers import history
from desktop_app.services.registers.states import NotAllowed
from desktop_app.services.registers.step_refusals import step_refusals
from desktop_app.services.statistics import periods
from tests.services.activities.activity_office import saved
from tests.services.deeds.deed_office import DONE, PUSHED, SEEN, deed, done

YEAR = periods.of_year(2026)


def stored(desk: Desk, key: int, *names: str) -> list[Any]:
    ((_, _, *found),) = registers.rows(desk, Deed, [key], names)
    return found


def test_progress_begins_a_deed_on_its_day(desk: Desk) -> None:
    key = deed(desk, start_on="")
    steps.advance(desk, [key], PUSHED)
    assert stored(desk, key, "state", "start_on", "progress_state", "progress") == [
        "underway", "2026-03-10", "on_course", "演示推进",
    ]  # fmt: skip
    steps.advance(desk, [key], {**PUSHED, "progress_on": "2026-06-10", "progress": "又推进"})
    assert stored(desk, key, "start_on", "progress") == ["2026-03-10", "又推进"]


def test_progress_needs_words(desk: Desk) -> None:
    with pytest.raises(UserError, match="请写明推进情况"):
        steps.advance(desk, [deed(desk)], {"progress_on": "2026-03-10"})


def test_an_effect_leaves_the_state(desk: Desk) -> None:
    key = deed(desk)
    with pytest.raises(NotAllowed, match="还没有推进情况"):
        steps.show_effect(desk, [key], SEEN)
    steps.advance(desk, [key], PUSHED)
    with pytest.raises(UserError, match="初步见效"):
        steps.show_effect(desk, [key], {**SEEN, "effect_state": "unseen"})
    steps.show_effect(desk, [key], SEEN)
    assert stored(desk, key, "state", "effect_state", "effect_on") == [
        "underway", "clear", "2026-04-10",
    ]  # fmt: skip


def test_the_end_needs_progress_and_a_day(desk: Desk) -> None:
    key = deed(desk)
    with pytest.raises(NotAllowed, match="还没有推进情况"):
        steps.finish(desk, [key], DONE)
    steps.advance(desk, [key], PUSHED)
    with pytest.raises(NotAllowed, match="完成日期"):
        steps.finish(desk, [key], {"result": "演示"})
    steps.finish(desk, [key], DONE)
    assert stored(desk, key, "state", "progress_state", "result") == [
        "done", "finished", "演示结果",
    ]  # fmt: skip
    steps.show_effect(desk, [key], SEEN)
    assert stored(desk, key, "state", "effect_state") == ["done", "clear"]


def test_what_came_to_nothing_says_why(desk: Desk) -> None:
    key = deed(desk)
    steps.fail(desk, [key], {"fail_reason": "用地没有落实"})
    assert stored(desk, key, "state", "fail_reason") == ["failed", "用地没有落实"]
    with pytest.raises(NotAllowed, match="没有办成"):
        steps.advance(desk, [key], PUSHED)


def test_the_buttons_say_why_they_refuse(desk: Desk) -> None:
    found = step_refusals(desk, Deed, [done(desk)], steps.STEPS)
    assert set(found) == {"advance_deed", "finish_deed", "fail_deed"}
    assert set(step_refusals(desk, Deed, [deed(desk)], steps.STEPS)) == {
        "deed_effect", "finish_deed",
    }  # fmt: skip


def test_a_deed_gets_a_number_and_the_committee_of_its_member(desk: Desk) -> None:
    committee = saved(desk, Committee, name="演示委员会")
    one = saved(desk, Member, name="演示甲", committee=committee)
    first, second = deed(desk, "一", member=one), deed(desk, "二", start_on="2025-03-05")
    third = deed(desk, "三")
    assert stored(desk, first, "number", "committee", "year") == ["SS-001", committee, 2026]
    assert stored(desk, second, "number", "year") == ["SS-001", 2025]
    assert stored(desk, third, "number", "committee") == ["SS-002", None]


def test_who_is_in_charge_is_the_first_and_the_others_take_part(desk: Desk) -> None:
    one, other = (saved(desk, Member, name=name) for name in ("演示甲", "演示乙"))
    key = done(desk, member=one, partners=(other,), aid="industry")
    deed(desk, "没办完", member=one)
    found = counting.counts(desk, YEAR, ("deed",))
    counted = {who: [(x.role, x.kind, x.sharers, x.times) for x in each]
               for who, each in found.items()}  # fmt: skip
    assert counted == {
        one: [(FIRST, "industry", 2, 1)], other: [(JOINT, "industry", 2, 1)],
    }  # fmt: skip
    (row,) = counting.rows(desk, YEAR, ("deed",), one)
    assert (row.record, row.key, row.day) == ("deed", key, "2026-05-10")


def test_a_deed_of_a_group_is_that_of_the_group(desk: Desk) -> None:
    own = saved(desk, WorkGroup, name="演示小组", kind="studio")
    done(desk, doer="演示小组", group=own)
    found = counting.counts(desk, YEAR, ("deed",), groups=True)
    assert {who: [x.times for x in each] for who, each in found.items()} == {own: [1]}
    assert counting.counts(desk, YEAR, ("deed",)) == {}


def test_undo_of_the_end_takes_the_fact_away(desk: Desk) -> None:
    one = saved(desk, Member, name="演示甲")
    key = deed(desk, member=one)
    steps.advance(desk, [key], PUSHED)
    assert counting.counts(desk, YEAR, ("deed",)) == {}
    assert set(counting.waiting(desk, YEAR, ("deed",))) == {one}
    steps.finish(desk, [key], DONE)
    assert counting.waiting(desk, YEAR, ("deed",)) == {}
    assert set(counting.counts(desk, YEAR, ("deed",))) == {one}
    history.undo(desk)
    assert counting.counts(desk, YEAR, ("deed",)) == {}


def kinds(desk: Desk) -> set[str]:
    return {each.kind for each in reminders.due(desk) if each.kind.startswith("deed")}


@pytest.mark.parametrize(
    ("typed", "kind"),
    [
        ({"end_on": "2026-06-30"}, "deed_end"),
        ({"end_on": "2026-06-30", **PUSHED, **DONE, **SEEN, "state": "done"}, ""),
        ({**PUSHED, "state": "underway"}, "deed_effect"),
        ({**PUSHED, **SEEN, "state": "underway"}, ""),
        ({**PUSHED, **DONE, "state": "done"}, "deed_effect"),
        ({**PUSHED, "progress_on": "2026-11-01", "state": "underway"}, ""),
        ({"end_on": "2027-12-31"}, ""),
    ],
)  # fmt: skip
def test_what_is_late_is_reminded_of(desk: Desk, typed: dict[str, Any], kind: str) -> None:
    deed(desk, **typed)
    assert kinds(desk) == ({kind} if kind else set())
