"""Record predicates rendered as SQL conditions and as list filters."""

from __future__ import annotations

from desktop_app.records.field_types import Code, Codes
from desktop_app.records.lookup import Lookup
from desktop_app.records.predicates import (
    OPPOSITE,
    WHOLE_DAY,
    AllOf,
    AnyOf,
    Compared,
    NoLater,
    OneOf,
    Predicate,
    SurelyBefore,
    Test,
    Value,
    WholeDay,
    rough_days,
)
from desktop_app.storage.query.conditions import Filter
from desktop_app.storage.query.two_days import days_compared


class NoListFilter(ValueError):
    """A predicate that list filters cannot express."""


_FILTER_OF = {">=": "from", "<=": "to", ">": "after"}


def sql_of(predicate: Predicate, alias: str = "") -> str:
    """The condition as SQL text; `alias` is the query's name for the record's table.

    Values are written as literals, so a query with this text can use a partial index that was
    created with the same condition. The text is true exactly where `holds` is; otherwise it is
    false or NULL, so negate the predicate (`~`), never the text.
    """
    if isinstance(predicate, AllOf | AnyOf):
        sign, nothing = (" AND ", "1") if isinstance(predicate, AllOf) else (" OR ", "0")
        return sign.join(_enclosed(each, alias) for each in predicate.parts) or nothing
    return _test_sql(predicate, f"{alias}." if alias else "")


def filters_of(predicate: Predicate, lookup: Lookup) -> tuple[Filter, ...]:
    """List filters that together leave the records for which the predicate holds.

    `NoListFilter` for an excluded value of a field without code list, `<` of a text or day, and a
    day that has to be known to the day.
    """
    if isinstance(predicate, AllOf):
        return tuple(one for each in predicate.parts for one in filters_of(each, lookup))
    if isinstance(predicate, AnyOf):
        return (_either(*(filters_of(each, lookup) for each in predicate.parts)),)
    if isinstance(predicate, OneOf):
        return (_set_filter(predicate, lookup),)
    if isinstance(predicate, Compared):
        return (_bound_filter(predicate),)
    if isinstance(predicate, SurelyBefore):
        return (_before_filter(predicate),)
    if isinstance(predicate, NoLater):
        return (_days_filter(predicate),)
    raise NoListFilter(f"no list filter for {type(predicate).__name__}")


def _enclosed(predicate: Predicate, alias: str) -> str:
    several = isinstance(predicate, AllOf | AnyOf) and len(predicate.parts) > 1
    text = sql_of(predicate, alias)
    return f"({text})" if several else text


def _test_sql(predicate: Predicate, prefix: str) -> str:
    if not isinstance(predicate, Test):
        raise TypeError(f"no SQL for {type(predicate).__name__}")
    column = prefix + predicate.field.column_name
    if isinstance(predicate, NoLater):
        return _days_sql(predicate, column, prefix + predicate.other.column_name)
    if isinstance(predicate, OneOf):
        return _not_in(column, predicate) if predicate.negated else _in(column, predicate.values)
    if isinstance(predicate, Compared):
        sign = OPPOSITE[predicate.sign] if predicate.negated else predicate.sign
        text = f"{column} {sign} {_literal(predicate.bound)}"
    elif isinstance(predicate, SurelyBefore):
        sign, among = (">=", "IN") if predicate.negated else ("<", "NOT IN")
        rough = ", ".join(map(_literal, rough_days(predicate.day)))
        join = "OR" if predicate.negated else "AND"
        text = f"({column} {sign} {_literal(predicate.day)} {join} {column} {among} ({rough}))"
    elif isinstance(predicate, WholeDay):
        text = f"length({column}) {'<>' if predicate.negated else '='} {WHOLE_DAY}"
    else:
        raise TypeError(f"no SQL for {type(predicate).__name__}")
    return f"({column} IS NULL OR {text})" if predicate.negated else text


def _days_sql(test: NoLater, day: str, last: str) -> str:
    sign = ">" if test.negated else "<="
    text = days_compared(day, sign, last)
    return f"({day} IS NULL OR {last} IS NULL OR {text})" if test.negated else text


def _in(column: str, values: tuple[Value, ...]) -> str:
    given = [each for each in values if each is not None]
    if not given:
        return f"{column} IS NULL" if values else "0"
    if len(given) < len(values):
        column = f"coalesce({column}, {_literal(given[0])})"
    return f"{column} = {_literal(given[0])}" if len(given) == 1 else f"{column} IN {_list(given)}"


def _not_in(column: str, test: OneOf) -> str:
    given = [each for each in test.values if each is not None]
    if not given:
        return f"{column} IS NOT NULL" if test.values else "1"
    listed = f"<> {_literal(given[0])}" if len(given) == 1 else f"NOT IN {_list(given)}"
    if len(given) < len(test.values):
        return f"{column} {listed}"
    if all(isinstance(each, str) for each in given):
        return f"coalesce({column}, '') {listed}"
    return f"({column} IS NULL OR {column} {listed})"


def _list(values: list[str | int]) -> str:
    return f"({', '.join(map(_literal, values))})"


def _literal(value: str | int) -> str:
    if isinstance(value, int):
        return str(int(value))
    return "'" + value.replace("'", "''") + "'"


def _set_filter(test: OneOf, lookup: Lookup) -> Filter:
    name = test.field.name
    if not test.negated:
        return Filter(name, "in", test.values)
    if test.values == (None,):
        return Filter(name, "filled")
    if not isinstance(test.field, Code) or isinstance(test.field, Codes):
        raise NoListFilter(f"no list filter excludes values of {name}")
    every = (*lookup.codes[test.field.codes].order(), None)
    return Filter(name, "in", tuple(each for each in every if each not in test.values))


def _bound_filter(test: Compared) -> Filter:
    name = test.field.name
    if not test.negated:
        return _one_sided(test, test.sign)
    return _either((Filter(name, "in", (None,)),), (_one_sided(test, OPPOSITE[test.sign]),))


def _one_sided(test: Compared, sign: str) -> Filter:
    if sign in _FILTER_OF:
        return Filter(test.field.name, _FILTER_OF[sign], (test.bound,))
    if not isinstance(test.bound, int):
        raise NoListFilter(f"no list filter for {test.field.name} < {test.bound!r}")
    return Filter(test.field.name, "to", (test.bound - 1,))


def _before_filter(test: SurelyBefore) -> Filter:
    name = test.field.name
    if not test.negated:
        return Filter(name, "before", (test.day,))
    rough = Filter(name, "in", (*rough_days(test.day), None))
    return _either((rough,), (Filter(name, "from", (test.day,)),))


def _days_filter(test: NoLater) -> Filter:
    name, other = test.names
    if not test.negated:
        return Filter(name, "no_later", (other,))
    later = Filter(name, "later", (other,))
    return _either((Filter(name, "in", (None,)),), (Filter(other, "in", (None,)),), (later,))


def _either(*groups: tuple[Filter, ...]) -> Filter:
    return Filter("", "either", groups)
