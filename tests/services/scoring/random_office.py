"""Offices and rules made by chance: saved as records, and said again as plain happenings."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from random import Random
from typing import Any, NamedTuple

from desktop_app.records import Activity, Attendance, OpinionReport, ProposalSigner, ReportAdoption
from desktop_app.records.activity import ActivityPart
from desktop_app.records.membership import Membership
from desktop_app.records.upward_offer import UpwardOffer
from desktop_app.services.desk import Desk
from desktop_app.services.scoring.rule_set import RuleSet
from tests.services.facts.fact_office import member, proposal, saved
from tests.services.groups.group_office import group, put_in
from tests.services.scoring.oracle import Happening, of_marks
from tests.services.scoring.rules_in_words import bands, category, item, rules

KINDS = ("plenary", "survey", "committee")
LEVELS = ("county", "prefecture", "province")
FILED = ("filed", "merged")
TAKEN_BACK = ("withdrawn", "returned", "draft")
OFFICES_MEMBERS = 4
ANYTHING = ("proposal_submitted", "proposal_filed", "proposal_major", "proposal_upper",
            "report_submitted", "report_adopted", "proposal_turned", "attendance_came",
            "attendance_parts", "attendance_full", "attendance_leave", "attendance_absent",
            "attendance_late", "attendance_spoke")  # fmt: skip
MODES = ("each", "each", "each", "first_only", "best_only", "from_nth", "at_least", "shared")
Found = dict[int, list[Happening]]
ALWAYS = "9999-12-31"
Spans = tuple[int, dict[int, tuple[str, str]]]
"""A group, and from which day to before which day each of its members is in it."""


class Someone(NamedTuple):
    """A member; since when within the year, since when a standing one, "" for neither."""

    key: int
    joined: str = ""
    stands: str = ""

    def kind(self, day: str) -> str:
        """The class on a day."""
        return "standing" if self.stands and self.stands <= day else "ordinary"

    def months(self, day: str) -> int:
        """Months in office of the year up to a day."""
        return int(day[5:7]) - (int(self.joined[5:7]) if self.joined else 1) + 1


def day_of(chance: Random) -> str:
    """A day, most of them in 2026."""
    year = chance.choice((2025, 2026, 2026, 2026, 2026, 2026))
    return f"{year}-{chance.randint(1, 11):02}-{chance.randint(1, 28):02}"


def with_activities(desk: Desk, chance: Random, people: list[int], found: Found) -> None:
    """Activities of one or several parts, some cancelled, with marks of every kind."""
    for _ in range(chance.randint(1, 4)):
        parts, day, kind = chance.choice((1, 1, 2, 3, 8)), day_of(chance), chance.choice(KINDS)
        held = chance.random() < 0.85
        key = saved(desk, Activity, name=f"演示{day}", kind=kind, start_on=day, place="演示会场",
                    state="underway" if held else "cancelled",
                    cancel_reason="" if held else "演示")  # fmt: skip
        for position in range(1, parts + 1 if parts > 1 else 1):
            saved(desk, ActivityPart, activity=key, position=position)
        for who in people:
            marks = "".join(chance.choices("到迟早假公缺·", (9, 1, 1, 2, 2, 2, 2), k=parts))
            spoke, role = chance.random() < 0.2, chance.choice(("", "", "", "observer"))
            saved(desk, Attendance, activity=key, member=who, marks=marks.rstrip("·") or None,
                  spoke="是" if spoke else "", role=role)  # fmt: skip
            if held and not role:
                found[who] += of_marks(marks, parts, kind, day, spoke=spoke)


def with_proposals(desk: Desk, chance: Random, people: list[int], found: Found) -> list[Any]:
    """Proposals in many states with signers, some of whom are no members, some bodies."""
    made: list[Any] = []
    for _ in range(chance.randint(0, 4)):
        first, *others = chance.sample(people, chance.randint(1, len(people)))
        state, day = chance.choice((*FILED, *FILED, *TAKEN_BACK)), day_of(chance)
        if state == "merged" and not made:
            state = "filed"
        more: dict[str, Any] = {"major": "是"} if chance.random() < 0.4 else {}
        if state == "withdrawn":
            more |= {"withdrawn_on": day, "withdraw_reason": "演示"}
        if state == "returned":
            more |= {"returned_note": "演示"}
        key = proposal(desk, first, *others, state=state, received_on=day, filed_on=day,
                       number="7" if state == "merged" else None,
                       merged_into=made[0][0] if state == "merged" else None, **more)  # fmt: skip
        strangers = with_others(desk, chance, key, (first, *others))
        movers = [(first, "first"), *((each, "joint") for each in others)]
        whole = 1 + len(others) + strangers
        happened = [] if state in TAKEN_BACK else ["proposal_submitted"]
        if state in FILED:
            happened += ["proposal_filed", *(["proposal_major"] if more else [])]
        for who, role in movers:
            found[who] += [Happening(each, day, role=role, sharers=whole, matter=f"p{key}")
                           for each in happened]  # fmt: skip
        made.append((key, movers, whole))
        if chance.random() < 0.3:
            with_offer(desk, chance, made[-1], found)
    return made


def with_others(desk: Desk, chance: Random, key: int, movers: tuple[int, ...]) -> int:
    """Signers who are no members, a body, members named a second time; how many strangers."""
    strangers = chance.randint(0, 2)
    for no in range(strangers):
        saved(desk, ProposalSigner, proposal=key, name=f"演示外人{no}")
    if chance.random() < 0.3:
        saved(desk, ProposalSigner, proposal=key, name="演示团体", role="body")
    for who in movers if chance.random() < 0.2 else ():
        saved(desk, ProposalSigner, proposal=key, member=who, name="演示重名")
    return strangers


def with_offer(desk: Desk, chance: Random, made: Any, found: Found) -> None:
    """A proposal offered to a higher committee and selected there."""
    key, movers, whole = made
    day, level = day_of(chance), chance.choice(LEVELS[1:])
    saved(desk, UpwardOffer, source=f"proposal:{key}", level=level, year=day[:4],
          state="selected", mover="演示", upper_session="演示", offered_on=day,
          selected_on=day)  # fmt: skip
    for who, role in movers:
        found[who].append(Happening("proposal_upper", day, level=level, role=role, sharers=whole,
                                    matter=f"p{key}"))  # fmt: skip


def with_reports(
    desk: Desk, chance: Random, people: list[int], proposals: list[Any], found: Found
) -> None:
    """Reports of one or several, adopted at several levels, some made from a proposal."""
    for _ in range(chance.randint(0, 4)):
        first, *partners = chance.sample(people, chance.randint(1, 3))
        day = day_of(chance)
        origin: Any = None
        if proposals and chance.random() < 0.4:
            origin = chance.choice(proposals)
        key = saved(desk, OpinionReport, name="演示信息", received_on=day, member=first,
                    partners=(*partners, first) if chance.random() < 0.2 else tuple(partners),
                    origin=f"proposal:{origin[0]}" if origin else None)  # fmt: skip
        matter = f"p{origin[0]}" if origin else f"r{key}"
        happened = [("report_submitted", day, "")]
        for level in chance.sample(LEVELS, chance.choice((0, 0, 1, 2, 3))):
            on = day_of(chance)
            saved(desk, ReportAdoption, report=key, level=level, form="single", day=on)
            happened.append(("report_adopted", on, level))
        for who in (first, *partners):
            role = "first" if who == first else "joint"
            found[who] += [Happening(what, on, level=level, role=role, matter=matter,
                                     sharers=1 + len(partners))
                           for what, on, level in happened]  # fmt: skip
        for who, role in origin[1] if origin else ():
            found[who].append(Happening("proposal_turned", day, role=role, sharers=origin[2],
                                        matter=matter))  # fmt: skip


def office_by_chance(desk: Desk, chance: Random) -> tuple[list[Someone], Found]:
    """The members of an office filled by chance, and what each of them did.

    One may have joined within the year, one may have become a standing member.
    """
    joined = chance.choice(("", f"2026-{chance.randint(2, 9):02}-05"))
    stands = chance.choice(("", f"2026-{chance.randint(2, 9):02}-05"))
    said = [{"since": joined} if joined and not no else {} for no in range(OFFICES_MEMBERS)]
    people = [member(desk, f"演示委员{no}", **each) for no, each in enumerate(said)]
    if stands:
        saved(desk, Membership, member=people[1], kind="cppcc_post", cppcc_post="standing",
              since=stands)  # fmt: skip
    found: Found = defaultdict(list)
    with_activities(desk, chance, people, found)
    with_reports(desk, chance, people, with_proposals(desk, chance, people, found), found)
    days = ((joined, ""), ("", stands), *(("", "") for _ in people[2:]))
    return [Someone(who, *each) for who, each in zip(people, days, strict=True)], found


def groups_by_chance(desk: Desk, chance: Random, people: Sequence[Someone]) -> list[Spans]:
    """Two groups; one member goes over to the other one within the year."""
    one, two = (group(desk, f"演示{name}组") for name in ("甲", "乙"))
    month, date = chance.randint(2, 10), chance.randint(2, 28)
    last, day = (f"2026-{month:02}-{each:02}" for each in (date - 1, date))
    first, second, third, fourth = (each.key for each in people)
    put_in(desk, one, first, second, since="2025-01-01")
    put_in(desk, two, third, since=day)
    saved(desk, Membership, member=fourth, kind="group", group=one, since="2025-01-01", until=last)
    saved(desk, Membership, member=fourth, kind="group", group=two, since=day)
    return [
        (one, {first: ("", ALWAYS), second: ("", ALWAYS), fourth: ("", day)}),
        (two, {third: (day, ALWAYS), fourth: (day, ALWAYS)}),
    ]


def an_item(chance: Random, code: str) -> dict[str, Any]:
    """An item of any way of counting."""
    made: dict[str, Any] = {"code": code, "category": chance.choice("甲乙"),
                            "points": chance.choice((2, 5, 7.5, 10, 12.25, -1.5, -5))}  # fmt: skip
    if chance.random() < 0.2:
        made |= {"fact": "attendance_rate", "mode": chance.choice(("rate", "per_percent"))}
        made |= {"points": -0.5, "target": 90} if made["mode"] == "per_percent" else {}
        return made
    made |= {"fact": chance.choice(ANYTHING), "mode": chance.choice((*MODES, "gate"))}
    if made["fact"].startswith("attendance") and chance.random() < 0.5:
        made["kinds"] = " ".join(chance.sample(KINDS, 2))
    if made["fact"] in ("report_adopted", "proposal_upper") and chance.random() < 0.5:
        made["levels"] = " ".join(chance.sample(LEVELS, 2))
    if not made["fact"].startswith("attendance") and chance.random() < 0.3:
        made["role"] = chance.choice(("first", "joint"))
    if made["mode"] in ("from_nth", "at_least", "gate"):
        made["nth"] = chance.randint(1, 3)
    if made["mode"] == "gate":
        return made | {"grade_limit": chance.choice(("良好", "称职", ""))}
    if made["mode"] == "shared":
        return made | {"first_share": chance.choice((None, 50, 60))}
    if chance.random() < 0.5:
        made["joint_points"] = chance.choice((1, 3, 4.5))
    if chance.random() < 0.4:
        made["cap"] = chance.choice((5, 10, 20))
    return made


def rules_by_chance(chance: Random) -> dict[str, Any]:
    """Rules of four to nine items in two categories."""
    items = [an_item(chance, f"r{no}") for no in range(chance.randint(4, 9))]
    for each in items:
        if chance.random() < 0.2:
            each["applies"] = chance.choice(("standing leaders", "ordinary"))
    if chance.random() < 0.6:
        scope = chance.choice(("year", "each_fact"))
        plain = [x for x in items if x["mode"] == "each" and x["points"] > 0]
        facts = [x for x in plain if scope == "year" or not x["fact"].startswith("attendance")]
        for each in facts if len(facts) > 1 else ():
            each |= {"ladder": "梯", "ladder_scope": scope}
    limits = chance.choice(((0, 20, 0), (10, 30, None), (0, None, 0)))
    return {
        "start": chance.choice((0, 10)), "cap": chance.choice((None, 60, 100)),
        "once": chance.random() < 0.8, "items": items,
        "categories": {"甲": limits, "乙": (0, 40, None)},
        "bands": (("优秀", 60), ("良好", 40), ("称职", 20), ("不称职", None)),
    }  # fmt: skip


def as_rule_set(made: Mapping[str, Any]) -> RuleSet:
    """The same rules as the program holds them."""
    items = [item(x["code"], **{k: v for k, v in _worded(x).items() if v is not None})
             for x in made["items"]]  # fmt: skip
    return rules(
        *items, start=made["start"], cap=made["cap"], no_repeat=made["once"],
        categories=tuple(category(name, start=start, cap=cap, lowest=low)
                         for name, (start, cap, low) in made["categories"].items()),
        bands=bands(*made["bands"]),
    )  # fmt: skip


def _worded(made: Mapping[str, Any]) -> dict[str, Any]:
    found = {**made, "worth": None if made["mode"] == "gate" else made["points"]}
    return {name: value for name, value in found.items() if name not in ("code", "points")}
