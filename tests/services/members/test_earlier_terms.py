"""A new member is linked to the record of the same person in the term before."""

from __future__ import annotations

import pytest

from desktop_app.errors import UserError
from desktop_app.records import Member, Term
from desktop_app.services import registers
from desktop_app.services.cascading import Cascading
from desktop_app.services.desk import Desk
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
