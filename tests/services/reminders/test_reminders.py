"""Reminders are exactly the rules over the records; stopping removes just its own."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from desktop_app.errors import UserError
from desktop_app.records.calendar import Holiday
from desktop_app.records.consultation import Consultation
from desktop_app.records.consultation_plan import ConsultationPlan
from desktop_app.records.look_back import LookBack
from desktop_app.records.office import Committee, Term
from desktop_app.records.outcome import Outcome, OutcomeStep
from desktop_app.records.point import Point
from desktop_app.records.record import Record
from desktop_app.records.time_limit import TimeLimit
from desktop_app.records.topic import Topic
from desktop_app.services import registers, reminders
from desktop_app.services.consulting import feedback_lights
from desktop_app.services.desk import Desk
from desktop_app.services.limits.time_limits import times
from desktop_app.services.registers import history, states
from desktop_app.services.reminders import Reminder, stopping
from desktop_app.services.reminders.reminder_overview import MOST, overview
from desktop_app.services.reminders.reminder_rule import rules_of
from desktop_app.services.timeline import lights
from desktop_app.storage.log.door import apply
from desktop_app.storage.log.keys import new_keys
from desktop_app.storage.query import lists
from desktop_app.storage.query.row_mapping import row_mapping_of, stored_values
from tests.services.limits.own_limits import set_limit
from tests.services.reminders.reminder_reading import (
    GENERAL,
    HELD,
    USUAL,
    Found,
    books_of,
    read_all,
)

TODAY = datetime.date(2026, 11, 23)
MADE = (TimeLimit, LookBack, OutcomeStep, Outcome, ConsultationPlan, Consultation, Topic, Point)


def near(day: datetime.date) -> st.SearchStrategy[str | None]:
    """Days around one, at every precision, often on the edge of a limit."""
    edges = [
        0,
        1,
        -1,
        6,
        7,
        8,
        14,
        17,
        21,
        24,
        28,
        31,
        -7,
        -11,
        -12,
        -14,
        -21,
        -22,
        -30,
        -31,
        -60,
        -61,
        -90,
        -91,
        -184,
        -200,
        -400,
    ]
    days = st.one_of(st.sampled_from(edges), st.integers(-420, 40))
    texts = days.map(lambda each: (day + datetime.timedelta(days=each)).isoformat())
    return st.one_of(
        st.none(), texts, texts, st.tuples(texts, st.sampled_from((4, 7))).map(
            lambda both: both[0][: both[1]]
        ),
    )  # fmt: skip


DAYS = near(TODAY)
MOSTLY_EMPTY = st.one_of(st.none(), st.none(), DAYS)
FILLED = st.one_of(st.none(), st.just("文件"))
STOP = st.sampled_from((None, None, None, "2026-11-01"))
CONSULTATIONS = st.fixed_dictionaries(
    {
        "name": st.sampled_from(("甲", "乙")),
        "state": st.one_of(
            st.sampled_from(("preparing", "awaiting", "held", "handling")),
            st.sampled_from(("surveying", "reported", "answered", "reviewing", "closed",
                             "archived", None)),
        ),
        "held_on": DAYS, "noticed_on": MOSTLY_EMPTY, "materials_on": MOSTLY_EMPTY,
        "minutes_on": MOSTLY_EMPTY,
        "reported_on": DAYS, "reported_doc": FILLED, "talked_on": DAYS, "talked_doc": FILLED,
        "answered_on": DAYS, "answered_doc": FILLED, "stopped_on": STOP,
        "platform": st.sampled_from(("grassroots", "bimonthly", "plenary", None)),
        "point": st.integers(0, 1), "topics": st.sampled_from(((), (0,), (1,), (0, 1))),
    }
)  # fmt: skip
OUTCOMES = st.fixed_dictionaries(
    {
        "handling": st.sampled_from(("unassigned", "assigned", "progressing", "done", "lasting",
                                     "blocked", "closed", None)),
        "adoption": st.sampled_from(("pending", "adopted", "partly", "rejected", None)),
        "sent_on": DAYS, "due": DAYS, "assigned_on": DAYS, "finished_on": DAYS,
        "working_days": st.sampled_from((None, 1, 10, 30)), "stopped_on": STOP,
        "consultation": st.integers(0, 1),
    }
)  # fmt: skip
LOOK_BACKS = st.fixed_dictionaries(
    {"planned_on": DAYS, "done_on": DAYS, "stopped_on": STOP, "outcome": st.integers(0, 1)}
)
PLANS = st.fixed_dictionaries(
    {
        "year": st.sampled_from((2025, 2026)), "slot": st.sampled_from((None, "10", "12")),
        "planned_on": DAYS, "name": st.sampled_from(("甲", "丙")), "stopped_on": STOP,
        "topic": st.sampled_from((None, 0, 1)),
    }
)  # fmt: skip
POINTS = st.fixed_dictionaries(
    {"state": st.sampled_from(("running", "planned", "stopped")), "founded": DAYS}
)
OFFICES = st.fixed_dictionaries(
    {
        "points": st.lists(POINTS, min_size=2, max_size=2),
        "consultations": st.lists(CONSULTATIONS, min_size=2, max_size=5),
        "outcomes": st.lists(OUTCOMES, min_size=2, max_size=6),
        "look_backs": st.lists(LOOK_BACKS, max_size=4),
        "plans": st.lists(PLANS, max_size=3),
    }
)
reused = settings(
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
    max_examples=40,
)


def clear(desk: Desk) -> None:
    """Remove what an example before this one has made."""
    gone: list[Record] = []
    for model in MADE:
        keys = lists.find(desk.office, model, lists.Query())
        found = stored_values(desk.office.connection, row_mapping_of(model), keys)
        gone += [model.of(values, key, version) for key, (version, values) in found.items()]
    apply(desk.office, (), gone, "清空", "演示")


def furnish(desk: Desk, drawn: Mapping[str, Any]) -> None:
    """Put an office of drawn records into the file, past every check, as old files may hold it."""
    clear(desk)
    topics = keyed(Topic, [{"name": "题一"}, {"name": "题二"}])
    points = keyed(Point, [{"name": f"点{n}", **each} for n, each in enumerate(drawn["points"])])
    linked = [
        each | {"point": points[each["point"]].id,
                "topics": tuple(topics[place].id for place in each["topics"])}
        for each in drawn["consultations"]
    ]  # fmt: skip
    consultations = keyed(Consultation, linked)
    owned = [
        {name: value for name, value in each.items() if name != "consultation"}
        | {
            "content": f"建议{n}",
            "source": f"consultation:{consultations[each['consultation']].id}",
        }
        for n, each in enumerate(drawn["outcomes"])
    ]
    outcomes = keyed(Outcome, owned)
    visits = [each | {"outcome": outcomes[each["outcome"]].id} for each in drawn["look_backs"]]
    plans = [
        each | {"topic": None if each["topic"] is None else topics[each["topic"]].id}
        for each in drawn["plans"]
    ]
    rest = (*keyed(LookBack, visits), *keyed(ConsultationPlan, plans))
    apply(desk.office, [*topics, *points, *consultations, *outcomes, *rest], (), "备好", "演示")


def keyed(model: type[Record], rows: list[dict[str, Any]]) -> list[Any]:
    """New records, each with its key."""
    return [model.of(each, key) for each, key in zip(rows, new_keys(len(rows)), strict=True)]


def shown(desk: Desk) -> set[Found]:
    """What the service says is due, of the registers' records."""
    found = reminders.find(desk)
    own = [each for each in found if each.record not in ("term", "holiday")]
    made = [Found(each.kind, each.key or 0, each.due, each.level) for each in own]
    assert len(set(made)) == len(made)
    return set(made)


@reused
@given(OFFICES)
def test_reminders_are_exactly_the_rules_over_the_records(
    desk: Desk, drawn: Mapping[str, Any]
) -> None:
    furnish(desk, drawn)
    assert shown(desk) == read_all(books_of(desk), TODAY)
    found = reminders.find(desk)
    assert reminders.counts(desk) == {
        level: sum(each.level == level for each in found) for level in {x.level for x in found}
    }
    told = reminders.read(desk, found)
    assert [(each.kind, each.due, each.unit) for each in told] == [
        (each.kind, each.due, each.unit) for each in found
    ]


MATTERS = tuple(each for each in GENERAL if each != "ahead")
UNITS = {"notice": "working_days", "materials": "working_days", "minutes": "working_days",
         "report": "working_days", "look_back": "months"}  # fmt: skip
ROWS = st.dictionaries(
    st.tuples(st.sampled_from(MATTERS), st.sampled_from(("", "grassroots", "bimonthly"))),
    st.one_of(st.none(), st.integers(0, 40)), max_size=8,
)  # fmt: skip


@reused
@given(OFFICES, ROWS)
def test_each_platform_has_its_own_limits(
    desk: Desk, drawn: Mapping[str, Any], rows: Mapping[tuple[str, str], int | None]
) -> None:
    furnish(desk, drawn)
    wanted = {place: value for place, value in rows.items() if place[0] != "idle" or not place[1]}
    kept = [
        TimeLimit.of({"what": what, "platform": platform or None, "value": value,
                      "unit": UNITS.get(what, "days")})
        for (what, platform), value in wanted.items()
    ]  # fmt: skip
    apply(desk.office, kept, (), "期限", "演示")
    own = {what for what, _ in wanted}
    usual = {name: value for name, value in USUAL.items() if name.split()[0] not in own}
    limits = {f"{what} {platform}".strip(): value for (what, platform), value in wanted.items()}
    books = books_of(desk)
    assert shown(desk) == read_all(books, TODAY, {**usual, **limits})
    found = reminders.find(desk)
    of_records = [each for each in found if each.kind not in ("term", "calendar")]
    for each in of_records[:3]:
        wanted_one = reminders.Wanted(record=each.record, keys=(each.key or 0,))
        assert each in reminders.find(desk, wanted_one)
    assert sum(reminders.counts(desk).values()) == len(found)


@reused
@given(OFFICES, st.data())
def test_stopping_removes_exactly_the_reminders_of_what_is_stopped(
    desk: Desk, drawn: Mapping[str, Any], data: st.DataObject
) -> None:
    furnish(desk, drawn)
    found = list(filter(stopping.may_stop(desk), reminders.find(desk)))
    if not found:
        return
    chosen = data.draw(st.lists(st.sampled_from(found), min_size=1, max_size=3, unique=True))
    before = shown(desk)
    stopping.stop(desk, chosen, "演示原因")
    keys = {each.key for each in chosen}
    stopped_outcomes = {
        e.key for e in chosen if e.record == "outcome" and e.kind != "look_back_missing"
    }
    visits = {
        key
        for key, each in books_of(desk).look_backs.items()
        if each["outcome"] in stopped_outcomes
    }
    assert shown(desk) == {each for each in before if each.key not in keys | visits}


@reused
@given(OFFICES, st.data())
def test_finishing_removes_exactly_the_reminders_of_what_is_finished(
    desk: Desk, drawn: Mapping[str, Any], data: st.DataObject
) -> None:
    furnish(desk, drawn)
    books, before = books_of(desk), shown(desk)
    held = [key for key, each in books.consultations.items() if each["state"] in HELD]
    kinds: list[tuple[type[Record], str, int]] = [
        *((Outcome, "handling", key) for key in books.outcomes),
        *((Consultation, "state", key) for key in held),
    ]
    model, state, key = data.draw(st.sampled_from(kinds))
    version, values = stored_values(desk.office.connection, row_mapping_of(model), [key])[key]
    closed = model.of({**values, state: "closed"}, key, version)
    apply(desk.office, [closed], (), "销号", "演示")
    visits = {visit for visit, each in books.look_backs.items() if each["outcome"] == key}
    assert shown(desk) == {each for each in before if each.key not in {key} | visits}


@reused
@given(OFFICES)
def test_lights_agree_with_the_reminders(desk: Desk, drawn: Mapping[str, Any]) -> None:
    furnish(desk, drawn)
    late = {(each.kind, each.key) for each in shown(desk) if each.level == "late"}
    kinds = ("report", "talk", "answer")
    keys = lists.find(desk.office, Consultation, lists.Query())
    for key, three in feedback_lights.lights_of(desk, keys).items():
        for kind, light in zip(kinds, three, strict=True):
            assert (light.state == lights.LATE) is ((kind, key) in late)
            if light.state == lights.DONE:
                assert light.day
                assert light.document


EDGES: list[tuple[str, type[Record], dict[str, Any]]] = [
    ("due", Outcome, {"due": "2026-11-23"}),
    ("due_days", Outcome, {"assigned_on": "2026-11-09", "working_days": 10}),
    ("adoption", Outcome, {"sent_on": "2026-10-24"}),
    ("notice", Consultation, {"state": "awaiting", "held_on": "2026-12-14", "materials_on": "-",
                              "platform": "bimonthly"}),
    ("notice", Consultation, {"state": "awaiting", "held_on": "2026-11-26"}),
    ("materials", Consultation, {"state": "awaiting", "held_on": "2026-12-07", "noticed_on": "-",
                                 "platform": None}),
    ("minutes", Consultation,
     {"state": "held", "held_on": "2026-11-12", "reported_on": "2026-12", "reported_doc": "3号"}),
    ("report", Consultation, {"state": "held", "held_on": "2026-11-02", "minutes_on": "-"}),
    ("talk", Consultation, {"reported_on": "2026-10-24"}),
    ("answer", Consultation,
     {"reported_on": "2026-09-24", "talked_on": "2026-10-01", "talked_doc": "纪要"}),
    ("look_back", LookBack, {"planned_on": "2026-11-23"}),
    ("look_back_missing", Outcome, {"handling": "done", "finished_on": "2026-05-23"}),
    ("plan", ConsultationPlan, {"name": "丙", "year": 2026, "planned_on": "2026-11-23"}),
    ("plan", ConsultationPlan, {"name": "丙", "year": 2026, "slot": "11"}),
]  # fmt: skip


@pytest.mark.parametrize(("kind", "model", "values"), EDGES)
def test_each_rule_speaks_from_its_day_on(
    desk: Desk, kind: str, model: type[Record], values: dict[str, Any]
) -> None:
    owner = keyed(Consultation, [{"name": "演示", "state": "preparing"}])[0]
    advice = keyed(
        Outcome, [{"content": "演示", "source": f"consultation:{owner.id}", "adoption": "adopted"}]
    )[0]
    links = {
        Outcome: {"content": "某", "source": f"consultation:{owner.id}"},
        LookBack: {"outcome": advice.id},
    }
    named = {"name": "某"} if model is Consultation else links.get(model, {})
    apply(desk.office, [owner, advice, *keyed(model, [{**named, **values}])], (), "备好", "演示")
    ends = datetime.date(2026, 11, 30) if values.get("slot") else TODAY
    for days, level in ((-8, None), (-7, reminders.LATER), (0, reminders.TODAY), (1, "late")):
        found = reminders.find(desk, today=ends + datetime.timedelta(days=days))
        spoken = [(each.due, each.level) for each in found if each.kind == kind]
        assert spoken == ([(ends.isoformat(), level)] if level else [])
        assert {each.kind for each in found} <= {kind, "talk", "term", "answer"}


STOPPED = {"stopped_on": "2026-11-01", "stop_reason": "演示"}
ENDS: dict[type[Record], list[dict[str, Any]]] = {
    Outcome: [STOPPED, {"adoption": "rejected"}, {"handling": "closed"}, {"handling": "done"}],
    Consultation: [STOPPED, {"state": "closed"}, {"state": "archived"}],
    LookBack: [STOPPED, {"done_on": "2026-11-20"}],
    ConsultationPlan: [STOPPED],
}


@pytest.mark.parametrize(("kind", "model", "values"), EDGES)
def test_what_has_ended_is_never_spoken_of_again(
    desk: Desk, kind: str, model: type[Record], values: dict[str, Any]
) -> None:
    owner = keyed(Consultation, [{"name": "演示", "state": "preparing"}])[0]
    ends = [STOPPED, {"adoption": "rejected"}, {"handling": "closed"}]
    ended = keyed(
        Outcome, [{"content": "终", "source": f"consultation:{owner.id}", **each} for each in ends]
    )
    open_one = keyed(Outcome, [{"content": "办", "source": f"consultation:{owner.id}"}])[0]
    links = {
        Outcome: {"content": "某", "source": f"consultation:{owner.id}"},
        LookBack: {"outcome": open_one.id},
    }
    named = {"name": "某"} if model is Consultation else links.get(model, {})
    done = {"handling": "done"} if kind == "look_back_missing" else {}
    rows = [
        {**named, **values, **each} for each in ENDS[model] if each != done or model is not Outcome
    ]
    if model is LookBack:
        rows += [{**values, "outcome": each.id} for each in ended]
    apply(desk.office, [owner, open_one, *ended, *keyed(model, rows)], (), "备好", "演示")
    day = datetime.date(2027, 6, 1)
    assert [each for each in reminders.find(desk, today=day) if each.kind == kind] == []


def test_a_point_is_idle_from_the_day_after_its_limit(desk: Desk) -> None:
    draft = {"name": "演示点", "founded": "2026-08-24"}
    registers.save(desk, Point, draft)
    assert late(desk, "idle") == ["演示点"]
    before = reminders.find(desk, today=TODAY - datetime.timedelta(days=1))
    assert [each for each in before if each.kind == "idle"] == []


def late(desk: Desk, kind: str) -> list[str]:
    """The texts of what waits by one rule."""
    return [each.what for each in reminders.due(desk) if each.kind == kind]


def consultation(desk: Desk, **given: object) -> int:
    return registers.save(desk, Consultation, {"name": "演示协商", **given}).keys[0]


def outcome(desk: Desk, **given: object) -> int:
    owner = given.pop("consultation", None) or consultation(desk)
    draft = {"content": "尽快修好路灯", "source": f"consultation:{owner}", **given}
    return registers.save(desk, Outcome, draft).keys[0]


@pytest.mark.parametrize(
    ("reported", "words"), [(True, "提案委（报演示县委）"), (False, "演示县委、提案委")]
)
def test_whom_a_result_was_reported_to_is_not_held_to_account(reported: bool, words: str) -> None:
    each = Reminder(
        "", "", "outcome", 1, "", "", "演示县委", "提案委", "", "", None, "late", reported=reported
    )
    assert each.who == words


def test_only_those_to_whom_results_were_reported_are_marked_so(desk: Desk) -> None:
    assert {key for key, rule in rules_of(desk).items() if rule.reported} == {
        "adoption", "talk", "answer"
    }  # fmt: skip


def test_a_reminder_says_what_waits_for_whom_since_when_and_how_long(desk: Desk) -> None:
    committee = registers.save(desk, Committee, {"name": "提案委员会", "short_name": "提案委"})
    owner = consultation(desk, committee=committee.keys[0])
    key = outcome(desk, consultation=owner, unit="演示住建局", assigned_on="2026-09-01",
                  due="2026-11-20", handling="progressing")  # fmt: skip
    found = next(each for each in reminders.due(desk) if each.kind == "due")
    assert (found.record, found.key, found.level, found.days) == ("outcome", key, "late", 3)
    assert (found.what, found.source) == ("尽快修好路灯", "演示协商")
    assert (found.who, found.since, found.due) == ("演示住建局、提案委", "2026-09-01", "2026-11-20")
    assert (found.title, found.status) == ("办结期限", "推进中")


def test_the_office_s_own_limits_decide(desk: Desk) -> None:
    outcome(desk, sent_on="2026-10-01", adoption="pending")
    assert late(desk, "adoption") == ["尽快修好路灯"]
    set_limit(desk, "reply", 90)
    assert late(desk, "adoption") == []


OVER = (
    {"state": "closed", "held_on": "2026-11-02", "reported_on": "2026-11-03"},
    {"state": "archived", "held_on": "2026-11-02", "reported_on": "2026-11-03"},
    {"state": "held", "held_on": "2026-11-02", "reported_on": "2026-11-03", **STOPPED},
    {"state": "awaiting", "held_on": "2026-12-02", **STOPPED},
)


@pytest.mark.parametrize("platform", ["grassroots", "plenary", None])
def test_nothing_is_demanded_for_what_is_over(desk: Desk, platform: str | None) -> None:
    for what in MATTERS:
        set_limit(desk, what, 1, platform=platform if what != "idle" else None)
    past = {"name": "开过的", "state": "awaiting", "held_on": "2026-11-22", "platform": platform}
    over = [{"name": "办完的", "platform": platform, **each} for each in OVER]
    made = keyed(Consultation, [past, *over])
    ends: list[dict[str, Any]] = [STOPPED, {"adoption": "rejected"}, {"handling": "closed"}]
    source = f"consultation:{made[0].id}"
    rest = [{"content": "终", "source": source, "sent_on": "2026-10-01", **each} for each in ends]
    apply(desk.office, [*made, *keyed(Outcome, rest)], (), "备好", "演示")
    assert [(each.kind, each.key) for each in reminders.find(desk)] == [("held", made[0].id)]
    ahead = keyed(Consultation, [{**past, "name": "要开的", "held_on": "2026-11-23"}])
    apply(desk.office, ahead, (), "备好", "演示")
    kinds = sorted(each.kind for each in reminders.find(desk) if each.key == ahead[0].id)
    assert kinds == ["materials", "notice"]


FESTIVALS_2027 = (
    "2027-02-05", "2027-02-08", "2027-02-09", "2027-04-05", "2027-05-03", "2027-06-09",
    "2027-10-01", "2027-10-04", "2027-10-05",
)  # fmt: skip


def test_a_year_without_a_calendar_gives_one_calm_reminder_and_no_wrong_date(desk: Desk) -> None:
    for n in range(3):
        consultation(desk, name=f"演示{n}", held_on=f"2027-01-0{n + 4}", state="awaiting",
                     platform="bimonthly")  # fmt: skip
    found = reminders.due(desk)
    assert [(each.kind, each.what, each.due) for each in found] == [
        ("calendar", "2027 年的节假日还没有填", "")
    ]
    registers.save(desk, Holiday, {"day": "2027-01-01", "name": "元旦"})
    told = [each.what for each in reminders.due(desk) if each.kind == "calendar"]
    assert told == ["2027 年的节假日还没有填全，还缺春节、清明节、劳动节、端午节、国庆节"]
    for day in FESTIVALS_2027:
        registers.save(desk, Holiday, {"day": day})
    due = reminders.due(desk, datetime.date(2026, 12, 20))
    assert {each.kind for each in due} == {"notice", "materials"}


def test_each_year_without_a_calendar_is_named_once(desk: Desk) -> None:
    for year in (2002, 2003, 2003):
        consultation(desk, name=f"演示{year}", held_on=f"{year}-05-10", state="held")
    assert late(desk, "calendar") == ["2002 年的节假日还没有填", "2003 年的节假日还没有填"]


def test_the_end_of_the_term_is_spoken_of_half_a_year_before(desk: Desk) -> None:
    term = registers.first(desk, Term, registers.Query(), 1)[0]
    draft = registers.draft(desk, Term, term)
    registers.save(desk, Term, {"ends": "2027-05-31"}, key=term, version=draft.version)
    assert late(desk, "term") == []
    assert [each.what for each in reminders.due(desk, datetime.date(2026, 12, 2))] == [
        "十届届满，准备交接"
    ]


def test_a_point_without_a_founding_day_is_idle_from_the_day_of_its_entry_on(desk: Desk) -> None:
    registers.save(desk, Point, {"name": "演示点"})
    assert reminders.due(desk) == []
    last = TODAY + datetime.timedelta(days=90)
    assert [each for each in reminders.find(desk, today=last) if each.kind == "idle"] == []
    later = TODAY + datetime.timedelta(days=91)
    (found,) = (each for each in reminders.due(desk, later) if each.kind == "idle")
    assert (found.level, found.days, found.since) == ("stale", 1, TODAY.isoformat())
    (items,) = (each for each in reminders.find(desk, today=later) if each.kind == "idle")
    assert not stopping.may_stop(desk)(items)


@pytest.mark.parametrize("held", ["2026-11-05", "2026-11-22", "2026-10", "2025", "2026-10-31"])
def test_a_meeting_that_is_over_asks_for_its_state_and_for_no_notice(desk: Desk, held: str) -> None:
    consultation(desk, held_on=held)
    assert [each.kind for each in reminders.due(desk)] == ["held"]
    (found,) = reminders.due(desk)
    assert (found.title, found.level, found.status) == ("会后改状态", "late", "筹备")


@pytest.mark.parametrize("held", ["2026-11-23", "2026-11-24", "2026-11", "2026"])
def test_a_meeting_that_may_be_to_come_asks_for_its_notice(desk: Desk, held: str) -> None:
    consultation(desk, held_on=held)
    assert "held" not in [each.kind for each in reminders.due(desk)]
    assert "notice" in [each.kind for each in reminders.due(desk, datetime.date(2026, 11, 23))] or (
        held == "2026"
    )


def test_what_is_wanted_narrows_by_level_kind_unit_committee_and_text(desk: Desk) -> None:
    outcome(desk, unit="演示住建局", due="2026-11-20")
    outcome(desk, unit="演示水务局", due="2026-11-25", content="接通自来水",
            consultation=consultation(desk, name="饮水协商"))  # fmt: skip
    wanted = reminders.Wanted

    def kept(*given: Any, **named: Any) -> list[str]:
        return [x.what for x in reminders.read(desk, reminders.find(desk, wanted(*given, **named)))]

    assert kept() == ["尽快修好路灯", "接通自来水"]
    assert kept(levels=("late",)) == ["尽快修好路灯"]
    assert kept(units=("演示水务局",)) == ["接通自来水"]
    assert kept("zls") == ["接通自来水"]
    assert kept("饮水") == ["接通自来水"]
    assert kept(kinds=("回头看",)) == []
    assert kept(committees=(1,)) == []


def test_stopping_writes_day_and_reason_as_one_action(desk: Desk) -> None:
    key = outcome(desk, due="2026-11-20")
    found = reminders.find(desk)
    with pytest.raises(UserError, match="请写明停止提醒的原因"):
        stopping.stop(desk, found, "  ")
    with pytest.raises(UserError, match="停止原因最多 200 个字"):
        stopping.stop(desk, found, "长" * 201)
    changed = stopping.stop(desk, found, "已并入另一条建议")
    assert changed.records == {"outcome", "outcome_step"}
    values = registers.draft(desk, Outcome, key).values
    assert (values["stopped_on"], values["stop_reason"]) == ("2026-11-23", "已并入另一条建议")
    assert reminders.find(desk) == []
    assert history.recent(desk, 1)[0].name == "停止提醒：1 项意见建议（已并入另一条建议）"
    history.undo(desk)
    assert reminders.find(desk) == found


def test_a_finished_suggestion_without_a_look_back_gets_a_stopped_one(desk: Desk) -> None:
    key = outcome(desk, finished_on="2026-01-05", handling="done", result="修好了")
    visit = registers.find(desk, LookBack, registers.Query())[0]
    registers.remove(desk, LookBack, [visit])
    assert [each.kind for each in reminders.find(desk)] == ["look_back_missing"]
    stopping.stop(desk, reminders.find(desk), "群众已当面确认")
    assert reminders.find(desk) == []
    assert registers.draft(desk, Outcome, key).values["stopped_on"] is None


def test_closing_an_outcome_ends_its_look_back_reminder(desk: Desk) -> None:
    key = outcome(desk, finished_on="2026-01-05", handling="done", result="修好了",
                  answered_on="2026-02-01", closed_on="2026-11-23")  # fmt: skip
    assert [each.kind for each in reminders.find(desk)] == ["look_back"]
    states.change_state(desk, Outcome, [key], "closed", "群众满意")
    assert reminders.find(desk) == []


def test_lights_say_their_state_in_words(desk: Desk) -> None:
    key = consultation(desk, held_on="2026-10-20", state="reported", reported_on="2026-10-25",
                       reported_doc="演专报〔2026〕3号", talked_on="2026-11-01")  # fmt: skip
    three = feedback_lights.lights_of(desk, [key])[key]
    assert [each.words for each in three] == [
        "信息报送跟踪：已完成，2026-10-25，演专报〔2026〕3号",
        "建议情况沟通：待办，还缺文件，期限 2026-11-24",
        "落实情况反馈：待办，期限 2026-12-24",
    ]
    blank = feedback_lights.lights({"state": "preparing"}, times(desk))
    assert [each.state for each in blank] == [lights.NOT_YET] * 3


NOTHING: dict[str, Any] = {
    "points": [],
    "consultations": [],
    "outcomes": [],
    "look_backs": [],
    "plans": [],
}
UNKNOWN_YEAR = {"name": "演示", "state": "awaiting", "held_on": "2031-03-01", "point": 0,
                "topics": ()}  # fmt: skip


@reused
@given(OFFICES)
@example({**NOTHING, "points": [{"state": "planned"}], "consultations": [UNKNOWN_YEAR]})
def test_the_workbench_shows_the_most_urgent_of_each_level(
    desk: Desk, drawn: Mapping[str, Any]
) -> None:
    furnish(desk, drawn)
    every, shown_first = reminders.find(desk), overview(desk)
    assert shown_first.counts == reminders.counts(desk)
    assert len(shown_first.first) == min(len(every), MOST)
    for level in reminders.LEVELS:
        first = [each for each in shown_first.first if each.level == level]
        days = [each.due for each in every if each.level == level]
        assert [each.due for each in first] == days[: len(first)]
    told = reminders.read(desk, every)  # a year without a calendar is no record to open
    assert len(set(shown_first.first)) == len(shown_first.first)
    assert set(shown_first.first) <= set(told)


def test_a_year_is_asked_for_once_its_holidays_can_be_known(desk: Desk) -> None:
    for day in ("2027-03-05", "2028-03-05", "2031-03-05"):
        registers.save(desk, Consultation, {"name": f"演示协商{day}", "held_on": day})
    asked = [each.key for each in reminders.find(desk) if each.kind == "calendar"]
    assert asked == [2027]


def test_what_cannot_be_reckoned_stands_in_front_of_what_is_due(desk: Desk) -> None:
    owner = consultation(desk, name="演示协商", held_on="2026-03-05", state="held")
    for content, begun, count in (("远", "2026-12-30", 60), ("近", "2026-12-21", 15)):
        values = {"content": content, "source": f"consultation:{owner}", "assigned_on": begun}
        registers.save(desk, Outcome, {**values, "working_days": count})
    late_one = {"content": "迟", "source": f"consultation:{owner}", "due": "2026-11-01"}
    registers.save(desk, Outcome, late_one)
    found = reminders.due(desk, datetime.date(2026, 12, 31))
    told = [(each.level, each.what, each.due) for each in found]
    assert told[:2] == [("unsure", "2027 年的节假日还没有填", ""), ("unsure", "近", "")]
    assert {each[0] for each in told[2:]} == {"late"}
    assert "远" not in [each.what for each in found]


def test_what_cannot_be_reckoned_leaves_the_late_ones_their_places(desk: Desk) -> None:
    owner = consultation(desk, name="演示协商", held_on="2026-03-05", state="held")
    for n in range(9):
        values = {
            "content": f"算不出{n}",
            "source": f"consultation:{owner}",
            "assigned_on": "2026-12-21",
        }
        registers.save(desk, Outcome, {**values, "working_days": 15})
        registers.save(
            desk,
            Outcome,
            {"content": f"迟{n}", "source": f"consultation:{owner}", "due": "2026-11"},
        )
    shown = overview(desk, datetime.date(2026, 12, 31)).first
    levels = [each.level for each in shown]
    assert levels[:2] == ["unsure", "unsure"]
    assert levels.count("late") >= 5
