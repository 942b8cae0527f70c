"""An office with manuscripts, objects and reading, for the tests of the subject."""

from __future__ import annotations

from typing import Any

from desktop_app.records import Manuscript, ManuscriptReview
from desktop_app.services import registers
from desktop_app.services.culture import manuscript_steps as steps
from desktop_app.services.desk import Desk
from desktop_app.services.registers import Query
from tests.services.activities.activity_office import saved, values

THROUGH = {"day": "2026-03-20", "reviewer": "演示编辑", "result": "through"}
ADOPTED = {"adopted_on": "2026-04-01", "notice_number": "演示采〔2026〕1号", "level": "county"}


def manuscript(desk: Desk, name: str = "演示稿件", **typed: object) -> int:
    """A manuscript that came in on 5 March; its id."""
    usual = {"author": "演示作者", "received_on": "2026-03-05", "state": "received"}
    return saved(desk, Manuscript, name=name, **{**usual, **typed})


def adopted(desk: Desk, name: str = "演示稿件", **typed: object) -> int:
    """A manuscript that went through both reviews and was adopted on 1 April; its id."""
    key = manuscript(desk, name, **typed)
    steps.review_first(desk, [key], THROUGH)
    steps.review_second(desk, [key], {**THROUGH, "day": "2026-03-25"})
    steps.adopt(desk, [key], ADOPTED)
    return key


def state(desk: Desk, key: int) -> str:
    """The state of a manuscript."""
    return str(values(desk, Manuscript, key)["state"])


def reviews(desk: Desk, key: int) -> list[dict[str, Any]]:
    """The reviews of a manuscript, by their days."""
    where = (registers.Filter("manuscript", "in", (key,)),)
    keys = registers.find(desk, ManuscriptReview, Query(where=where, sort="day"))
    return [values(desk, ManuscriptReview, each) for each in keys]
