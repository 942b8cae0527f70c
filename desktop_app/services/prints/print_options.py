"""The choices of a print that depend on the office: its years, the texts that its records use."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from desktop_app.documents.prints import Option, Print
from desktop_app.records.registry import Registry
from desktop_app.services import outward
from desktop_app.services.desk import Desk
from desktop_app.storage.query import lists

YEARS = 10
MOST_TEXTS, LOOKED_AT = 20, 300
"""How many texts an option offers, and how many of the latest records are looked at for them."""


def with_choices(desk: Desk, wanted: Print) -> Print:
    """A print whose option without choices, the year, offers this one and those before.

    Options with texts in use offer these, the latest first.
    """
    options = tuple(_offered(desk, each) for each in wanted.options)
    return replace(wanted, options=options) if options != wanted.options else wanted


def _offered(desk: Desk, option: Option) -> Option:
    if option.in_use:
        found = sorted(_in_use(desk, option), reverse=True)
        texts = list(dict.fromkeys(text for _, text in found))[:MOST_TEXTS]
        return replace(option, choices=(*option.choices, *((each, each) for each in texts)))
    year = desk.today.year
    years = tuple((str(each), f"{each} 年") for each in range(year, year - YEARS, -1))
    return option if option.choices else replace(option, choices=years)


def _in_use(desk: Desk, option: Option) -> Iterator[tuple[str, str]]:
    """Day and text of the latest records that have such a text."""
    for record, field, day in option.in_use:
        model = Registry.of(desk.office.records).model(record)
        query = lists.Query(where=(lists.Filter(field, "filled"),), sort=day, descending=True)
        keys = lists.first(desk.office, model, query, LOOKED_AT)
        for _, _, text, on in outward.rows(desk, model, keys, (field, day)):
            yield str(on or ""), str(text)
