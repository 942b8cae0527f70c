"""The quick totals of the sandbox are those of the evaluator, whatever was changed."""

from __future__ import annotations

from dataclasses import replace
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from desktop_app.services.facts.declared import FactCount
from desktop_app.services.scoring.board import Board
from desktop_app.services.scoring.evaluation import Evaluator, grouped
from desktop_app.services.scoring.rule_set import Category, Item, RuleBand, RuleSet
from desktop_app.services.scoring.sandbox_moves import standings
from desktop_app.services.scoring.sandbox_places import FIELDS, RulePlace, parts_of, with_value
from desktop_app.services.scoring.sandbox_scores import TrialScores
from desktop_app.services.scoring.score import Manual, ScoredPerson
from desktop_app.services.statistics.periods import of_year

MODES = ("each", "first_only", "best_only", "from_nth", "at_least", "shared", "rate",
         "per_percent", "by_hand", "gate")  # fmt: skip
FACTS = ("proposal_filed", "report_adopted", "attendance_rate", "attendance_came")
WAYS = {"nth": (1, 4), "first_share": (0, 100), "target": (0, 100), "joint_points": (-300, 900)}


def items(chance: Random) -> tuple[Item, ...]:
    """An item of every way of counting, some of them in ladders, some without a category."""
    found = []
    either = chance.choice(("", "其一"))
    for number, mode in enumerate((*MODES, "each", "each", "each", "gate", "gate")):
        fact = "attendance_rate" if mode in ("rate", "per_percent") else chance.choice(FACTS)
        in_ladder = chance.random() < 0.3 and mode in ("each", "shared")
        ladder = either if mode == "gate" else "梯" if in_ladder else ""
        found.append(Item(
            name=f"项{number}", code=f"c{number}", category=chance.choice(("甲", "乙", "无")),
            fact="by_hand" if mode == "by_hand" else fact, mode=mode,
            points=chance.randint(-500, 1500), nth=chance.randint(1, 3),
            joint_points=chance.choice((None, 200)), first_share=chance.choice((None, 50)),
            target=90 if mode == "per_percent" else None, lowest=0, highest=1000,
            cap=chance.choice((None, 800)), ladder=ladder,
            ladder_scope=chance.choice(("each_fact", "year")) if in_ladder else "",
            grade_limit="二等" if mode == "gate" else "",
            applies=chance.choice((frozenset(), frozenset(("ordinary",)))),
        ))  # fmt: skip
    return tuple(found)


def rules_of(chance: Random) -> RuleSet:
    bands = (
        RuleBand(name="一等", key=1, low=3000), RuleBand(name="二等", key=2, low=1000, below=3000),
        RuleBand(name="三等", key=3, below=1000),
    )  # fmt: skip
    return RuleSet(
        name="演示", year=2026, start=chance.choice((0, 500)), cap=chance.choice((None, 9000)),
        no_repeat=chance.random() < 0.7, items=items(chance), bands=bands,
        categories=(
            Category(name="甲", start=chance.choice((0, 1000)), cap=2500),
            Category(name="乙", lowest=chance.choice((0, None))),
        ),
    )  # fmt: skip


def facts_of(chance: Random) -> list[FactCount]:
    found = []
    for _ in range(chance.randint(0, 8)):
        fact = chance.choice(FACTS)
        rate = fact == "attendance_rate"
        matter = f"proposal:{chance.randint(1, 3)}" if chance.random() < 0.5 and not rate else ""
        found.append(FactCount(
            fact, chance.choice(("", "first", "joint")), quantity=chance.randint(1, 3),
            whole=4 if rate else 0, sharers=chance.randint(1, 4), matter=matter,
        ))  # fmt: skip
    return grouped(found)


def board_of(rules: RuleSet, chance: Random) -> Board:
    people, facts, entries = {}, {}, {}
    for key in range(1, 9):
        kind, apart = chance.choice(("ordinary", "standing")), "no_score" if key == 8 else ""
        people[key] = ScoredPerson(key, kind, chance.choice((12, 12, 5)), 12, apart)
        facts[key] = facts_of(chance)
        entries[key] = tuple(
            Manual(number, chance.choice((*(each.code for each in rules.items), "")),
                   chance.randint(-400, 1500))
            for number in range(chance.randint(0, 3))
        )  # fmt: skip
    evaluator = Evaluator(rules)
    scores = {
        key: evaluator.evaluate(facts[key], person, entries[key]) for key, person in people.items()
    }
    return Board(rules, of_year(2026), people, facts, entries, scores, evaluator)


def changed(rules: RuleSet, chance: Random) -> RuleSet:
    places = [RulePlace(kind, name, field) for kind, name, _ in parts_of(rules)
              for field in FIELDS[kind]]  # fmt: skip
    for place in chance.sample(places, chance.randint(1, 4)):
        least, most = WAYS.get(place.field, (-500, 4000))
        value = None if chance.random() < 0.15 else chance.randint(least, most)
        rules = with_value(rules, place, value)
    return rules


@settings(max_examples=200, deadline=None)
@given(seed=st.integers(0, 10_000_000))
def test_quick_totals_are_those_of_the_evaluator(seed: int) -> None:
    chance = Random(seed)
    rules = rules_of(chance)
    board = board_of(rules, chance)
    trial = TrialScores(board)
    assert trial.standings(rules) == standings(board.scores)
    for _ in range(3):
        other = changed(rules, chance)
        whole = Evaluator(other)
        expected = {
            key: whole.evaluate(board.facts[key], person, board.entries[key])
            for key, person in board.people.items()
        }
        assert trial.standings(other) == standings(expected)
        assert trial.score(other, 1) == expected[1]


def test_rules_with_other_parts_are_evaluated_whole() -> None:
    chance = Random(7)
    board = board_of(rules_of(chance), chance)
    fewer = replace(board.rules, items=board.rules.items[1:])
    expected = {
        key: Evaluator(fewer).evaluate(board.facts[key], person, board.entries[key])
        for key, person in board.people.items()
    }
    assert TrialScores(board).standings(fewer) == standings(expected)
