"""The chronicle: usual words, own words, ticks as one action, months and years."""

from __future__ import annotations

import datetime

import pytest

from desktop_app.documents.printables import Heading, Paragraph
from desktop_app.documents.prints.chronicle import letter
from desktop_app.errors import UserError
from desktop_app.records import Activity
from desktop_app.services import registers
from desktop_app.services.desk import Desk
from desktop_app.services.office_week import chronicle, chronicle_outputs
from desktop_app.services.office_week.chronicle import Wording
from desktop_app.services.office_week.plan_days import month_of, year_of
from desktop_app.services.registers import history
from desktop_app.services.registers.states import change_state
from tests.services.activities.activity_office import activity, changed, values

MONTH = month_of(datetime.date(2026, 2, 9))
YEAR = year_of(datetime.date(2026, 2, 9))


@pytest.mark.parametrize(
    ("name", "place", "words"),
    [
        ("主席会议", "三楼会议室", "在三楼会议室召开主席会议"),
        ("主席会议（演示）", "", "召开主席会议（演示）"),
        ("农村供水视察", "", "开展农村供水视察"),
        ("赴邻县考察", "邻县", "赴邻县考察（邻县）"),
        ("召开主席会议", "", "召开主席会议"),
    ],
)
def test_the_usual_words_are_name_and_place(name: str, place: str, words: str) -> None:
    assert chronicle.usual_words(name, place) == words


@pytest.mark.parametrize(
    ("start", "end", "words"),
    [
        ("2026-03-05", None, "3月5日"), ("2026-03-05", "2026-03-05", "3月5日"),
        ("2026-03-05", "2026-03-07", "3月5日—7日"), ("2026-03-30", "2026-04-02", "3月30日—4月2日"),
        ("2026-12-30", "2027-01-02", "12月30日—2027年1月2日"), ("2026-03", None, "3月"),
    ],
)  # fmt: skip
def test_the_days_of_an_entry(desk: Desk, start: str, end: str | None, words: str) -> None:
    activity(desk, "演示会", start_on=start, end_on=end)
    (found,) = chronicle.entries(desk, YEAR)
    assert chronicle.days_words(found) == words


def test_ticks_and_words_are_one_action_that_undo_takes_back(desk: Desk) -> None:
    one, other = activity(desk, "演示甲会"), activity(desk, "演示乙会", start_on="2026-02-10")
    changes = {one: Wording(True, "甲会召开"), other: Wording(True, "")}
    assert chronicle.save(desk, changes).action is not None
    assert values(desk, Activity, one)["chronicle_text"] == "甲会召开"
    found = chronicle.entries(desk, MONTH)
    assert [(each.is_ticked, each.text) for each in found] == [
        (True, "甲会召开"), (True, "在演示会议室召开演示乙会"),
    ]  # fmt: skip
    history.undo(desk)
    assert [each.is_ticked for each in chronicle.entries(desk, MONTH)] == [False, False]
    assert values(desk, Activity, one)["chronicle_text"] is None


def test_the_usual_words_are_not_kept_as_own_ones(desk: Desk) -> None:
    key = activity(desk, "演示会")
    chronicle.save(desk, {key: Wording(True, "在演示会议室召开演示会 ")})
    assert values(desk, Activity, key)["chronicle_text"] is None
    changed(desk, Activity, key, place="演示新址")
    assert chronicle.entries(desk, MONTH)[0].text == "在演示新址召开演示会"


def test_nothing_changed_writes_nothing(desk: Desk) -> None:
    key = activity(desk, "演示会")
    assert chronicle.save(desk, {key: Wording(False, "")}).action is None


def test_an_activity_that_is_gone_is_refused_in_words(desk: Desk) -> None:
    key = activity(desk, "演示会")
    registers.remove(desk, Activity, [key])
    with pytest.raises(UserError, match="回收站"):
        chronicle.save(desk, {key: Wording(True, "")})


def test_cancelled_ones_are_left_out_and_ticked_ones_can_be_asked_for(desk: Desk) -> None:
    keys = [activity(desk, f"演示{each}会") for each in "甲乙丙"]
    change_state(desk, Activity, keys[:1], "cancelled", "天气", {"cancel_reason": "天气"})
    chronicle.save(desk, {keys[2]: Wording(True, "")})
    assert {each.key for each in chronicle.entries(desk, MONTH)} == {*keys[1:]}
    assert [each.key for each in chronicle.entries(desk, MONTH, ticked=True)] == keys[2:]


def test_the_text_joins_what_happened_on_one_day(desk: Desk) -> None:
    keys = [activity(desk, f"演示{each}会", place="") for each in "甲乙"]
    keys.append(activity(desk, "演示丙会", place="", start_on="2026-02-10"))
    chronicle.save(desk, {key: Wording(True, "") for key in keys})
    assert chronicle_outputs.message(MONTH, chronicle.entries(desk, MONTH)).splitlines() == [
        "2026年2月大事记", "2月9日　召开演示甲会。召开演示乙会。", "2月10日　召开演示丙会。",
    ]  # fmt: skip


def test_nothing_ticked_is_no_print(desk: Desk) -> None:
    activity(desk, "演示会")
    with pytest.raises(UserError, match="2026年2月还没有入大事记"):
        chronicle_outputs.sheet_of(desk, MONTH, chronicle.entries(desk, MONTH))


def test_what_is_known_only_by_its_year_is_in_the_year_before_all_months(desk: Desk) -> None:
    for day in ("2026-02-10", "2026"):
        activity(desk, f"演示{day}活动", place="", start_on=day, end_on=None, chronicle="是")
    found = chronicle.entries(desk, YEAR)
    assert [each.day for each in found] == ["2026", "2026-02-10"]
    assert [each.day for each in chronicle.entries(desk, MONTH)] == ["2026-02-10"]
    sheet = chronicle_outputs.sheet_of(desk, YEAR, found)
    blocks = letter(sheet.shown[0], sheet.setting, {}).blocks
    assert [each.text for each in blocks if isinstance(each, Heading | Paragraph)] == [
        "2026年\u3000开展演示2026活动。", "二月", "2月10日\u3000开展演示2026-02-10活动。",
    ]  # fmt: skip
