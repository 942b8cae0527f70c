"""An office with deeds, for the tests of the subject."""

from __future__ import annotations

from desktop_app.records.deed import Deed
from desktop_app.services.desk import Desk
from tests.services.activities.activity_office import saved

PUSHED = {"progress_on": "2026-03-10", "progress_state": "on_course", "progress": "演示推进"}
SEEN = {"effect_on": "2026-04-10", "effect_state": "clear", "effect": "演示见效"}
DONE = {"done_on": "2026-05-10", "result": "演示结果"}


def deed(desk: Desk, name: str = "演示实事", **typed: object) -> int:
    """A deed that begins on 5 March; its id."""
    return saved(desk, Deed, name=name, **{"start_on": "2026-03-05", "doer": "演示", **typed})


def done(desk: Desk, name: str = "演示实事", **typed: object) -> int:
    """A deed that was taken on, showed an effect and is done; its id."""
    return deed(desk, name, **{**PUSHED, **SEEN, **DONE, "state": "done", **typed})
