"""The certificate number is missed only in an office that gives such numbers."""

from __future__ import annotations

from desktop_app.records.member import Member
from desktop_app.services import registers
from desktop_app.services.desk import Desk
from desktop_app.services.registers import history


def remarks(desk: Desk, key: int | None = None) -> set[str]:
    found = registers.check(desk, Member, {"name": "李四", "cert_no": "", "sector": ""}, key)
    return {each.field for each in found.problems}


def test_nobody_misses_numbers_where_there_are_none(desk: Desk) -> None:
    for name in ("张三", "李四", "王五"):
        registers.save(desk, Member, {"name": name})
    assert remarks(desk) == {"sector"}


def test_one_number_is_enough_for_the_others_to_be_missed(desk: Desk) -> None:
    first = registers.save(desk, Member, {"name": "张三", "cert_no": "100"})
    assert remarks(desk) == {"sector", "cert_no"}
    history.undo(desk)
    assert remarks(desk) == {"sector"}
    history.redo(desk)
    assert remarks(desk) == {"sector", "cert_no"}
    registers.remove(desk, Member, first.keys)
    assert remarks(desk) == {"sector"}


def test_blank_numbers_are_no_numbers(desk: Desk) -> None:
    registers.save(desk, Member, {"name": "张三", "cert_no": "  "})
    assert remarks(desk) == {"sector"}
