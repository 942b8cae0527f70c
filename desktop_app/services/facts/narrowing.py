"""Which facts a duty or a score rule counts: one rule for both."""

from __future__ import annotations

from collections.abc import Collection

from desktop_app.services.facts.declared import FactCount


def matches(
    count: FactCount, fact: str, kinds: Collection[str], levels: Collection[str], role: str | None
) -> bool:
    """Whether facts are of that kind of fact, and of these kinds, levels and role.

    An empty collection, and no role, leave all in.
    """
    if count.fact != fact or (role and count.role != role):
        return False
    return (not kinds or count.kind in kinds) and (not levels or count.level in levels)


def number_of(counts: Collection[FactCount]) -> int:
    """How much some facts come to: what each counts for, facts of one matter once.

    Facts with a rate come to whole per cent, rounded down; 0 where nothing was due.
    """
    whole = sum(each.whole * each.times for each in counts)
    if whole:
        return 100 * sum(each.quantity * each.times for each in counts) // whole
    own = sum(each.quantity * each.times for each in counts if not each.matter)
    best: dict[str, int] = {}
    for each in counts:
        if each.matter:
            best[each.matter] = max(best.get(each.matter, 0), each.quantity)
    return own + sum(best.values())
