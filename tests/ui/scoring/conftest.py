"""Pages of scores read their boards in one go in these tests, however slow the machine is."""

from __future__ import annotations

import pytest

from desktop_app.ui.scoring import board_reading


@pytest.fixture(autouse=True)
def read_in_one_go(monkeypatch: pytest.MonkeyPatch) -> None:
    """`test_board_reading` sets another time where it reads in slices."""
    monkeypatch.setattr(board_reading, "SOON", 60.0)
