"""Reports that a consultation or an outcome gives rise to, each made in one step."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from desktop_app.errors import UserError
from desktop_app.records.any_link import pointing
from desktop_app.records.consultation import Consultation
from desktop_app.records.opinion_report import OpinionReport
from desktop_app.records.outcome import Outcome
from desktop_app.records.record import Record
from desktop_app.services.desk import Changed, Desk
from desktop_app.services.lookup.cache import lookup
from desktop_app.services.opinion_reports.lineage import made_of
from desktop_app.services.registers.stored import Stored, stored

Given = Mapping[str, object]
WAY = "information"
"""The code of an outcome's 转化去向 that says it became a report."""


def consultation_draft(desk: Desk, key: int) -> dict[str, Any]:
    """What a report of a consultation begins with: its subject, and what it found and wants."""
    values = _source(desk, Consultation, key).values
    parts = (values[name] for name in ("summary", "problems", "causes", "advice"))
    return {"name": values["name"], "content": "\n".join(filter(None, parts)) or None,
            "received_on": desk.today.isoformat()}  # fmt: skip


def outcome_draft(desk: Desk, key: int) -> dict[str, Any]:
    """What a report of an outcome begins with: its first words as the title, its text."""
    values = _source(desk, Outcome, key).values
    return {"name": Outcome.title_of(values).rstrip("…。"), "content": values["content"],
            "received_on": desk.today.isoformat()}  # fmt: skip


def from_consultation(desk: Desk, key: int, given: Given) -> Changed:
    """Make a report of a consultation, by its committee. Wrong inputs raise `Refused`."""
    one = _source(desk, Consultation, key)
    return _write(desk, Consultation, one, given, {"committee": one.values["committee"]})


def from_outcome(desk: Desk, key: int, given: Given) -> Changed:
    """Make a report of an outcome, as internal as that; the outcome says that it became one."""
    one = _source(desk, Outcome, key)
    held = Outcome.consultation.key_in(one.values)
    of = stored(desk, Consultation, [held]) if held is not None else []
    own = {"committee": of[0].values["committee"] if of else None,
           "internal": one.values["internal"]}  # fmt: skip
    ways = [*(one.values["ways"] or "").split(), WAY]
    changed = {**one.values, "ways": " ".join(dict.fromkeys(ways))}
    return _write(desk, Outcome, one, given, own, Outcome.of(changed, one.key, one.version))


def _source(desk: Desk, model: type[Record], key: int) -> Stored:
    found = stored(desk, model, [key])
    if not found:
        which = f"这{model.UNIT}{model.TITLE}"
        raise UserError(f"{which}已被删除，可以在“设置”的回收站里找回。")
    return found[0]


def _write(
    desk: Desk, model: type[Record], one: Stored, given: Given, own: Mapping[str, Any],
    *more: Record,
) -> Changed:  # fmt: skip
    committee = lookup(desk, OpinionReport).titles["committee"]
    by = {"kind": "committee", "reflector": committee.title(own["committee"])[:80]}
    own = {**own, **(by if own["committee"] else {}), "origin": pointing(model.KEY, one.key)}
    new = made_of(desk, OpinionReport, own, given)
    action = f"{model.TITLE}转社情民意：“{model.title_of(one.values)}”"
    return desk.write([new, *more], action=action)
