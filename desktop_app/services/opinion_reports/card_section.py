"""The adoptions on the card of a report: one line for each, with where and when."""

from __future__ import annotations

from desktop_app.records.opinion_report import OpinionReport
from desktop_app.records.report_adoption import ReportAdoption
from desktop_app.services.desk import Desk
from desktop_app.services.lookup.cache import lookup
from desktop_app.services.registers.children import owned
from desktop_app.services.subjects import CardSection

SHOWN = 4


def adoptions(desk: Desk, key: int) -> CardSection:
    """The last adoptions of a report, and how many there are."""
    found = owned(desk, ReportAdoption, [(OpinionReport.KEY, key)])
    shared = lookup(desk, ReportAdoption)
    facts = []
    for each in reversed(found[-SHOWN:]):
        texts = {
            name: ReportAdoption.field(name).show(each.values.get(name), shared)
            for name in ("level", "form", "day", "publication", "number")
        }
        where = f"《{texts['publication']}》" if texts["publication"] else ""
        number = f"第{texts['number']}期" if texts["number"] else ""
        told = " ".join(filter(None, (texts["day"], where + number)))
        facts.append((texts["level"] + texts["form"], told or "没有写日期和刊物"))
    title = f"采用 {len(found)} 次" if found else ReportAdoption.TITLE
    return CardSection(title, tuple(facts))
