"""Which registers are used: asked once, and again when records come or go."""

from __future__ import annotations

import pytest

from desktop_app.records.brand import Brand
from desktop_app.services import registers
from desktop_app.services.desk import Desk
from desktop_app.services.lookup import used_registers as module
from desktop_app.services.lookup.used_registers import used_registers
from desktop_app.services.registers import history
from desktop_app.storage.query.filled_registers import filled

ASKED = ("brand", "outcome")


def test_a_register_is_used_from_its_first_record_to_its_last(desk: Desk) -> None:
    assert used_registers(desk, ASKED) == frozenset()
    key = registers.save(desk, Brand, {"name": "榕树下好商量"}).keys[0]
    assert used_registers(desk, ASKED) == {"brand"}
    registers.remove(desk, Brand, [key])
    assert used_registers(desk, ASKED) == frozenset()
    history.undo(desk)
    assert used_registers(desk, ASKED) == {"brand"}


def test_it_is_asked_again_only_when_records_come_or_go(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[int] = []

    def counted(*given: object) -> frozenset[str]:
        asked.append(1)
        return filled(*given)  # type: ignore[arg-type]

    monkeypatch.setattr(module, "filled", counted)
    key = registers.save(desk, Brand, {"name": "榕树下好商量"}).keys[0]
    for _ in range(2):
        assert used_registers(desk, ASKED) == {"brand"}
    version = registers.draft(desk, Brand, key).version
    registers.save(desk, Brand, {"name": "榕树下"}, key=key, version=version)
    assert used_registers(desk, reversed(ASKED)) == {"brand"}
    assert len(asked) == 1
    registers.save(desk, Brand, {"name": "银龄"})
    used_registers(desk, ASKED)
    assert len(asked) == 2
