"""The orders that a list can be put in, and what each is called."""

from __future__ import annotations

from desktop_app.records.field_types import Codes, Day, LongText, Number, Photo
from desktop_app.records.links import Links
from desktop_app.records.money import Money
from desktop_app.records.record import Record

STROKES, PINYIN, WAITING = "strokes", "pinyin", "waiting"


def orders_of(model: type[Record], columns: tuple[str, ...]) -> list[str]:
    """The orders that the menu offers: what waits and by name first, then the shown columns."""
    fields = [name for name in columns if can_sort(model, name) and name != model.NAME]
    return [*([WAITING] if model.OPENS_IN else []), STROKES, PINYIN, *fields]


def opening_order(model: type[Record]) -> str:
    """The order of a list for which no other one was chosen."""
    return WAITING if model.OPENS_IN else model.SORT


def can_sort(model: type[Record], name: str) -> bool:
    """Whether a list can be put in the order of a field."""
    field = model.field(name)
    return not (field.internal or isinstance(field, Links | Photo | LongText | Codes))


def order_of_column(model: type[Record], name: str) -> str:
    """The sort order for a click on a column; the name column sorts by strokes."""
    return STROKES if name == model.NAME else name


def order_title(model: type[Record], order: str) -> str:
    """What an order is called in the foot of the list and in the menu."""
    if order == WAITING and model.OPENS_IN is not None:
        return model.OPENS_IN.words
    if order == STROKES:
        return "按姓氏笔画为序" if model.PERSON else "按名称笔画为序"
    if order == PINYIN:
        return "按拼音为序"
    return f"按{model.field(order).label}为序"


def direction_words(model: type[Record], name: str) -> tuple[str, str]:
    """The words for both directions of a column's order."""
    field = model.field(name)
    if isinstance(field, Day):
        return "从早到晚排", "从晚到早排"
    if isinstance(field, Number | Money):
        return "从小到大排", "从大到小排"
    return ("按笔画排", "倒过来排") if name == model.NAME else ("升序排列", "降序排列")


def is_order(model: type[Record], order: str) -> bool:
    """Whether a remembered order still means something."""
    known = {each.name for each in model.declared()}
    if order == WAITING:
        return model.OPENS_IN is not None
    return order in (STROKES, PINYIN) or (order in known and can_sort(model, order))
