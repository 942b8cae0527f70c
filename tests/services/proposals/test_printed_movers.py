"""Prints of handling sheets read from an office: units of the same proposal, movers of all."""

from __future__ import annotations

from pathlib import Path

import pytest

from desktop_app.documents.prints.proposal_letters import opinion_letter, reply_letter
from desktop_app.documents.prints.proposal_poll import movers
from desktop_app.errors import UserError
from desktop_app.services import prints
from desktop_app.services.desk import Desk
from desktop_app.services.prints import PreparedPrint
from desktop_app.services.proposals import lineage
from tests.documents.pdf_reading import bookmarks
from tests.services.proposals import proposal_office as office


def sheet_of(desk: Desk, key: str, *keys: int) -> PreparedPrint:
    return prints.collect(desk, prints.print_named(desk, key), keys)


def test_a_merged_proposal_is_polled_mover_by_mover(desk: Desk, tmp_path: Path) -> None:
    one, two = office.proposal(desk, "演示一"), office.proposal(desk, "演示二", mover="演示乙")
    other = office.proposal(desk, "演示三", mover="演示丁")
    office.signed_by(desk, one, "演示丙")
    office.signed_by(desk, two, "演示戊")
    office.filed(desk, one, two)
    lineage.merge(desk, [two], one, "演示")
    main, helper = office.assigned(desk, one, "演示水务局", "演示发改局")
    (apart,) = office.assigned(desk, other, "演示民政局")
    office.replied(desk, main)
    office.replied(desk, apart)
    found = sheet_of(desk, "proposal_poll", main, apart, helper)
    assert [[each.name for each in movers(one)] for one in found.shown] == [
        ["演示甲", "演示丙", "演示乙", "演示戊"], ["演示丁"],
    ]  # fmt: skip
    assert found.remarks == ("“演示发改局”会办、参阅的单位不单独答复，不用征询。",)
    target = tmp_path / "p.pdf"
    target.write_bytes(prints.write(found, lambda *_: None))
    assert len(bookmarks(target)) == 5
    letter = reply_letter(sheet_of(desk, "proposal_reply", main).shown[0], found.setting, {})
    assert letter.addressee == "演示甲委员、演示丙委员、演示乙委员"
    given = sheet_of(desk, "proposal_opinion", helper)
    assert opinion_letter(given.shown[0], found.setting, {}).addressee == "演示水务局"


def test_a_print_says_why_it_is_not_made(desk: Desk) -> None:
    (main,) = office.assigned(desk, office.proposal(desk))
    for key, why in (
        ("proposal_reply", "还没有答复"),
        ("proposal_poll", "还没有答复，不能征询意见"),
        ("proposal_opinion", "不是会办单位"),
    ):
        with pytest.raises(UserError, match=why):
            sheet_of(desk, key, main)
    office.replied(desk, main)
    for key in ("proposal_extension", "proposal_reminder"):
        with pytest.raises(UserError, match="已经答复"):
            sheet_of(desk, key, main)
