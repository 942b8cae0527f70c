"""The checklist of a handover, also of a term that is closed."""

from __future__ import annotations

import pytest

from desktop_app.errors import UserError
from desktop_app.records import Term
from desktop_app.services import registers
from desktop_app.services.desk import Desk
from desktop_app.services.registers import Query
from desktop_app.services.term_change import closing, handover


def test_the_usual_items_are_made_once_and_ticked_after_closing(desk: Desk) -> None:
    (term,) = registers.find(desk, Term, Query())
    handover.begin(desk, term)
    made = handover.items(desk, term)
    assert [each.name for each in made] == [name for name, _ in handover.USUAL]
    with pytest.raises(UserError, match="都在清单里"):
        handover.begin(desk, term)
    closing.close(desk, term, closing.Closing("2026-10-31"))
    handover.hand_over(desk, [made[0].key, made[1].key], {"receiver": "演示接收"})
    done = handover.items(desk, term)[:3]
    assert [each.done for each in done] == [True, True, False]
    assert (done[0].done_on, done[0].receiver) == ("2026-11-23", "演示接收")
    handover.take_back(desk, [made[0].key])
    assert handover.items(desk, term)[0][1:5] == (False, made[0].name, "", "")


def test_a_wrong_day_and_no_row_are_refused(desk: Desk) -> None:
    (term,) = registers.find(desk, Term, Query())
    handover.begin(desk, term)
    key = handover.items(desk, term)[0].key
    with pytest.raises(UserError, match="请先选中"):
        handover.hand_over(desk, [], {})
    with pytest.raises(registers.Refused):
        handover.hand_over(desk, [key], {"done_on": "那天"})
    assert handover.items(desk, term)[0].done is False
