"""The demo office: as large, mixed and marked as it is said to be, and the same every time."""

from __future__ import annotations

import datetime
import io
import os
import re
from collections import Counter
from pathlib import Path
from random import Random
from unittest import mock

import pytest
from PIL import Image

from desktop_app.records import (
    ALL,
    Brand,
    BrandMilestone,
    Case,
    Consultation,
    ConsultationPlan,
    HandlingFeedback,
    LookBack,
    Member,
    Outcome,
    Point,
    Press,
    Proposal,
    ProposalHandling,
    Speech,
    Topic,
    codes,
)
from desktop_app.records.activity import Activity
from desktop_app.records.attendance import Attendance
from desktop_app.records.consensus import Consensus
from desktop_app.records.group import WorkGroup
from desktop_app.records.leave import Leave
from desktop_app.records.record import Record
from desktop_app.services import demo, registers, reminders, setup
from desktop_app.services.demo.demo_names import invented_people
from desktop_app.services.demo.demo_people import member_drafts
from desktop_app.services.demo.demo_photos import placeholder_photo
from desktop_app.services.demo.demo_proposals import BEFORE, LAST
from desktop_app.services.desk import Desk, settle_keys
from desktop_app.services.proposals.movers import movers_of, unanswered
from desktop_app.services.proposals.progress import attempt_of, state_of
from desktop_app.services.registers import Filter, history
from desktop_app.services.registers.stored import stored
from desktop_app.services.scoring import board as boards
from desktop_app.services.scoring.explaining import explanation
from desktop_app.storage.file.office_file import OfficeFile
from desktop_app.storage.file.steps import STEPS
from desktop_app.storage.query.lists import Query

TODAY = datetime.datetime(2026, 11, 23, 10, 0)
RARE = "㛃𬀩𬭊𫖯䶮𠅤𰻞"


def filled_at(moment: datetime.datetime, folder: Path, *, odd: bool) -> Desk:
    """A demo office made at a moment, the keys of its records beginning with odd or even ones."""
    office = OfficeFile.open(
        folder / "演示县.zwh", records=ALL, steps=STEPS, who="演示", create=True
    )
    desk = Desk(office, demo.CLERK, lambda: moment)
    chance = os.urandom

    def given(count: int) -> bytes:
        found = chance(count)
        return found[:-1] + bytes([found[-1] & ~4 | 4 * odd])

    with mock.patch.object(os, "urandom", given):
        setup.set_up(desk, demo.ANSWERS)
        settle_keys(desk)
        demo.fill(desk)
    return desk


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    """The demo office."""
    return filled_at(TODAY, tmp_path_factory.mktemp("demo"), odd=False)


def column(desk: Desk, name: str) -> list[object]:
    keys = registers.find(desk, Member, Query())
    return [row[2] for row in registers.rows(desk, Member, keys, (name,))]


def values(desk: Desk, model: type[Record], *fields: str) -> list[tuple[object, ...]]:
    keys = registers.find(desk, model, Query())
    return [row[2:] for row in registers.rows(desk, model, keys, fields)]


def drafts() -> list[dict[str, object]]:
    linked = {
        sector: each.name for each in codes.default_committees("county") for sector in each.sectors
    }
    return member_drafts(linked, Random(demo.SEED))


def test_there_are_180_members_40_points_and_20_brands(filled: Desk) -> None:
    counts = [len(registers.find(filled, model, Query())) for model in (Member, Point, Brand)]
    assert counts == [180, 40, 20]
    for model in (BrandMilestone, Press):
        assert len(registers.find(filled, model, Query())) >= 20


def test_every_record_says_that_it_is_invented(filled: Desk) -> None:
    assert demo.is_demo(filled)
    for model in (each for each in ALL if each.TAB):
        keys = registers.find(filled, model, Query())
        remarks = [row[2] for row in registers.rows(filled, model, keys, ("remark",))]
        assert all("演示数据" in str(remark) for remark in remarks)


def test_the_chain_is_as_long_as_it_is_said_to_be(filled: Desk) -> None:
    chain = (Topic, ConsultationPlan, Consultation, Outcome, Case)
    counts = [len(registers.find(filled, model, Query())) for model in chain]
    assert counts == [60, 6, 45, 221, 4]
    of = [len(registers.find(filled, Outcome, Query(where=(Filter(name, "filled"),))))
          for name in ("consultation", "proposal")]  # fmt: skip
    assert of == [160, 42]


def test_what_proposals_suggest_says_what_their_units_decided(filled: Desk) -> None:
    keys = registers.find(filled, Outcome, Query(where=(Filter("proposal", "filled"),)))
    names = ("adoption", "unit", "handling", "number", "content")
    rows = [row[2:] for row in registers.rows(filled, Outcome, keys, names)]
    assert {adoption for adoption, *_ in rows} == {"pending", "adopted", "partly", "rejected"}
    assert all(unit or handling == "unassigned" for _, unit, handling, *_ in rows)
    assert all(number.startswith("JY-") for *_, number, _ in rows)


@pytest.mark.parametrize(
    ("model", "field"),
    [
        (Topic, "topic_state"),
        (Consultation, "consultation_state"),
        (Outcome, "outcome_handling"),
        (LookBack, "look_back_level"),
    ],
)
def test_every_state_is_there(filled: Desk, model: type[Record], field: str) -> None:
    name = model.STATE or "level"
    every = {each.code for each in codes.default_entries() if each.code_list == field}
    assert every <= {row[0] for row in values(filled, model, name)}


def test_three_lights_are_on_in_every_combination(filled: Desk) -> None:
    lights = ("reported", "talked", "answered")
    days = values(filled, Consultation, *(f"{light}_on" for light in lights))
    papers = values(filled, Consultation, *(f"{light}_doc" for light in lights))
    found = {
        tuple(bool(a and b) for a, b in zip(ours, theirs, strict=True))
        for ours, theirs in zip(days, papers, strict=True)
    }
    assert len(found) == 8


def test_some_are_late_some_due_this_week_and_some_reopened(filled: Desk) -> None:
    rows = values(filled, Outcome, "due", "handling", "reopened", "stopped_on")
    open_days = [str(row[0]) for row in rows if row[0] and row[1] not in ("done", "closed")]
    assert sum(day < "2026-11-23" for day in open_days) >= 5
    assert sum("2026-11-23" <= day <= "2026-11-30" for day in open_days) >= 3
    assert sum(bool(row[2]) for row in rows) == 2
    assert any(row[3] for row in rows)


def test_nothing_that_has_been_done_lies_in_the_future(filled: Desk) -> None:
    done = {
        Outcome: ("sent_on", "adopted_on", "assigned_on", "finished_on", "answered_on",
                  "closed_on", "stopped_on"),
        Consultation: ("reported_on", "talked_on", "answered_on", "minutes_on", "closed_on"),
        LookBack: ("done_on",),
        Topic: ("raised_on", "submitted_on", "approved_on"),
    }  # fmt: skip
    for model, fields in done.items():
        days = [day for row in values(filled, model, *fields) for day in row if day]
        assert max(map(str, days)) <= "2026-11-23"


def told(desk: Desk) -> list[str]:
    """Every record of an office in the order of their keys, the keys replaced by their places."""
    every = {
        key: (f"{model.KEY} {place}", values)
        for model in ALL
        for place, (key, values) in enumerate(
            sorted((each.key, each.values) for each in stored(desk, model, all_keys(desk, model)))
        )
    }

    def name(found: re.Match[str]) -> str:
        key = int(found[0])
        return every[key][0] if key in every else found[0]

    return [
        re.sub("[0-9]{17,}", name, f"{place} {sorted(values.items())}")
        for place, values in every.values()
    ]


def all_keys(desk: Desk, model: type[Record]) -> list[int]:
    return list(registers.find(desk, model, Query()))


def test_a_demo_made_later_on_the_same_day_is_the_same(tmp_path: Path, filled: Desk) -> None:
    evening = filled_at(TODAY.replace(hour=23, minute=58), tmp_path, odd=True)
    with evening.office:
        assert told(evening) == told(filled)
        assert due(evening) == due(filled)


def due(desk: Desk) -> list[tuple[str, ...]]:
    return [(each.kind, each.level, each.due, each.unit) for each in reminders.find(desk)]


@pytest.mark.parametrize("day", ["2026-01-03", "2027-06-15"])
def test_the_demo_can_be_made_on_any_day(tmp_path: Path, day: str) -> None:
    moment = datetime.datetime.fromisoformat(f"{day}T10:00")
    with OfficeFile.open(
        tmp_path / "演示县.zwh", records=ALL, steps=STEPS, who="演示", create=True
    ) as office:
        desk = Desk(office, demo.CLERK, lambda: moment)
        setup.set_up(desk, demo.ANSWERS)
        settle_keys(desk)
        demo.fill(desk)
        assert len(registers.find(desk, Outcome, Query())) == 221


def test_all_24_sectors_and_7_committees_have_members(filled: Desk) -> None:
    assert len(set(column(filled, "sector"))) == 24
    assert len(set(column(filled, "committee")) - {None}) == 7


def test_names_are_all_different_and_20_hold_rare_characters() -> None:
    people = invented_people(180, Random(1))
    names = [each.name for each in people]
    assert len(set(names)) == 180
    assert sum(bool(each.note) for each in people) == 20
    for character in RARE:
        assert any(character in name for name in names)
    assert {"尉迟远山", "欧阳静宜", "岩温罕"} <= set(names)
    assert any("·" in name for name in names)


def test_members_are_mixed_as_a_county_in_honghe_is(filled: Desk) -> None:
    nations, sexes = Counter(column(filled, "nation")), Counter(column(filled, "sex"))
    assert len(nations) >= 10
    assert 0.35 < 1 - nations["01"] / 180 < 0.65
    assert 0.25 < sexes["2"] / 180 < 0.5
    assert len(set(column(filled, "state"))) >= 4
    assert None not in column(filled, "photo")


def test_speeches_of_the_last_session_are_over_and_those_of_the_next_go_on(filled: Desk) -> None:
    rows = values(filled, Speech, "state", "session", "position", "words", "volume_place")
    assert len(rows) == 24
    assert len({row[1] for row in rows}) == 2
    assert {"invited", "submitted", "returned", "checked", "collected", "unused"} == {
        row[0] for row in rows
    }
    assert sorted(int(str(row[2])) for row in rows if row[2]) == list(range(1, 9))
    assert sorted(int(str(row[4])) for row in rows if row[4]) == list(range(1, 14))
    assert all(1_000 < int(str(row[3])) < 3_000 for row in rows if row[0] != "invited")
    made = [row[0] for row in values(filled, Proposal, "origin") if row[0]]
    assert len(made) == 1
    due = {each.kind for each in reminders.due(filled)}
    assert {"speech_hand_in", "speech_check"} <= due


def test_proposals_of_two_sessions_follow_their_sheets(filled: Desk) -> None:
    rows = values(filled, Proposal, "state", "closed_on", "period", "number")
    states = Counter(str(row[0]) for row in rows)
    assert sum(states.values()) == BEFORE.total + LAST.total + 1  # one was made from a speech
    assert {"submitted", "reviewed", "returned", "merged", "rejected", "passed", "withdrawn",
            "handling", "closed"} <= states.keys()  # fmt: skip
    assert all(row[1] for row in rows if row[0] == "closed")
    assert {row[2] for row in rows} == {"plenary", "between"}
    keys = registers.find(filled, Proposal, Query())
    for key in keys:
        where = (registers.Filter("proposal", "in", (key,)),)
        sheets = registers.find(filled, ProposalHandling, Query(where=where))
        if sheets:
            found = [registers.draft(filled, ProposalHandling, each).values for each in sheets]
            assert registers.draft(filled, Proposal, key).values["state"] == state_of(found)


def test_the_two_years_of_proposals_differ_in_most_of_what_is_counted(filled: Desk) -> None:
    names = ("kind", "category", "period", "state", "researched")
    rows = values(filled, Proposal, "session", *names)
    of: dict[object, Counter[tuple[str, object]]] = {}
    for session, *told in rows:
        of.setdefault(session, Counter()).update(zip(names, told, strict=True))
    one, two = of.values()
    differ = [each for each in one | two if one[each] != two[each]]
    assert len(differ) > 2 * len(one | two) / 3
    assert all(abs(one[each] - two[each]) < 16 for each in one | two)


def test_every_mover_of_a_proposal_was_polled_and_names_differ(filled: Desk) -> None:
    names = [row[0] for row in values(filled, Proposal, "name")]
    assert len(set(names)) == len(names)
    ended = 0
    for key in registers.find(filled, ProposalHandling, Query()):
        sheet = registers.draft(filled, ProposalHandling, key).values
        if sheet["state"] != "done" or not ProposalHandling.ANSWERS.holds(sheet):
            continue
        where = (registers.Filter("handling", "in", (key,)),)
        said = [
            registers.draft(filled, HandlingFeedback, each).values
            for each in registers.find(filled, HandlingFeedback, Query(where=where))
        ]
        assert not unanswered(movers_of(filled, sheet["proposal"]), said, attempt_of(sheet))
        ended += 1
    assert ended > 40
    systems = {row[0] for row in values(filled, ProposalHandling, "system")}
    assert systems == {"party", "government"}
    assert sum(bool(row[0]) for row in values(filled, ProposalHandling, "redo_on")) == 1


def test_nobody_began_to_work_before_growing_up_nor_ends_before_beginning() -> None:
    for draft in drafts():
        born, started = str(draft["born"])[:4], str(draft["work_started"])[:4]
        assert 18 <= int(started) - int(born) <= 30
        for line in str(draft["resume"]).splitlines()[:2]:
            begin, end = line[:7], line.split("—")[1][:7]
            assert begin <= end


def test_people_suit_their_seats() -> None:
    for draft in drafts():
        post, unit = str(draft["post"]), str(draft["unit"])
        if draft["sector"] == "妇联":
            assert draft["sex"] == "女"
        if draft["sector"] == "少数民族界":
            assert draft["nation"] != "汉族"
        if draft["sector"] == "共青团和青联":
            assert int(str(draft["born"])[:4]) >= 1986
        if "伊斯兰教" in unit:
            assert draft["nation"] in ("回族", "维吾尔族")
        if "护" in post or "护" in str(draft["title"]):
            assert draft["sex"] == "女"
        if "党" in post:
            assert draft["politics"] == "中共党员"


def test_texts_agree_with_the_numbers_of_what_is_registered(filled: Desk) -> None:
    counts = Counter(row[0] for row in values(filled, Outcome, "consultation"))
    keys = registers.find(filled, Consultation, Query())
    for key, _, summary in registers.rows(filled, Consultation, keys, ("summary",)):
        found = re.search("形成意见建议([0-9]+)条", str(summary or ""))
        assert found is None or int(found[1]) == counts[key]


def test_letters_are_numbered_anew_every_year(filled: Desk) -> None:
    issues: dict[str, list[int]] = {}
    for held_on, document in values(filled, Consultation, "held_on", "reported_doc"):
        if document:
            found = re.fullmatch("协商专报([0-9]{4})年第([0-9]+)期", str(document))
            assert found
            assert found[1] == str(held_on)[:4]
            issues.setdefault(found[1], []).append(int(found[2]))
    assert len(issues) >= 2
    assert all(len(set(numbers)) == len(numbers) for numbers in issues.values())
    assert all(min(numbers) <= 3 for numbers in issues.values())


def test_nothing_agreed_on_repeats_a_suggestion(filled: Desk) -> None:
    suggested = {str(row[0]).rstrip("。") for row in values(filled, Outcome, "content")}
    assert not suggested & {str(row[0]) for row in values(filled, Consensus, "matter")}


def test_the_same_seed_gives_the_same_people() -> None:
    assert drafts() == drafts()


def test_a_little_history_can_be_seen_and_was_undone_once(filled: Desk) -> None:
    actions = history.recent(filled, 100)
    assert len(actions) >= 10
    assert sum(each.undoes is not None for each in actions) == 1
    assert [each.title for each in history.removed(filled)][:1] == ["演示重复点"]


def test_a_placeholder_photo_is_a_picture_of_a_passport_photos_shape() -> None:
    data = placeholder_photo(Random(1), long_hair=True)
    picture = Image.open(io.BytesIO(data))
    picture.load()
    assert picture.size == (250, 350)
    assert data == placeholder_photo(Random(1), long_hair=True)
    assert data != placeholder_photo(Random(1), long_hair=False)


def test_office_hours_only_move_on_and_never_into_the_night() -> None:
    clock = demo.OfficeHours(datetime.datetime(2026, 11, 1, 9, 12))
    moments = [clock() for _ in range(50)]
    assert moments == sorted(set(moments))
    assert all(9 <= moment.hour < 17 for moment in moments)
    until = datetime.datetime(2026, 11, 3, 10, 0)
    clock = demo.OfficeHours(datetime.datetime(2026, 11, 1, 9, 12), until=until)
    assert max(clock() for _ in range(50)) == until


def test_activities_have_who_was_due_and_who_came(filled: Desk) -> None:
    told = values(filled, Activity, "kind", "state", "due_count", "came_count")
    assert len(told) == 53  # six of them are meetings of groups, seven the plans of two weeks
    assert all(due for _, _, due, _ in told)
    assert {state for _, state, _, _ in told} == {"draft", "noticed", "done"}
    assert all(bool(came) == (state == "done") for _, state, _, came in told)
    ((_, _, due, came),) = [each for each in told if each[0] == "plenary"]
    assert int(str(came)) > int(str(due)) * 2 // 3
    results = {str(each) for (each,) in values(filled, Attendance, "result")}
    assert results == {"open", "present", "partly", "leave", "away", "short", "absent"}


def test_groups_have_people_and_leave_is_in_the_marks(filled: Desk) -> None:
    named = values(filled, WorkGroup, "leader", "deputy", "liaison", "member_count")
    assert len(named) == 8
    assert all(all(row) and int(str(row[3])) >= 9 for row in named)
    leaves = values(filled, Leave, "state", "filled")
    states = Counter(str(row[0]) for row in leaves)
    assert {"pending": 2, "refused": 1}.items() <= states.items()
    assert states["granted"] >= 4
    assert any(row[1] for row in leaves)
    due = {each.kind for each in reminders.due(filled)}
    assert {"group_plan", "group_summary"} <= due


def test_every_score_of_the_demo_is_explained_to_the_hundredth(filled: Desk) -> None:
    board = boards.board(filled, 2026)
    assert board is not None
    assert len({each.grade for each in board.scores.values() if each.scored}) == 4
    for key, score in board.scores.items():
        told = explanation(filled, board, key)
        assert told is not None
        sums = [
            each.score.category.start + sum(part.part.counted for part in each.parts)
            for each in told.categories
        ]
        assert sums == [each.before for each in score.categories]
        for each in told.categories:
            for part in each.parts:
                assert sum(line.counted for line in part.lines) == part.part.before
                assert all(line.rows or line.entry for line in part.lines)
