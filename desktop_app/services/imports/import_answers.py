"""What the clerk said of unknown names and unread columns, said again when such a list comes."""

from __future__ import annotations

from collections.abc import Container, Mapping

from desktop_app.documents.headers import plain
from desktop_app.records.lookup import Lookup
from desktop_app.records.record import Record
from desktop_app.services.imports.import_names import Answer, Key, UnknownName, Way
from desktop_app.services.imports.import_plan import Plan, Source
from desktop_app.settings import Plain, Settings

ANSWERS, EMPTIED = "import_names", "import_emptied"
MOST = 2000  # so many are remembered; the oldest give way
_BETWEEN = "\t"


def remember_answers(settings: Settings, plan: Plan, answers: Mapping[Key, Answer]) -> None:
    """Keep the answers given for names of a plan; one that made a new record needs no memory.

    A target is kept by its label, so that the answer holds in any office file that has such a one.
    """
    told: dict[str, str] = {}
    for each in plan.unknown:
        answer = answers.get(each.key)
        if answer is not None and answer.way is not Way.CREATE:
            told[_name(each.key)] = _BETWEEN.join((answer.way.name, _label(each, answer)))
    if told:
        settings.remember_latest(ANSWERS, told, MOST)


def remembered_answers(settings: Settings, lookup: Lookup) -> dict[Key, Answer]:
    """The answers kept, those whose target this office has."""
    found: dict[Key, Answer] = {}
    for name, text in settings.table(ANSWERS).items():
        parts, told = name.split(_BETWEEN, 2), str(text).split(_BETWEEN, 1)
        if len(parts) != 3 or len(told) != 2 or told[0] not in Way.__members__:
            continue
        key = Key(parts[0], parts[2], coded=parts[1] == "1")
        answer = _resolved(lookup, key, Way[told[0]], told[1])
        if answer is not None:
            found[key] = answer
    return found


def remember_emptied(
    settings: Settings, model: type[Record], source: Source, emptied: Container[str]
) -> None:
    """Keep for the titles of a sheet whether their field stays empty where it cannot be read."""
    name = f"{EMPTIED}.{model.KEY}"
    table = settings.table(name)
    told = {title: field if field in emptied else None for title, field in _titled(source).items()}
    kept: dict[str, Plain] = {x: field for x, field in {**table, **told}.items() if field}
    if kept != table:
        settings.remember_all({name: kept})


def remembered_emptied(settings: Settings, model: type[Record], source: Source) -> frozenset[str]:
    """The fields that stay empty where they cannot be read, by the titles of a sheet."""
    table = settings.table(f"{EMPTIED}.{model.KEY}")
    return frozenset(x for title, x in _titled(source).items() if table.get(title) == x)


def _titled(source: Source) -> dict[str, str]:
    """The field of each column by its title, plain."""
    titles = source.header.titles
    shown = {n: plain(titles[source.origins.get(n, n)]) for n in source.mapping
             if 0 <= source.origins.get(n, n) < len(titles)}  # fmt: skip
    return {title: source.mapping[n] for n, title in shown.items() if title}


def _resolved(lookup: Lookup, key: Key, way: Way, label: str) -> Answer | None:
    if way is not Way.USE:
        return Answer(way)
    if key.coded:
        code = lookup.codes[key.where].find(label) if key.where in lookup.codes else None
        return Answer(way, code) if code else None
    known = lookup.titles[key.where].find(label) if key.where in lookup.titles else ()
    return Answer(way, known[0]) if len(known) == 1 else None


def _label(unknown: UnknownName, answer: Answer) -> str:
    return next((label for target, label in unknown.choices if target == answer.target), "")


def _name(key: Key) -> str:
    return _BETWEEN.join((key.where, str(int(key.coded)), key.text))
