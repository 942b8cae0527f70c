"""What is counted before a term is closed, and the rows that each count opens."""

from __future__ import annotations

from desktop_app.records import (
    Activity,
    Campaign,
    CollectionItem,
    Deed,
    Leave,
    Manuscript,
    Member,
    Outcome,
    Proposal,
    Request,
    ScoreRuleSet,
    Term,
    WorkItem,
)
from desktop_app.records.record import Record
from desktop_app.services import registers, reminders
from desktop_app.services.desk import Desk
from desktop_app.services.lookup.cache import lookup
from desktop_app.services.registers import Query
from desktop_app.services.reminders.reminder_rule import page_of
from desktop_app.services.term_change import closing
from desktop_app.services.term_change.before_closing import LATER, LOCKED, NOTE, checks


def add(desk: Desk, model: type[Record], **values: object) -> int:
    made = model.of({**model.defaults(lookup(desk)), **values})
    return desk.write([made], action="录入").keys[0]


def test_each_count_opens_exactly_its_rows(desk: Desk) -> None:
    (term,) = registers.find(desk, Term, Query())
    other = add(desk, Term, number=9, starts="2017-01", ends="2021-12")
    member = add(desk, Member, name="演示甲")
    away = add(desk, Member, name="演示乙", term=other)
    leave = add(desk, Leave, member=member, since="2026-11-01")
    add(desk, Leave, member=away, since="2021-11-01")
    add(desk, Leave, member=member, since="2026-11-02", state="granted")
    meeting = add(desk, Activity, name="演示会", kind="survey", start_on="2026-11-30")
    waiting = add(desk, Proposal, name="没办完", state="handling", serial="1")
    add(desk, Proposal, name="办结", state="closed", serial="2")
    add(desk, ScoreRuleSet, name="演示办法", year=2025)
    found = {each.key: each for each in checks(desk, term)}
    rows = {
        key: list(registers.find(desk, each.model, Query(where=each.where)))
        for key, each in found.items() if each.model is not None
    }  # fmt: skip
    assert rows["leaves"] == [leave]
    assert rows["activities"] == [meeting]
    assert rows["proposals"] == [waiting]
    assert rows["members"] == [member]
    assert all(len(keys) == found[key].number for key, keys in rows.items())
    assert found["years"].words == "个年度的积分没有锁定：2025年"
    weights = {key: each.weight for key, each in found.items()}
    assert weights["proposals"] == LATER
    assert weights["leaves"] == weights["years"] == LOCKED
    assert weights["members"] == weights["backup"] == NOTE


def test_an_empty_term_has_nothing_to_look_at_but_the_backup(desk: Desk) -> None:
    (term,) = registers.find(desk, Term, Query())
    assert [each.key for each in checks(desk, term)] == ["backup"]
    meeting = add(desk, Activity, name="演示会", kind="survey", state="done")
    add(desk, Outcome, content="演示建议", source=f"activity:{meeting}")
    assert [each.key for each in checks(desk, term)] == ["outcome", "backup"]


def test_what_is_of_no_term_is_handed_over_unfinished(desk: Desk) -> None:
    (term,) = registers.find(desk, Term, Query())
    kept = {
        "work_item": add(desk, WorkItem, name="演示任务", state="underway"),
        "campaign": add(desk, Campaign, name="演示行动", state="underway"),
        "request": add(desk, Request, name="演示请示", state="sent"),
        "deed": add(desk, Deed, name="演示实事", state="underway"),
        "manuscript": add(desk, Manuscript, name="演示稿件", state="received"),
        "collection_item": add(desk, CollectionItem, name="演示藏品", way="lent",
                               return_due="2026-12-31"),
    }  # fmt: skip
    add(desk, WorkItem, name="演示完成", state="done")
    add(desk, Manuscript, name="演示出版", state="published")
    add(desk, CollectionItem, name="演示捐赠", way="donated")
    found = {each.key: each for each in checks(desk, term)}
    assert list(found) == [*kept, "backup"]
    for key, row in kept.items():
        model = found[key].model
        assert model is not None
        assert list(registers.find(desk, model, Query(where=found[key].where))) == [row]
        assert found[key].weight == LATER


def test_the_reminder_of_the_end_leads_to_the_page_until_the_term_is_closed(desk: Desk) -> None:
    (term,) = registers.find(desk, Term, Query())
    registers.save(
        desk, Term, {"ends": "2026-11-20"}, opened=registers.draft(desk, Term, term)
    )  # fmt: skip
    kinds = [each.kind for each in reminders.find(desk)]
    assert "term" in kinds
    assert page_of(desk, "term") == "term_change"
    closing.close(desk, term, closing.Closing("2026-11-20"))
    assert "term" not in [each.kind for each in reminders.find(desk)]
