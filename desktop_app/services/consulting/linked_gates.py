"""Gates of the consulting work that look at other records: these must be closed first."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from desktop_app.errors import Problem
from desktop_app.records.case import Case
from desktop_app.records.consultation import Consultation
from desktop_app.records.look_back import LookBack
from desktop_app.records.outcome import Outcome
from desktop_app.records.record import Record
from desktop_app.services.desk import Desk
from desktop_app.services.subjects import LinkedGate
from desktop_app.storage.query import lists
from desktop_app.storage.query.lists import Filter, Query


def _all_settled(desk: Desk, key: int, _values: Mapping[str, Any]) -> Problem | None:
    """A consultation is closed when each of its suggestions is closed, rejected or stopped."""
    keys = lists.find(desk.office, Outcome, Query(where=(Filter("consultation", "in", (key,)),)))
    fields = Outcome.SETTLED.fields
    rows = lists.rows(desk.office, Outcome, keys, fields)
    left = sum(
        not Outcome.SETTLED.holds(dict(zip(fields, values, strict=True))) for _, _, *values in rows
    )
    text = f"还有 {left} 条意见建议没有销号，请先办理销号，或写明停止的原因"
    return _problem(Consultation, "state", text) if left else None


def _carried_out(desk: Desk, key: int, _values: Mapping[str, Any]) -> Problem | None:
    """A suggestion is closed when its last look-back found it carried out, all or mostly."""
    keys = lists.find(desk.office, LookBack, Query(where=(Filter("outcome", "in", (key,)),)))
    rows = lists.rows(desk.office, LookBack, keys, ("done_on", "level"))
    made = sorted((done, each, level) for each, _, done, level in rows if done)
    if made and not LookBack.CARRIED_OUT.holds({"level": made[-1][2]}):
        text = "最近一次回头看还不是“落实到位”或“基本落实”，请继续办理，再回头看一次"
        return _problem(Outcome, "handling", text)
    return None


def _sources_closed(desk: Desk, _key: int, values: Mapping[str, Any]) -> Problem | None:
    """A case is ready when every consultation that it is drawn from is closed."""
    wanted = tuple(values.get("consultations") or ())
    rows = lists.rows(desk.office, Consultation, wanted, ("name", "state"))
    left = [name for _, _, name, state in rows if not Consultation.CLOSED.holds({"state": state})]
    others = f"等 {len(left)} 场" if len(left) > 1 else ""
    if not left:
        return None
    return _problem(Case, "consultations", f"来源协商“{left[0]}”{others}还没有销号，请先销号")


def _problem(model: type[Record], name: str, text: str) -> Problem:
    return Problem(name, model.field(name).label, text)


GATES: Mapping[tuple[str, str], LinkedGate] = {
    (Consultation.KEY, "closed"): _all_settled,
    (Consultation.KEY, "archived"): _all_settled,
    (Outcome.KEY, "closed"): _carried_out,
    (Case.KEY, "ready"): _sources_closed,
    (Case.KEY, "submitted"): _sources_closed,
    (Case.KEY, "selected"): _sources_closed,
}
