"""A contact becomes an opinion report in one step; it says where it comes from."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from desktop_app.errors import UserError
from desktop_app.records.any_link import pointing
from desktop_app.records.contact import Contact
from desktop_app.records.opinion_report import OpinionReport
from desktop_app.services.desk import Changed, Desk
from desktop_app.services.opinion_reports.lineage import made_of
from desktop_app.services.registers.stored import Stored, stored
from desktop_app.storage.query import lists
from desktop_app.storage.query.lists import Filter, Query

SAID = ("demands", "difficulties", "on_county", "on_cppcc")
"""What a report is made of, the first one that was said in front."""
LONGEST = 30


def report_draft(desk: Desk, key: int) -> Mapping[str, Any]:
    """What a report of a contact begins with: its first words as the title, what was said."""
    values = _contact(desk, key).values
    said = [str(values[name]) for name in SAID if values[name]]
    first = said[0].split("\n")[0].rstrip("。；") if said else ""
    return {"name": first[:LONGEST] or None, "content": "\n".join(said) or None,
            "received_on": desk.today.isoformat()}  # fmt: skip


def to_report(desk: Desk, key: int, given: Mapping[str, object]) -> Changed:
    """Make a report of a contact, as internal as that; the first key returned is the report's.

    `UserError` where one was made already, `Refused` carries what is wrong with the inputs.
    """
    contact = _contact(desk, key)
    made = reports_of(desk, key)
    if made:
        title = OpinionReport.title_of(made[0].values)
        raise UserError(f"这次走访已经转为社情民意“{title}”，不再重复转。")
    values = contact.values
    own = {
        "reflector": values["person"], "internal": values["internal"],
        **{name: values[name] for name in ("member", "unit", "sector", "committee")},
        "kind": "member" if values["member"] else None,
        "origin": pointing(Contact.KEY, key),
    }  # fmt: skip
    new = made_of(desk, OpinionReport, own, given)
    action = f"走访联系转社情民意：“{Contact.title_of(values)}”"
    return desk.write([new], action=action)


def reports_of(desk: Desk, key: int) -> list[Stored]:
    """The reports that were made of a contact."""
    where = (Filter("origin", "in", (pointing(Contact.KEY, key),)),)
    found = lists.find(desk.office, OpinionReport, Query(where=where))
    return stored(desk, OpinionReport, found)


def _contact(desk: Desk, key: int) -> Stored:
    found = stored(desk, Contact, [key])
    if not found:
        raise UserError("这次走访已被删除，可以在“设置”的回收站里找回。")
    return found[0]
