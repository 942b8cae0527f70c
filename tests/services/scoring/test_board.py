"""The board of a year: followed after every action as if it were read anew; ranked by classes."""

from __future__ import annotations

import dataclasses
from typing import Any

import pytest

from desktop_app.records import Activity, Attendance, Member, OpinionReport, Proposal
from desktop_app.records.assessment import Assessment
from desktop_app.records.membership import Membership
from desktop_app.records.proposal_signer import ProposalSigner
from desktop_app.records.score_entry import ScoreEntry
from desktop_app.records.score_rules import GradeBand, ScoreRule, ScoreRuleSet
from desktop_app.services import registers
from desktop_app.services.desk import Desk
from desktop_app.services.registers.history import redo, undo
from desktop_app.services.scoring import frozen
from desktop_app.services.scoring.board import (
    Board,
    board,
    board_in_steps,
    ranking,
    rankings,
)
from desktop_app.services.scoring.evaluation import Evaluator
from desktop_app.services.scoring.frozen import frozen_lines
from desktop_app.services.scoring.rule_set import RuleSet
from desktop_app.storage.log.keys import new_keys
from desktop_app.storage.query import lists
from desktop_app.storage.query.lists import Filter, Query
from tests.services.facts.fact_office import changed, member, moved, proposal, saved
from tests.services.groups.group_office import group, put_in
from tests.services.scoring.published_rules import guangshui, tongcheng
from tests.services.scoring.rules_in_words import FOUR, item, rules
from tests.services.scoring.score_office import adopted, attended, entered, report


def the_board(desk: Desk, **asked: Any) -> Board:
    """The board of 2026."""
    found = board(desk, 2026, **asked)
    assert found is not None
    return found


def anew(desk: Desk, **asked: Any) -> Board:
    """The board of 2026 that a desk without any memory reads."""
    return the_board(Desk(desk.office, desk.clerk, desk.clock), **asked)


def followed(desk: Desk) -> None:
    """The kept board is what would be read anew."""
    kept, fresh = the_board(desk), anew(desk)
    assert kept.scores == fresh.scores
    assert list(kept.scores) == list(fresh.scores)
    assert kept.people == fresh.people


def test_without_rules_there_is_no_board(desk: Desk) -> None:
    member(desk)
    assert board(desk, 2026) is None


def test_the_board_follows_facts(desk: Desk) -> None:
    adopted(desk, tongcheng())
    one, two = member(desk), member(desk, "演示乙")
    followed(desk)
    first = proposal(desk, one, two)
    followed(desk)
    attendance = attended(desk, two, "plenary", "假")
    followed(desk)
    changed(desk, Attendance, attendance, marks="到")
    followed(desk)
    meeting = lists.find(desk.office, Activity, Query())[0]
    moved(desk, Activity, meeting, "cancelled", cancel_reason="演示")
    followed(desk)
    undo(desk)
    followed(desk)
    redo(desk)
    followed(desk)
    saved(desk, ProposalSigner, proposal=first, member=member(desk, "演示丙"), name="演示丙")
    followed(desk)
    changed(desk, Proposal, first, member=two)
    followed(desk)
    source = report(desk, one, "county")
    changed(desk, OpinionReport, source, origin=f"proposal:{first}")
    followed(desk)
    changed(desk, OpinionReport, source, origin="")
    followed(desk)
    registers.remove(desk, Proposal, [first])
    followed(desk)


def test_the_board_follows_people_entries_and_rules(desk: Desk) -> None:
    found = adopted(desk, tongcheng())
    one, two = member(desk), member(desk, "演示乙")
    proposal(desk, one, two)
    followed(desk)
    changed(desk, Member, two, no_score="是")
    followed(desk)
    saved(desk, Membership, member=one, kind="cppcc_post", cppcc_post="standing",
          since="2026-01-01")  # fmt: skip
    followed(desk)
    entry = saved(desk, ScoreEntry, member=one, year=2026, points="-1.5", reason="演示")
    followed(desk)
    registers.remove(desk, ScoreEntry, [entry])
    followed(desk)
    changed(desk, ScoreRule, found.items[-1].key, points="7")
    followed(desk)
    changed(desk, GradeBand, found.bands[0].key, low="20")
    followed(desk)


def test_only_those_whom_an_action_touched_are_evaluated_again(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    adopted(desk, tongcheng())
    people = [member(desk, f"演示{name}") for name in "甲乙丙丁"]
    proposal(desk, people[0], people[1])
    before = the_board(desk)
    evaluated: list[int] = []
    one = Evaluator.evaluate

    def seen(self: Any, facts: Any, person: Any, *rest: Any) -> Any:
        evaluated.append(person.key)
        return one(self, facts, person, *rest)

    monkeypatch.setattr(Evaluator, "evaluate", seen)
    assert the_board(desk).scores is before.scores
    assert evaluated == []
    attended(desk, people[2], "survey")
    after = the_board(desk)
    assert evaluated == [people[2]]
    assert after.scores[people[0]] is before.scores[people[0]]
    meeting = lists.find(desk.office, Activity, Query())[0]
    saved(desk, Attendance, activity=meeting, member=people[3], marks="到")
    the_board(desk)
    assert evaluated == [people[2], people[3]]


def test_a_trial_of_other_rules_leaves_the_board_of_those_in_force(desk: Desk) -> None:
    found = adopted(desk, tongcheng())
    one = member(desk)
    proposal(desk, one)
    formal = the_board(desk).scores[one]
    dearer = [dataclasses.replace(each, cap=100) for each in found.categories]
    trial = dataclasses.replace(found, categories=tuple(dearer))
    tried = the_board(desk, rules=trial)
    assert tried.scores[one].total == 100
    assert tried.scores == anew(desk, rules=trial).scores
    assert the_board(desk).scores[one] == formal
    assert the_board(desk, rules=guangshui()).scores == anew(desk, rules=guangshui()).scores
    assert the_board(desk).scores[one] == formal


def test_interim_totals_end_on_their_day(desk: Desk) -> None:
    adopted(desk, rules(item("提案", "proposal_filed", 10), item("活动", "attendance_came", 2)))
    one = member(desk)
    proposal(desk, one)
    attended(desk, one, "survey", day="2026-05-06")
    saved(desk, ScoreEntry, member=one, year=2026, day="2026-08-01", points="1", reason="演示")
    totals = [the_board(desk, until=day).scores[one].total for day in (
        "2026-01-31", "2026-03-31", "2026-06-30", "2026-09-30", "2026-12-31",
    )]  # fmt: skip
    assert totals == [0, 1000, 1200, 1300, 1300]
    assert totals[-1] == the_board(desk).scores[one].total


def of_classes(desk: Desk) -> tuple[RuleSet, dict[str, int]]:
    """One leader, two standing members, three ordinary ones, of whom one is not scored."""
    found = adopted(desk, rules(item("活动", "attendance_came", 10), bands=FOUR))
    people = {
        "主席": member(desk, "演示主席", cppcc_post="chair"),
        "常委": member(desk, "演示常委", standing="是"),
        "二常委": member(desk, "演示二常委", cppcc_post="standing"),
        "甲": member(desk, "演示甲"), "乙": member(desk, "演示乙"), "丙": member(desk, "演示丙"),
        "免": member(desk, "演示免", no_score="是"),
    }  # fmt: skip
    for name in ("甲", "乙", "二常委", "免"):
        attended(desk, people[name], "survey", day=f"2026-03-0{len(name)}")
    return found, people


def test_classes_are_ranked_apart_and_equal_totals_share_a_rank(desk: Desk) -> None:
    _, people = of_classes(desk)
    found = the_board(desk)
    told = {kind: [(x.rank, x.score.total) for x in each] for kind, each in rankings(found).items()}
    assert told == {
        "leaders": [(1, 0)], "standing": [(1, 1000), (2, 0)],
        "ordinary": [(1, 1000), (1, 1000), (3, 0)],
    }  # fmt: skip
    assert [x.person.key for x in found.scores.values() if not x.scored] == [people["免"]]
    some = ranking(found, [people["丙"], people["甲"], people["免"]])
    assert [(each.rank, each.key) for each in some] == [(1, people["甲"]), (2, people["丙"])]


def test_who_left_or_joined_within_the_year(desk: Desk) -> None:
    adopted(desk, rules(item("活动", "attendance_came", 10), late_joiners="months"))
    late = member(desk, "演示增补", since="2026-07-01")
    gone = member(desk, "演示离任", state="resigned", state_date="2026-05-01")
    before = member(desk, "演示早离", state="resigned", state_date="2025-05-01")
    future = member(desk, "演示将来", since="2027-01-05")
    attended(desk, late, "survey", day="2026-08-01")
    found = the_board(desk).scores
    assert before not in found
    assert future not in found
    assert found[gone].person.apart == "left"
    assert (found[late].person.months, found[late].total) == (6, 2000)
    interim = the_board(desk, until="2026-09-30").scores[late]
    assert (interim.person.months, interim.person.of, interim.total) == (3, 9, 3000)


def test_a_class_is_that_of_the_last_day_of_the_period(desk: Desk) -> None:
    adopted(desk, rules(item("活动", "attendance_came", 10, applies="standing")))
    one = member(desk)
    saved(desk, Membership, member=one, kind="cppcc_post", cppcc_post="standing",
          since="2022-01-01", until="2026-05-31")  # fmt: skip
    attended(desk, one, "survey")
    assert the_board(desk, until="2026-03-31").scores[one].person.kind == "standing"
    assert the_board(desk).scores[one].person.kind == "ordinary"


def test_groups_have_a_score_sheet_of_their_own(desk: Desk) -> None:
    own = group(desk)
    one = member(desk)
    put_in(desk, own, one, since="2026-01-01")
    proposal(desk, one)
    adopted(desk, rules(item("提案", "proposal_filed", 10), subject="group", start=20))
    found = board(desk, 2026, subject="group")
    assert found is not None
    assert {key: each.total for key, each in found.scores.items()} == {own: 3000}
    assert found.groups
    assert list(rankings(found)) == [""]
    attended(desk, one, "survey")
    saved(desk, ScoreEntry, group=own, year=2026, points="2", reason="演示")
    again = board(desk, 2026, subject="group")
    assert again is not None
    assert again.scores[own].total == 3200


def locked(desk: Desk, found: RuleSet, *people: int) -> list[int]:
    """The year locked with the scores of some members; the ids of their assessments."""
    scores, keys = the_board(desk).scores, new_keys(len(people))
    put: list[Any] = [
        Assessment.of({"member": one, "year": 2026, "rule_set": found.key, "state": "locked",
                       "lines": frozen_lines(scores[one]), "total": scores[one].total}, key)
        for one, key in zip(people, keys, strict=True)
    ]  # fmt: skip
    stored = registers.draft(desk, ScoreRuleSet, found.key)
    put.append(ScoreRuleSet.of({**stored.values, "state": "locked"}, found.key, stored.version))
    desk.write(put, action="演示锁定")
    return list(keys)


def test_a_locked_year_shows_what_was_frozen(desk: Desk) -> None:
    found = adopted(desk, rules(item("活动", "attendance_came", 10)))
    one = member(desk)
    attended(desk, one, "survey")
    locked(desk, found, one)
    attended(desk, one, "survey", day="2026-04-05")
    assert the_board(desk).scores[one].total == 1000
    live = the_board(desk, rules=the_board(desk).rules)
    assert live.scores[one].total == 2000


def test_the_board_of_a_locked_year_is_kept_while_what_was_frozen_stays(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(frozen, "SLICE", 1)
    found = adopted(desk, rules(item("活动", "attendance_came", 10)))
    people = [member(desk, f"演示{name}") for name in "甲乙丙"]
    attended(desk, people[1], "survey")
    keys = locked(desk, found, *people)
    assert list(board_in_steps(desk, 2026)) == [(0, 3), (1, 3), (2, 3)]
    first = the_board(desk)
    assert list(board_in_steps(desk, 2026)) == []
    changed(desk, Assessment, keys[0], objection="演示异议")
    assert the_board(desk) is first
    assert the_board(desk).scores == anew(desk).scores
    changed(desk, Member, people[0], name="演示一丁")
    followed(desk)
    attended(desk, people[1], "survey", day="2026-04-05")
    assert the_board(desk).scores[people[1]].total == 1000
    unlocked = ScoreRuleSet.of(
        {**registers.draft(desk, ScoreRuleSet, found.key).values, "state": "adopted"},
        found.key, registers.draft(desk, ScoreRuleSet, found.key).version,
    )  # fmt: skip
    desk.write([unlocked, *_reopened(desk, keys)], action="演示解锁")
    followed(desk)
    assert the_board(desk).scores[people[1]].total == 2000


def _reopened(desk: Desk, keys: list[int]) -> list[Assessment]:
    drafts = [(key, registers.draft(desk, Assessment, key)) for key in keys]
    return [
        Assessment.of({**each.values, "state": "chairs", "lines": None}, key, each.version)
        for key, each in drafts
    ]


def test_the_order_of_entries_does_not_matter(desk: Desk) -> None:
    found = adopted(desk, guangshui())
    one, two = member(desk), member(desk, "演示乙")
    entered(desk, one, found, "心得", "3")
    entered(desk, one, found, "学习笔记", "5")
    entered(desk, two, found, "学习笔记", "5")
    entered(desk, two, found, "心得", "3")
    totals = {each.total for each in the_board(desk).scores.values()}
    assert totals == {1800}


def test_an_entry_finds_its_item_by_its_code_after_the_rules_were_replaced(desk: Desk) -> None:
    found = adopted(desk, guangshui())
    one = member(desk)
    entered(desk, one, found, "学习笔记", "4")
    moved(desk, ScoreRuleSet, found.key, "draft")
    adopted(desk, dataclasses.replace(guangshui(), name="另一套"))
    part = next(x for x in the_board(desk).scores[one].parts if x.item.code == "学习笔记")
    assert part.counted == 400


def test_an_entry_outside_of_the_range_is_refused(desk: Desk) -> None:
    found = adopted(desk, guangshui())
    with pytest.raises(Exception, match="可以计 0 到 5 分"):
        entered(desk, member(desk), found, "心得", "6")
    assert not lists.find(desk.office, ScoreEntry, Query())


def test_items_without_a_code_are_numbered(desk: Desk) -> None:
    found = adopted(desk, rules(item("甲", "proposal_filed", 1)))
    for name in ("乙", "丙"):
        saved(desk, ScoreRule, rule_set=found.key, category="履职", name=name, points="1")
    where = (Filter("rule_set", "in", (found.key,)),)
    keys = lists.find(desk.office, ScoreRule, Query(where=where))
    codes = {row[2]: row[3] for row in lists.rows(desk.office, ScoreRule, keys, ("name", "code"))}
    assert codes == {"甲": "甲", "乙": "1", "丙": "2"}
