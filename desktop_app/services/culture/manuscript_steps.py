"""From a hint up to the printed volume: the steps of manuscripts, each an action on chosen rows."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from desktop_app.chinese.dates import earliest, latest
from desktop_app.errors import UserError
from desktop_app.records.manuscript import LAST_PLACE, Manuscript, ManuscriptReview, fee_of
from desktop_app.records.predicates import filled
from desktop_app.services.desk import Changed, Desk
from desktop_app.services.lookup.cache import lookup
from desktop_app.services.registers import Refused, appointing
from desktop_app.services.registers.states import change_state
from desktop_app.services.registers.step_refusals import Needed, required
from desktop_app.services.registers.stored import Stored
from desktop_app.storage.query import lists
from desktop_app.storage.query.lists import Filter, Query

Given = Mapping[str, object]
_AHEAD = Needed(Manuscript.AHEAD, "已经收稿，或者已经采用、退稿")
_OPEN = Needed(Manuscript.OPEN, "已经采用、退稿或出版")
_HERE = Needed(filled(Manuscript.received_on), "还没有收稿，请先点“收稿…”")
_UNDER_REVIEW = Needed(Manuscript.UNDER_REVIEW, "不在审稿中；退修的请先点“收稿…”")
_ADOPTED = Needed(Manuscript.ADOPTED, "还没有采用，请先点“采用…”")
_UNPRINTED = Needed(~Manuscript.PUBLISHED, "已经出版")
STEPS: Mapping[str, Sequence[Needed]] = {
    "commission": (_AHEAD,),
    "receive": (_AHEAD,),
    "review_first": (
        _OPEN, _HERE, _UNDER_REVIEW, Needed(~Manuscript.SECOND, "已经复审"),
        Needed(~Manuscript.FIRST, "初审已经通过，请点“复审…”"),
    ),
    "review_second": (_OPEN, _HERE, _UNDER_REVIEW, Needed(~Manuscript.SECOND, "复审已经通过")),
    "adopt": (_OPEN, _HERE),
    "return_manuscript": (_OPEN,),
    "into_volume": (_ADOPTED,),
    "publish": (_ADOPTED, _UNPRINTED),
    "pay_fee": (_ADOPTED,),
}  # fmt: skip
"""The conditions of each step, by its name."""


def commission(desk: Desk, keys: Sequence[int], given: Given) -> Changed:
    """Note that the authors were asked for a text, and until when; again with a later day."""
    return _onward(desk, keys, "commission", "commissioned", given)


def receive(desk: Desk, keys: Sequence[int], given: Given) -> Changed:
    """Note that texts came in; one that was sent back comes in once more."""
    return _onward(desk, keys, "receive", "received", given)


def review_first(desk: Desk, keys: Sequence[int], given: Given) -> Changed:
    """Write a first review of each manuscript; the state follows from its result."""
    return _review(desk, keys, "review_first", "first", given)


def review_second(desk: Desk, keys: Sequence[int], given: Given) -> Changed:
    """Write a second review of each manuscript."""
    return _review(desk, keys, "review_second", "second", given)


def adopt(desk: Desk, keys: Sequence[int], given: Given) -> Changed:
    """Note that manuscripts are adopted, by which notice and for which level."""
    return _onward(desk, keys, "adopt", "adopted", given)


def send_back(desk: Desk, keys: Sequence[int], given: Given) -> Changed:
    """Note that manuscripts are not used, and why."""
    required(desk, Manuscript, keys, STEPS["return_manuscript"])
    reason = str(given.get("return_reason") or "")
    return change_state(desk, Manuscript, keys, "returned", reason, given)


def into_volume(desk: Desk, keys: Sequence[int], given: Given) -> Changed:
    """Put adopted manuscripts into a volume, behind those that are in it, in the order given.

    One that is in that volume keeps its place.
    """
    found = required(desk, Manuscript, keys, STEPS["into_volume"])
    values = appointing.read_inputs(desk, Manuscript, given)
    volume, first = values.get("volume"), values.get("volume_place")
    if not volume:
        raise UserError("请写明编入哪本书、哪一辑。")
    ordered = [each for key in keys for each in found if each.key == key]
    place = first - 1 if first else _last_place(desk, volume)
    put = []
    for each in ordered:
        kept = each.values["volume_place"] if each.values["volume"] == volume else None
        if kept is None or first:
            place += 1
            kept = place
        if kept > LAST_PLACE:
            raise UserError(f"书中次序最多到 {LAST_PLACE}，请先改小这本书里已有的次序。")
        new = {**each.values, **_filled(values), "volume": volume, "volume_place": kept}
        if new != each.values:
            put.append(Manuscript.of(new, each.key, each.version))
    if not put:
        raise UserError("选中的稿件都已经编在这本书里。")
    return desk.write(put, action=f"编入{volume}：{_which(found)}")


def last_volume(desk: Desk) -> str:
    """The volume of the manuscript that was adopted last among those in one, '' without any."""
    where = (Filter("state", "in", ("adopted",)), Filter("volume", "filled"))
    latest = Query(where=where, sort="adopted_on", descending=True)
    keys = lists.first(desk.office, Manuscript, latest, 1)
    rows = lists.rows(desk.office, Manuscript, keys, ("volume",))
    return str(rows[0][2]) if rows else ""


def publish(desk: Desk, keys: Sequence[int], given: Given) -> Changed:
    """Note that the volume of adopted manuscripts was printed."""
    return _onward(desk, keys, "publish", "published", given)


def pay(desk: Desk, keys: Sequence[int], given: Given) -> Changed:
    """Write the fee or its rate, sample copies and their days; a rate gives each its own fee."""
    found = required(desk, Manuscript, keys, STEPS["pay_fee"])
    values = _filled(appointing.read_inputs(desk, Manuscript, given))
    if not values:
        raise UserError("请填写稿费、样书或它们的日期。")
    put = []
    if "fee_rate" in values and "fee" not in values:
        _refuse_uncounted(found)
    for each in found:
        new = {**each.values, **values}
        if "fee" not in values and "fee_rate" in values:
            new["fee"] = fee_of(new) or each.values["fee"]
        put.append(Manuscript.of(new, each.key, each.version))
    return desk.write(put, action=f"登记稿费和样书：{_which(found)}")


def _onward(desk: Desk, keys: Sequence[int], step: str, state: str, given: Given) -> Changed:
    required(desk, Manuscript, keys, STEPS[step])
    return change_state(desk, Manuscript, keys, state, "", given, again=True)


def _review(desk: Desk, keys: Sequence[int], step: str, to: str, given: Given) -> Changed:
    found = required(desk, Manuscript, keys, STEPS[step])
    put = []
    for each in found:
        draft = {**given, "manuscript": each.key, "round": to}
        parsed = ManuscriptReview.parse(draft, lookup(desk, ManuscriptReview))
        if parsed.stops:
            raise Refused(parsed.problems)
        came = each.values["received_on"]
        if latest(parsed.values["day"]) < earliest(came):
            raise UserError(f"“{Manuscript.title_of(each.values)}”{came} 才收到，请核对审稿日期。")
        put.append(ManuscriptReview.of(parsed.values))
    label = lookup(desk).codes["manuscript_round"].label(to)
    return desk.write(put, action=f"文史稿件{label}：{_which(found)}")


def _which(found: Sequence[Stored]) -> str:
    one = f"“{Manuscript.title_of(found[0].values)}”"
    return one if len(found) == 1 else f"{len(found)} {Manuscript.UNIT}"


def _refuse_uncounted(found: Sequence[Stored]) -> None:
    """`UserError` where a rate gives no fee, since the words are not known."""
    lacking = [each for each in found if not each.values["words"] and each.values["fee"] is None]
    if lacking:
        raise UserError(
            f"{_which(lacking)}没有写字数，按标准算不出稿费。请先补上字数，或者直接填稿费。"
        )


def _filled(values: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in values.items() if value is not None}


def _last_place(desk: Desk, volume: str) -> int:
    where = (Filter("volume", "in", (volume,)), Filter("volume_place", "filled"))
    keys = lists.find(desk.office, Manuscript, Query(where=where))
    rows = lists.rows(desk.office, Manuscript, keys, ("volume_place",))
    return max((row[2] for row in rows), default=0)
