"""Which registers hold a row, asked without their classes."""

from __future__ import annotations

from desktop_app.records import ALL
from desktop_app.records.brand import Brand
from desktop_app.services import registers
from desktop_app.services.desk import Desk
from desktop_app.storage.query.filled_registers import filled


def test_a_register_is_filled_while_it_has_a_row(desk: Desk) -> None:
    asked = {"brand", "outcome"}
    assert filled(desk.office, asked) == frozenset()
    key = registers.save(desk, Brand, {"name": "榕树下好商量"}).keys[0]
    assert filled(desk.office, asked) == {"brand"}
    registers.remove(desk, Brand, [key])
    assert filled(desk.office, asked) == frozenset()


def test_rows_of_another_office_fill_it_too(desk: Desk) -> None:
    registers.save(desk, Brand, {"name": "榕树下好商量"})
    with desk.office.writing() as connection:
        connection.execute("UPDATE brand SET owner = 7")
    assert filled(desk.office, {"brand"}) == {"brand"}


def test_one_that_the_file_was_not_opened_with_counts_as_filled(desk: Desk) -> None:
    assert filled(desk.office, {"no_such", "brand"}) == {"no_such"}
    assert filled(desk.office, {"no_such"}) == {"no_such"}
    assert filled(desk.office, ()) == frozenset()


def test_the_table_of_every_record_is_called_by_its_key(desk: Desk) -> None:
    assert [each.KEY for each in ALL if each._meta.table_name != each.KEY] == []
    assert filled(desk.office, [each.key for each in ALL.specs]) == {"term"}
