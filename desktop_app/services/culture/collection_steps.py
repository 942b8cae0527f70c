"""The step of the collection: what was lent or copied goes back to its provider."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from desktop_app.errors import UserError
from desktop_app.records.collection_item import GIVEN_BACK, CollectionItem
from desktop_app.records.predicates import empty, one_of
from desktop_app.services.desk import Changed, Desk
from desktop_app.services.registers import appointing
from desktop_app.services.registers.step_refusals import Needed, required

STEPS: Mapping[str, Sequence[Needed]] = {
    "give_back": (
        Needed(one_of(CollectionItem.way, *GIVEN_BACK), "不是借展、复制的，不用归还"),
        Needed(empty(CollectionItem.returned_on), "已经归还"),
    ),
}


def give_back(desk: Desk, keys: Sequence[int], given: Mapping[str, object]) -> Changed:
    """Write the day on which objects went back; `NotAllowed` names those that are not to."""
    found = required(desk, CollectionItem, keys, STEPS["give_back"])
    values = appointing.read_inputs(desk, CollectionItem, given)
    if not values.get("returned_on"):
        raise UserError("请写明哪天归还。")
    return appointing.write_alike(desk, CollectionItem, found, values, "归还藏品")
