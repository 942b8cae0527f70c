"""One evaluator for many persons: the same scores as one for each, alike parts as one object."""

from __future__ import annotations

import dataclasses

from desktop_app.services.scoring.evaluation import Evaluator
from desktop_app.services.scoring.score import Manual, ScoredPerson
from tests.services.scoring.rules_in_words import fact, facts, item, rules

SOME = facts(fact("attendance_came", 3, kind="survey"), fact("proposal_filed", 2, role="first"))
MORE = facts(fact("attendance_came", 4, kind="survey"), fact("proposal_filed", matter="proposal:7"))


def test_who_comes_first_does_not_decide_what_applies_to_the_next() -> None:
    ruled = rules(item("活动", "attendance_came", 10), item("立案", "proposal_filed", 5))
    only = dataclasses.replace(ruled.items[1], applies=frozenset(("standing",)))
    ruled = dataclasses.replace(ruled, items=(ruled.items[0], only))
    people = [ScoredPerson(n, kind) for n, kind in enumerate(("ordinary", "standing", "leaders"))]
    for order in (people, people[::-1]):
        one = Evaluator(ruled)
        found = {each.key: one.evaluate(SOME, each) for each in order}
        assert [found[each.key].total for each in people] == [3000, 4000, 3000]
        assert found == {each.key: Evaluator(ruled).evaluate(SOME, each) for each in people}


def test_alike_facts_of_an_item_are_one_part() -> None:
    ruled = rules(item("活动", "attendance_came", 10, cap=35), item("立案", "proposal_filed", 5))
    one = Evaluator(ruled)
    first, second, other = (
        one.evaluate(given, ScoredPerson(n)) for n, given in enumerate((SOME, SOME, MORE))
    )
    assert first.parts[0] is second.parts[0]
    assert (first.total, other.total) == (4000, 4000)
    assert other.parts[0] is not first.parts[0]


def test_an_entry_of_one_person_stays_that_persons() -> None:
    ruled = rules(item("活动", "attendance_came", 10))
    one, entry = Evaluator(ruled), Manual(1, ruled.items[0].code, 500, "演示")
    with_entry = one.evaluate(SOME[:1], ScoredPerson(1), [entry])
    without = one.evaluate(SOME[:1], ScoredPerson(2))
    again = one.evaluate(SOME[:1], ScoredPerson(1), [entry])
    assert (with_entry.total - without.total, again) == (500, with_entry)
