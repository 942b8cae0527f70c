"""Laws of scores, for any rules and any facts."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from fractions import Fraction
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from desktop_app.records.posts import CLASSES
from desktop_app.services.facts.declared import FactCount
from desktop_app.services.scoring.evaluation import Evaluator, evaluate, grouped
from desktop_app.services.scoring.frozen import frozen_lines, read_frozen
from desktop_app.services.scoring.rule_set import Category, Item, RuleSet
from desktop_app.services.scoring.score import Manual, Score, ScoredPerson, rounded
from tests.services.scoring.rules_in_words import FOUR

COUNTED = ("proposal_filed", "proposal_submitted", "report_submitted", "report_adopted",
           "attendance_came", "attendance_parts")  # fmt: skip
MODES = ("each", "first_only", "best_only", "from_nth", "at_least", "shared")
CATEGORIES = ("甲", "乙")
POINTS = st.integers(-2000, 5000)
LEAST, MOST = 1, 40


@st.composite
def fact_counts(draw: st.DrawFn) -> FactCount:
    """Facts of any register; reports may be about a proposal."""
    fact = draw(st.sampled_from((*COUNTED, "attendance_rate")))
    role = draw(st.sampled_from(("first", "joint"))) if fact.startswith("proposal") else ""
    matter = ""
    if not fact.startswith("attendance"):
        matter = (
            f"{draw(st.sampled_from(('proposal', 'opinion_report')))}:{draw(st.integers(1, 3))}"
        )
    whole = draw(st.integers(1, 4)) if fact == "attendance_rate" else 0
    quantity = draw(st.integers(0, whole)) if whole else draw(st.integers(1, 3))
    return FactCount(
        fact, role, draw(st.sampled_from(("", "survey"))),
        draw(st.sampled_from(("county", "province"))), 1 if matter else quantity, whole,
        draw(st.integers(1, 3)), matter, draw(st.integers(1, 3)),
    )  # fmt: skip


@st.composite
def items(draw: st.DrawFn, number: int) -> Item:
    """An item of any mode."""
    rate = draw(st.integers(0, 9)) == 0
    ladder = draw(st.sampled_from(("", "", "", "梯")))
    return Item(
        code=f"r{number}", name=f"项{number}", category=draw(st.sampled_from(CATEGORIES)),
        fact="attendance_rate" if rate else draw(st.sampled_from(COUNTED)),
        mode="rate" if rate else draw(st.sampled_from((*MODES, "gate"))),
        kinds=draw(st.sampled_from((frozenset[str](), frozenset({"survey"})))),
        role=draw(st.sampled_from(("", "", "first"))),
        applies=draw(st.sampled_from((frozenset[str](), frozenset({"standing"})))),
        points=draw(POINTS), joint_points=draw(st.none() | POINTS), nth=draw(st.integers(1, 3)),
        first_share=draw(st.none() | st.integers(0, 100)),
        cap=draw(st.none() | st.integers(0, 6000)),
        ladder=ladder, ladder_scope=draw(st.sampled_from(("each_fact", "year"))) if ladder else "",
    )  # fmt: skip


@st.composite
def rule_sets(draw: st.DrawFn) -> RuleSet:
    """Up to six items in two categories."""
    many = draw(st.integers(1, 6))
    caps = st.none() | st.integers(0, 8000)
    return RuleSet(
        name="任意", year=2026, start=draw(st.integers(0, 3000)), cap=draw(caps),
        late_joiners=draw(st.sampled_from(("whole", "months", "left_out"))),
        no_repeat=draw(st.booleans()), bands=FOUR,
        categories=tuple(
            Category(name=name, start=draw(st.integers(0, 1000)), cap=draw(caps),
                     lowest=draw(st.sampled_from((None, 0))))
            for name in CATEGORIES
        ),
        items=tuple(draw(items(number)) for number in range(many)),
    )  # fmt: skip


PEOPLE = st.builds(
    ScoredPerson, st.just(1), st.sampled_from(CLASSES), st.integers(1, 12), st.just(12), st.just("")
)
FACTS = st.lists(fact_counts(), max_size=8)
ENTRIES = st.lists(
    st.builds(Manual, st.integers(1, 9), st.sampled_from(("r0", "r1", "")), POINTS), max_size=2,
    unique_by=lambda each: each.key,
)  # fmt: skip


def singles(facts: Sequence[FactCount]) -> list[FactCount]:
    """Every fact on its own."""
    return [each._replace(times=1) for each in facts for _ in range(each.times)]


@given(rule_sets(), FACTS, PEOPLE, ENTRIES, st.randoms())
def test_counted_together_or_one_by_one_in_any_order(
    rules: RuleSet, facts: list[FactCount], person: ScoredPerson, entries: list[Manual], chance: Any
) -> None:
    found = evaluate(rules, facts, person, entries)
    each = singles(facts)
    chance.shuffle(each)
    chance.shuffle(entries)
    assert evaluate(rules, each, person, entries) == found


@given(rule_sets(), FACTS, PEOPLE, ENTRIES)
def test_evaluated_again_it_is_the_same(
    rules: RuleSet, facts: list[FactCount], person: ScoredPerson, entries: list[Manual]
) -> None:
    used = Evaluator(rules)
    found = used.evaluate(grouped(facts), person, entries)
    assert used.evaluate(grouped(facts), person, entries) == found
    assert Evaluator(rules, used).evaluate(grouped(facts), person, entries, found) == found


@given(rule_sets(), FACTS, PEOPLE, ENTRIES)
def test_caps_floors_and_grades_hold(
    rules: RuleSet, facts: list[FactCount], person: ScoredPerson, entries: list[Manual]
) -> None:
    found = evaluate(rules, facts, person, entries)
    for part in found.parts:
        assert part.before == sum(line.counted for line in part.lines)
        most = part.item.cap
        assert most is None or -most <= part.counted <= most
    for each in found.categories:
        inside = sum(x.counted for x in found.parts if x.item.category == each.category.name)
        assert each.before == each.category.start + inside
        assert each.category.lowest is None or each.counted >= each.category.lowest
        low = each.category.lowest or 0
        assert each.category.cap is None or each.counted <= max(each.category.cap, low)
    assert rules.cap is None or found.total <= rules.cap
    half = Fraction(1, 2)
    assert -half <= found.total - found.exact <= half
    if found.scored:
        assert found.grade is not None
        assert found.grade.low is None or found.total >= found.grade.low
        assert found.grade.below is None or found.total < found.grade.below


@given(rule_sets(), FACTS, PEOPLE, ENTRIES)
def test_the_lines_add_up_to_the_total(
    rules: RuleSet, facts: list[FactCount], person: ScoredPerson, entries: list[Manual]
) -> None:
    found = evaluate(rules, facts, person, entries)
    others = sum(each.counted for each in found.others)
    assert found.before == rules.start + others + sum(x.counted for x in found.categories)
    assert found.total == rounded(found.exact)
    for part in found.parts:
        for line in part.lines:
            by_rate = isinstance(line.source, FactCount) and line.source.whole
            assert by_rate or line.counted in (0, line.times * line.each)


@given(rule_sets(), FACTS, fact_counts(), PEOPLE)
def test_an_undone_fact_takes_its_points_with_it(
    rules: RuleSet, facts: list[FactCount], more: FactCount, person: ScoredPerson
) -> None:
    before = evaluate(rules, facts, person)
    evaluate(rules, [*facts, more], person)
    assert evaluate(rules, facts, person) == before
    one_by_one = singles([*facts, more])
    for each in singles([more]):
        one_by_one.remove(each)
    assert evaluate(rules, one_by_one, person) == before


@given(rule_sets(), rule_sets(), FACTS, PEOPLE, ENTRIES)
def test_a_kept_score_does_not_change_what_other_rules_give(
    old: RuleSet, new: RuleSet, facts: list[FactCount], person: ScoredPerson, entries: list[Manual]
) -> None:
    """The new rules share some of the old items, at the same or another place."""
    mixed = dataclasses.replace(new, items=(*old.items[1:], *new.items[:1]))
    renamed = [dataclasses.replace(each, code=f"r{no}") for no, each in enumerate(mixed.items)]
    rules = dataclasses.replace(mixed, items=tuple(renamed))
    first = Evaluator(old)
    kept = first.evaluate(grouped(facts), person, entries)
    again = Evaluator(rules, first).evaluate(grouped(facts), person, entries, kept)
    assert again == Evaluator(rules).evaluate(grouped(facts), person, entries)


@given(rule_sets(), FACTS, PEOPLE, ENTRIES)
def test_frozen_and_read_back_it_says_the_same(
    rules: RuleSet, facts: list[FactCount], person: ScoredPerson, entries: list[Manual]
) -> None:
    found = evaluate(rules, facts, person, entries)
    text = frozen_lines(found)
    back = read_frozen(text, rules, person.key)
    kept = tuple(each for each in found.parts if each.lines or each.done)
    assert dataclasses.replace(back, parts=()) == dataclasses.replace(found, parts=())
    assert back.parts == kept
    assert frozen_lines(back) == text


@given(rule_sets(), FACTS, PEOPLE)
def test_no_matter_gives_points_in_two_registers(
    rules: RuleSet, facts: list[FactCount], person: ScoredPerson
) -> None:
    once = dataclasses.replace(rules, no_repeat=True)
    found: Score = evaluate(once, facts, person)
    registers: dict[str, set[str]] = {}
    for part in found.parts:
        for line in part.lines:
            if isinstance(line.source, FactCount) and line.source.matter and not line.why:
                register = line.source.fact.partition("_")[0]
                registers.setdefault(line.source.matter, set()).add(register)
    assert all(len(each) == 1 for each in registers.values())
