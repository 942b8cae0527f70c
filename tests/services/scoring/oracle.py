"""A second scorer, small and slow, written from the published rules alone (domain 4.1, 4.2).

It knows nothing of the program: an office is a list of happenings, a rule a dictionary in points,
every amount a fraction. Tests compare the program's scores with these.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction
from itertools import product
from typing import Any, NamedTuple

Rule = Mapping[str, Any]
"""An item: its code, category and way of counting, as in the published tables."""
THERE, AWAY, BLANK = "到迟早", "公", "·"


class Happening(NamedTuple):
    """One thing that one member did, or one absence."""

    what: str
    day: str
    kind: str = ""
    level: str = ""
    role: str = ""
    units: int = 1
    due: int = 0
    sharers: int = 1
    matter: str = ""


class Told(NamedTuple):
    """What a member is told: parts after their caps, the total, the grade, what is not met."""

    parts: Mapping[str, Fraction]
    total: Fraction
    grade: str
    unmet: Mapping[str, int]


def of_marks(marks: str, parts: int, kind: str, day: str, *, spoke: bool) -> list[Happening]:
    """What a row of marks says: leave on higher business and blanks are neither there nor due."""
    held = marks.ljust(parts, BLANK)[:parts]
    known = [each for each in held if each not in AWAY + BLANK]
    there = sum(each in THERE for each in known)
    found = [Happening("attendance_spoke", day, kind)] if spoke else []
    if known:
        found.append(Happening("attendance_rate", day, kind, units=there, due=len(known)))
    if not known:
        return found
    if there * 3 < len(known) * 2:
        if there or "缺" in known:
            found.append(Happening("attendance_absent", day, kind))
        else:
            found.append(Happening("attendance_leave", day, kind))
    else:
        found.append(Happening("attendance_came", day, kind))
        late = any(each in "迟早" for each in known)
        if late:
            found.append(Happening("attendance_late", day, kind))
        if not late and there == len(known) and BLANK not in held:
            found.append(Happening("attendance_full", day, kind))
    if there:
        found.append(Happening("attendance_parts", day, kind, units=there))
    return found


def of_a_group(found: Iterable[Happening]) -> list[Happening]:
    """What the members of a group did together: one matter once, by its first mover if it may."""
    kept: dict[object, Happening] = {}
    for no, each in enumerate(found):
        place = (each.what, each.matter, each.level) if each.matter else no
        if place not in kept or each.role == "first":
            kept[place] = each
    return list(kept.values())


def fits(rule: Rule, each: Happening) -> bool:
    """Whether an item is about a happening."""
    narrowed = (("kinds", each.kind), ("levels", each.level), ("role", each.role))
    return rule.get("fact") == each.what and all(
        not rule.get(name) or value in str(rule[name]).split() for name, value in narrowed
    )


def worth(rule: Rule, each: Happening) -> Fraction:
    """The points of one unit of a happening by itself."""
    points = Fraction(str(rule["points"]))
    if rule.get("mode") == "shared" and each.sharers > 1:
        if rule.get("first_share") is None:
            return points / each.sharers
        first = Fraction(rule["first_share"], 100)
        return points * (first if each.role == "first" else (1 - first) / (each.sharers - 1))
    if each.role == "joint" and rule.get("joint_points") is not None:
        points = Fraction(str(rule["joint_points"]))
    return points


def number(found: Iterable[Happening]) -> int:
    """How many: half-days are counted one by one, one proposal is one."""
    found = list(found)
    matters = {each.matter for each in found if each.matter}
    return len(matters) + sum(each.units for each in found if not each.matter)


def rate(found: Sequence[Happening]) -> Fraction | None:
    """The attendance rate, None where nothing was due."""
    due = sum(each.due for each in found)
    return Fraction(sum(each.units for each in found), due) if due else None


def clipped(amount: Fraction, low: Any, high: Any) -> Fraction:
    """An amount not above `high`, then not below `low`."""
    amount = amount if high is None else min(amount, Fraction(str(high)))
    return amount if low is None else max(amount, Fraction(str(low)))


def of_rule(rule: Rule, found: Sequence[Happening]) -> Fraction:
    """What an item gives before its cap."""
    mode, points = rule.get("mode", "each"), Fraction(str(rule["points"]))
    if mode in ("rate", "per_percent"):
        reached = rate(found)
        if reached is None:
            return Fraction(0)
        if mode == "rate":
            return points * reached
        return points * int(max(Fraction(0), rule["target"] - 100 * reached))
    values = sorted((worth(rule, each) for each in found for _ in range(each.units)), reverse=True)
    if mode in ("first_only", "best_only"):
        return values[0] if values else Fraction(0)
    if mode == "from_nth":
        return sum(values[rule["nth"] - 1 :], Fraction(0))
    if mode == "at_least" and number(found) < rule["nth"]:
        return Fraction(0)
    return sum(values, Fraction(0))


def capped(rule: Rule, amount: Fraction) -> Fraction:
    """An amount within the yearly cap of its item."""
    cap = rule.get("cap")
    return amount if cap is None else clipped(amount, -cap, cap)


def readings(found: Sequence[Happening], *, once: bool) -> Iterable[list[Happening]]:
    """What may count: of one matter in two registers the facts of either one of them."""
    registers: dict[str, set[str]] = {}
    for each in found if once else ():
        if each.matter:
            registers.setdefault(each.matter, set()).add(each.what.split("_")[0])
    for names in product(*map(sorted, registers.values())):
        kept = dict(zip(registers, names, strict=True))
        yield [x for x in found if x.matter not in kept or x.what.startswith(kept[x.matter])]


def one_each(rule: Rule, found: Iterable[Happening]) -> list[Happening]:
    """One matter once within an item: the happening that gives more."""
    best: dict[str, Happening] = {}
    for each in sorted(found, key=lambda x: worth(rule, x)):
        best[each.matter or f"{len(best)}"] = each
    return list(best.values())


def ladder_points(
    rules: Sequence[Rule], found: Sequence[Happening], *, once: bool
) -> dict[str, Fraction]:
    """The points of items: of a ladder of the year the best item alone, or of each matter."""
    got: dict[str, Fraction] = {}
    for name in {each.get("ladder", "") for each in rules}:
        rungs = [each for each in rules if each.get("ladder", "") == name]
        hit = {each["code"]: [x for x in found if fits(each, x)] for each in rungs}
        if once:
            hit = {each["code"]: one_each(each, hit[each["code"]]) for each in rungs}
        if name and any(each.get("ladder_scope") == "each_fact" for each in rungs):
            best: dict[str, tuple[Fraction, str]] = {}
            for each in rungs:
                for one in hit[each["code"]]:
                    mine = (worth(each, one), each["code"])
                    if one.matter not in best or mine[0] > best[one.matter][0]:
                        best[one.matter] = mine
            for value, code in best.values():
                got[code] = got.get(code, Fraction(0)) + value
            continue
        made = {each["code"]: capped(each, of_rule(each, hit[each["code"]])) for each in rungs}
        if name:
            most = max(made.values())
            chosen = next(code for code, value in made.items() if value == most)
            made = {code: value for code, value in made.items() if code == chosen}
        got |= made
    return {each["code"]: capped(each, got.get(each["code"], Fraction(0))) for each in rules}


def parts_of(
    rules: Mapping[str, Any], scored: Sequence[Rule], found: Sequence[Happening]
) -> dict[str, Fraction]:
    """The categories after their floors and caps."""
    given = ladder_points(scored, found, once=rules.get("once", True))
    parts = {}
    for name, (start, cap, low) in rules["categories"].items():
        inside = sum((given[x["code"]] for x in scored if x["category"] == name), Fraction(0))
        parts[name] = clipped(Fraction(start) + inside, low, cap)
    return parts


def told(
    rules: Mapping[str, Any], found: Sequence[Happening], *, kind: str = "ordinary",
    months: int = 12, of: int = 12,
) -> Told:  # fmt: skip
    """The score of one member by rules."""
    own = [x for x in rules["items"] if not x.get("applies") or not kind or kind in x["applies"]]
    scored = [each for each in own if each.get("mode") != "gate"]
    once = rules.get("once", True)
    counting = [x for x in found if any(fits(each, x) for each in scored)]
    tried = [parts_of(rules, scored, each) for each in readings(counting, once=once)]
    parts = max(tried, key=lambda each: sum(each.values()))
    given = Fraction(rules.get("start", 0) + sum(x[0] for x in rules["categories"].values()))
    total = Fraction(rules.get("start", 0)) + sum(parts.values())
    if months < of and total > given:  # what was earned grows to a whole period
        total = given + (total - given) * of / months
    total = clipped(total, None, rules.get("cap"))
    size = (abs(total) * 200 + 1) // 2
    total = Fraction(size if total >= 0 else -size, 100)
    unmet, limit = {}, 0
    names = [name for name, _ in rules["bands"]]
    for each in own:
        if each.get("mode") == "gate":
            done = number([x for x in found if fits(each, x)])
            if done < each["nth"]:
                unmet[each["code"]] = done
                if each.get("grade_limit"):
                    limit = max(limit, names.index(each["grade_limit"]))
    reached = next(at for at, (_, low) in enumerate(rules["bands"]) if low is None or total >= low)
    return Told(parts, total, names[max(limit, reached)], unmet)
