"""The limits that come with the program: written where the office has none, or over its own."""

from __future__ import annotations

import pytest

from desktop_app.errors import UserError
from desktop_app.records.codes import default_entries
from desktop_app.records.time_limit import BY_CHANNEL, TimeLimit, shipped_limits
from desktop_app.services import registers
from desktop_app.services.desk import Desk
from desktop_app.services.limits import shipped_rows
from desktop_app.services.limits.time_limits import OfficeLimits, office_limits
from desktop_app.services.registers import Query, Refused, history
from desktop_app.storage.query.integrity import Taken
from tests.services.limits.own_limits import set_limit

SHIPPED = tuple(each.row for each in shipped_limits())


def rows(desk: Desk) -> set[tuple[object, ...]]:
    keys = registers.find(desk, TimeLimit, Query())
    names = ("what", "platform", "value", "unit")
    return {row[2:] for row in registers.rows(desk, TimeLimit, keys, names)}


def test_what_the_office_keeps_none_of_is_as_shipped(desk: Desk) -> None:
    assert office_limits(desk) == OfficeLimits(SHIPPED)
    set_limit(desk, "notice", 20, "working_days")
    assert shipped_rows.lacking(desk)[:2] == ("materials", "minutes")
    own = office_limits(desk)
    assert [own.row_of("notice", each).value for each in ("", "grassroots")] == [20, 20]
    assert own.row_of("materials", "grassroots").value is None
    shipped_rows.fill(desk)
    assert shipped_rows.lacking(desk) == ()
    assert office_limits(desk).row_of("notice", "grassroots").value == 20


def test_a_matter_gets_its_shipped_rows_again_and_keeps_the_others(desk: Desk) -> None:
    shipped_rows.fill(desk)
    shipped = rows(desk)
    set_limit(desk, "notice", 20, "days")
    key = set_limit(desk, "notice", 8, "days", platform="plenary")
    set_limit(desk, "minutes", 3)
    shipped_rows.restore(desk, [key])
    assert rows(desk) == {
        *(each for each in shipped if each[0] != "minutes"),
        ("minutes", None, 3, "days"), ("notice", "plenary", 8, "days"),
    }  # fmt: skip
    with pytest.raises(UserError, match="已经是随程序的期限"):
        shipped_rows.restore(desk, [key])


def test_no_two_limits_are_for_the_same(desk: Desk) -> None:
    set_limit(desk, "notice", 20)
    set_limit(desk, "notice", 3, platform="grassroots")
    for platform in (None, "grassroots"):
        values = {"what": "notice", "platform": platform, "value": 5}
        with pytest.raises(Refused, match="已经用在"):
            registers.save(desk, TimeLimit, values)
        with pytest.raises(Taken, match="其中有办理期限已经在册"):
            desk.write([TimeLimit.of({**values, "unit": "days"})], action="演示")


def test_a_limit_that_comes_back_does_not_double_a_new_one(desk: Desk) -> None:
    key = set_limit(desk, "notice", 20)
    registers.remove(desk, TimeLimit, [key])
    set_limit(desk, "notice", 10)
    with pytest.raises(Taken):
        history.bring_back_one(desk, TimeLimit, key)


def test_a_point_waits_on_every_platform_alike(desk: Desk) -> None:
    with pytest.raises(Refused, match="不分平台"):
        set_limit(desk, "idle", 20, platform="plenary")


def test_matters_of_proposals_differ_by_channel_all_others_by_platform(desk: Desk) -> None:
    with pytest.raises(Refused, match="提案的期限不分平台"):
        set_limit(desk, "proposal_reply", 2, "months", platform="plenary")
    with pytest.raises(Refused, match="只有提案的期限分交办渠道"):
        set_limit(desk, "report", 9, channel="party")
    set_limit(desk, "proposal_reply", 2, "months", channel="party")
    codes = {x.code for x in default_entries() if x.code_list == "time_limit_kind"}
    assert {each.what for each in SHIPPED} == codes
    assert {code for code in codes if code.startswith("proposal_")} == set(BY_CHANNEL)


def test_an_office_with_rows_of_other_matters_keeps_the_shipped_ones_of_the_rest(
    desk: Desk,
) -> None:
    set_limit(desk, "notice", 20, "working_days")
    assert set(BY_CHANNEL) <= set(shipped_rows.lacking(desk))
    own = office_limits(desk)
    for row in SHIPPED:
        if row.what in BY_CHANNEL:
            assert own.row_of(row.what, channel="party") == row
    set_limit(desk, "proposal_reply", 5, "months", channel="party")
    ends = office_limits(desk).by_channel("proposal_reply")
    assert [(each.end and each.end.value, each.codes, each.but) for each in ends] == [
        (3, ("party",), True), (5, ("party",), False),
    ]  # fmt: skip


def test_a_platform_without_any_row_demands_nothing(desk: Desk) -> None:
    set_limit(desk, "report", 9, platform="plenary")
    assert office_limits(desk).row_of("report").value == 15  # came along, as shipped
    general = Query(where=(registers.Filter("platform", "in", (None,)),))
    registers.remove(desk, TimeLimit, registers.find(desk, TimeLimit, general))
    own = office_limits(desk)
    assert own.end_of("report", "grassroots") is None
    assert own.end_of("report", None) is None
    end = own.end_of("report", "plenary")
    assert end is not None
    assert end.value == 9
