"""Several stored records of one kind, shown as lines with a few inputs each and saved together."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from desktop_app.records.record import Record
from desktop_app.services.desk import Desk
from desktop_app.services.lookup.cache import lookup
from desktop_app.services.registers import Refused
from desktop_app.services.registers.stored import stored


def changed_lines(
    desk: Desk, model: type[Record], said: Sequence[Mapping[str, object]], typed: Sequence[str]
) -> list[Record]:
    """The records that differ from what is stored; each of `said` is a draft with its `id`.

    `typed` are the fields that the lines have inputs for. `Refused` carries what is wrong.
    """
    shared = lookup(desk, model)
    given = {each["id"]: each for each in said}
    found: list[Record] = []
    for old in stored(desk, model, [key for key in given if isinstance(key, int)]):
        draft = {name: given[old.key].get(name) for name in typed}
        parsed = model.parse(draft, shared, old.values)
        wrong = [each for each in parsed.problems if each.field in draft and each.stops]
        if wrong:
            raise Refused(wrong)
        if any(parsed.values.get(name) != old.values[name] for name in draft):
            found.append(model.of({**old.values, **parsed.values}, old.key, old.version))
    return found
