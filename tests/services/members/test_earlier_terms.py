"""A new member is linked to the record of the same person in the term before."""

from __future__ import annotations

import pytest

from desktop_app.errors import UserError
from desktop_app.records import Member, Sector, Term
from desktop_app.services import registers, timeline
from desktop_app.services.cascading import Cascading
from desktop_app.services.desk import Desk
from desktop_app.services.members.card_section import career
from desktop_app.services.members.earlier_terms import earlier_records, likely_earlier
from desktop_app.services.registers import Query, history


@pytest.fixture
def terms(desk: Desk) -> list[int]:
    """The ids of three terms: 十, 九, 八, in this order; the present one is the tenth."""
    registers.save(desk, Term, {"number": "9", "starts": "2017-01", "ends": "2021-12"})
    registers.save(desk, Term, {"number": "8", "starts": "2012-01", "ends": "2016-12"})
    return list(registers.find(desk, Term, Query(sort="number", descending=True)))


def member(desk: Desk, term: int, born: str = "1970-05-04", name: str = "演示甲") -> int:
    typed = {"name": name, "born": born, "term": term}
    return registers.save(desk, Member, typed).keys[0]


def previous(desk: Desk, key: int) -> int | None:
    found: int | None = registers.draft(desk, Member, key).values["previous"]
    return found


def test_the_same_name_and_birth_in_the_term_before_is_the_same_person(
    desk: Desk, terms: list[int]
) -> None:
    tenth, ninth, eighth = terms
    oldest, old = member(desk, eighth), member(desk, ninth, "1970-05")
    assert previous(desk, old) == oldest
    assert previous(desk, member(desk, tenth)) == old


def test_another_birth_an_older_term_and_two_of_them_are_not_linked(
    desk: Desk, terms: list[int]
) -> None:
    tenth, ninth, eighth = terms
    member(desk, eighth)
    member(desk, ninth, "1971-05-04")
    assert previous(desk, member(desk, tenth)) is None
    member(desk, ninth, "1980-01-02", "演示乙")
    member(desk, ninth, "1980-01", "演示乙")
    assert previous(desk, member(desk, tenth, "1980-01-02", "演示乙")) is None


def test_an_imported_member_is_linked_and_undo_takes_it_back(desk: Desk, terms: list[int]) -> None:
    old = member(desk, terms[1])
    new = Member.of({"name": "演示甲", "born": "1970-05-04", "term": terms[0]})
    desk.write([new], action="导入委员", cascading=Cascading.IMPORTED)
    assert previous(desk, new.key) == old
    history.undo(desk)
    history.redo(desk)
    assert previous(desk, new.key) == old


def test_no_member_is_its_own_record_of_the_term_before(desk: Desk, terms: list[int]) -> None:
    old = member(desk, terms[1])
    new = member(desk, terms[0])
    draft = registers.draft(desk, Member, old)
    with pytest.raises(UserError, match="绕一圈又回到它"):
        registers.save(desk, Member, {"previous": new}, opened=draft)


CARD = "11010519491231002X"


def test_the_identity_card_says_who_it_is_before_the_birth_does(
    desk: Desk, terms: list[int]
) -> None:
    tenth, ninth, _ = terms
    typed = {"name": "演示甲", "term": ninth, "id_card": CARD}
    old = registers.save(desk, Member, typed).keys[0]
    member(desk, ninth, "1949-12-31")
    new = registers.save(desk, Member, {**typed, "term": tenth}).keys[0]
    assert previous(desk, new) == old


def test_a_form_is_offered_the_one_record_of_the_same_person(desk: Desk, terms: list[int]) -> None:
    tenth, ninth, eighth = terms
    old = member(desk, ninth, "1970-05")
    member(desk, eighth, "1970-05")
    given = {"name": "演示甲", "term": tenth}
    assert likely_earlier(desk, given) is None
    assert likely_earlier(desk, {**given, "born": "1971年5月"}) is None
    found = likely_earlier(desk, {**given, "born": "1970年5月4日"})
    assert found is not None
    assert found.key == old
    assert found.words.startswith("九届")
    assert likely_earlier(desk, {"name": "演示甲", "born": "1970-05"}) is None
    member(desk, ninth, "1970-05-09")
    assert likely_earlier(desk, {**given, "born": "1970-05"}) is None


def test_card_and_timeline_tell_the_earlier_terms(desk: Desk, terms: list[int]) -> None:
    sector = registers.save(desk, Sector, {"name": "演示界"}).keys[0]
    keys = []
    for term in terms[::-1]:
        typed = {"name": "演示甲", "born": "1970-05-04", "term": term, "sector": sector}
        keys.append(registers.save(desk, Member, typed).keys[0])
    assert earlier_records(desk, keys[2]) == [keys[1], keys[0]]
    facts = dict(career(desk, keys[2]).facts)
    assert facts["九届"] == facts["八届"] == "演示界"
    story = timeline.timeline(desk, Member, keys[2])
    assert [each.title for each in story.nodes] == ["八届委员", "九届委员", "演示甲"]


def test_records_that_link_in_a_circle_are_told_once(desk: Desk, terms: list[int]) -> None:
    one, two = member(desk, terms[1]), member(desk, terms[0])
    with desk.office.writing() as connection:
        connection.execute("UPDATE member SET previous_id = ? WHERE id = ?", (two, one))
    assert earlier_records(desk, two) == [one]
