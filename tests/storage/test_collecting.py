"""Bulk work without the garbage collector."""

from __future__ import annotations

import gc

from desktop_app.storage.collecting import uncollected


def test_what_was_made_meanwhile_is_old_afterwards_and_still_collected() -> None:
    with uncollected():
        assert not gc.isenabled()
        made: list[object] = []
        made.append(made)
    assert gc.isenabled()
    assert gc.get_freeze_count() == 0
    assert any(each is made for each in gc.get_objects(generation=2))


def test_collection_that_was_off_stays_off() -> None:
    gc.disable()
    try:
        with uncollected():
            pass
        assert not gc.isenabled()
    finally:
        gc.enable()
