"""An office with supervision, for the tests of the subject."""

from __future__ import annotations

from desktop_app.records import SupervisionItem, Supervisor
from desktop_app.services.desk import Desk
from desktop_app.services.supervision import steps
from tests.services.activities.activity_office import saved

SENT = {"sent_on": "2026-03-20", "findings": "演示问题"}
REPLIED = {"replied_on": "2026-04-20", "rectification": "演示整改"}


def item(desk: Desk, name: str = "演示监督", **typed: object) -> int:
    """An item that begins on 5 March; its id."""
    usual = {"start_on": "2026-03-05", "unit": "演示局", "modes": "专项监督"}
    return saved(desk, SupervisionItem, name=name, **{**usual, **typed})


def rectified(desk: Desk, name: str = "演示监督") -> int:
    """An item whose opinions were sent and answered."""
    key = item(desk, name)
    steps.send(desk, [key], SENT)
    steps.reply(desk, [key], REPLIED)
    return key


def supervisor(desk: Desk, name: str = "演示监督员", **typed: object) -> int:
    """A supervisor until the end of 2026; the id."""
    usual = {"unit": "演示局", "since": "2024-01-01", "until": "2026-12-31"}
    return saved(desk, Supervisor, name=name, **{**usual, **typed})
