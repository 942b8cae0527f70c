"""Gates that ask other records: what may be closed only when that which it hangs on is closed."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from desktop_app.records.case import Case
from desktop_app.records.consultation import Consultation
from desktop_app.records.look_back import LookBack
from desktop_app.records.outcome import Outcome
from desktop_app.records.record import Record
from desktop_app.services.desk import Desk
from desktop_app.storage.query import lists
from desktop_app.storage.query.lists import Filter, Query

Gate = Callable[[Desk, int, Mapping[str, Any]], str]


def linked_refusal(
    desk: Desk, model: type[Record], key: int | None, values: Mapping[str, Any], to: str
) -> str:
    """Why the records around one do not let it take a state: a sentence, '' where they do."""
    gate = _GATES.get((model, to))
    return gate(desk, key or 0, values) if gate else ""


def _all_settled(desk: Desk, key: int, _values: Mapping[str, Any]) -> str:
    """A consultation is closed when each of its suggestions is closed, rejected or stopped."""
    keys = lists.find(desk.office, Outcome, Query(where=(Filter("consultation", "in", (key,)),)))
    fields = Outcome.SETTLED.fields
    rows = lists.rows(desk.office, Outcome, keys, fields)
    left = sum(
        not Outcome.SETTLED.holds(dict(zip(fields, values, strict=True))) for _, _, *values in rows
    )
    return f"还有 {left} 条意见建议没有销号，请先办理销号，或写明停止的原因。" if left else ""


def _carried_out(desk: Desk, key: int, _values: Mapping[str, Any]) -> str:
    """A suggestion is closed when its last look-back found it carried out, all or mostly."""
    keys = lists.find(desk.office, LookBack, Query(where=(Filter("outcome", "in", (key,)),)))
    rows = lists.rows(desk.office, LookBack, keys, ("done_on", "level"))
    made = sorted((done, each, level) for each, _, done, level in rows if done)
    if made and not LookBack.CARRIED_OUT.holds({"level": made[-1][2]}):
        return "最近一次回头看还不是“落实到位”或“基本落实”，请继续办理，再回头看一次。"
    return ""


def _sources_closed(desk: Desk, _key: int, values: Mapping[str, Any]) -> str:
    """A case is ready when every consultation that it is drawn from is closed."""
    wanted = tuple(values.get("consultations") or ())
    rows = lists.rows(desk.office, Consultation, wanted, ("name", "state"))
    left = [name for _, _, name, state in rows if not Consultation.CLOSED.holds({"state": state})]
    others = f"等 {len(left)} 场" if len(left) > 1 else ""
    return f"来源协商“{left[0]}”{others}还没有销号，请先销号。" if left else ""


_GATES: Mapping[tuple[type[Record], str], Gate] = {
    (Consultation, "closed"): _all_settled,
    (Consultation, "archived"): _all_settled,
    (Outcome, "closed"): _carried_out,
    (Case, "ready"): _sources_closed,
    (Case, "submitted"): _sources_closed,
    (Case, "selected"): _sources_closed,
}
