"""The ladder of adoption: a report shows the highest of its adoptions, whatever an action does."""

from __future__ import annotations

from collections.abc import Sequence

from desktop_app.records.opinion_report import WAITING_STATES, OpinionReport
from desktop_app.records.record import Record
from desktop_app.records.report_adoption import ReportAdoption, best_of
from desktop_app.services.desk import Desk
from desktop_app.services.registers.children import owned, records
from desktop_app.services.subjects import Agreed, AgreementRule


def follow_adoptions(
    desk: Desk, put: Sequence[Record], remove: Sequence[Record], all_said: bool
) -> Agreed:
    """Level and form of each report that an action is about are those of its highest adoption.

    A report that waits is adopted with its first adoption; one whose last adoption is removed
    waits again. Undo leaves the state as it brings it.
    """
    gone = {(type(each), each.key) for each in remove}
    written = {each.key: each for each in put if isinstance(each, OpinionReport)}
    said = [each for each in (*put, *remove) if isinstance(each, ReportAdoption)]
    keys = {each.values["report"] for each in said} | set(written)
    keys = {key for key in keys if (OpinionReport, key) not in gone}
    keys |= set() if all_said else _left_behind(desk, said, gone)
    if not keys:
        return Agreed()
    adoptions = _adoptions(desk, put, gone, keys)
    stored = records(desk, OpinionReport, sorted(keys - written.keys()))
    more = [x for x in stored if _follow(x, adoptions.get(x.key, ()), all_said=all_said)]
    for key, each in written.items():
        _follow(each, adoptions.get(key, ()), all_said=all_said)
    return Agreed(more)


def _left_behind(
    desk: Desk, said: Sequence[Record], gone: set[tuple[type[Record], int]]
) -> set[int]:
    """The reports that adoptions were moved away from."""
    stored = [each.key for each in said if each.values["version"]]
    before = {each.values["report"] for each in records(desk, ReportAdoption, stored)}
    return {key for key in before if (OpinionReport, key) not in gone}


def _adoptions(
    desk: Desk, put: Sequence[Record], gone: set[tuple[type[Record], int]], keys: set[int]
) -> dict[int, list[Record]]:
    """The adoptions of some reports as they are after the action."""
    own = {each.key: each for each in put if isinstance(each, ReportAdoption)}
    stored = owned(desk, ReportAdoption, [(OpinionReport.KEY, key) for key in sorted(keys)])
    every = {each.key: each for each in stored} | own
    found: dict[int, list[Record]] = {}
    for key, each in every.items():
        if (ReportAdoption, key) not in gone:
            found.setdefault(each.values["report"], []).append(each)
    return found


def _follow(report: Record, adoptions: Sequence[Record], *, all_said: bool) -> bool:
    """Write into a report what its adoptions say; whether that changed it."""
    new = best_of([each.values for each in adoptions])
    state = report.values.get("state")
    if not all_said and adoptions and state in WAITING_STATES:
        new["state"] = "adopted"
    elif not all_said and not adoptions and state == "adopted":
        new["state"] = "sent" if report.values.get("sent_on") else "issued"
    changes = any(report.values.get(name) != value for name, value in new.items())
    report.values.update(new)
    return changes


RULES = (
    AgreementRule(
        frozenset((OpinionReport.KEY, ReportAdoption.KEY)), follow_adoptions, whole=True, anew=True
    ),
)
