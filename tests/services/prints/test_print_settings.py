"""The office's part of a print: kept from one print to the next, new after an action."""

from __future__ import annotations

import pytest

from desktop_app.documents.prints import PRINTS, Setting
from desktop_app.records import Committee, Outcome, Record
from desktop_app.records.codes import default_entries
from desktop_app.records.lookup import Titles
from desktop_app.records.office import CodeEntry
from desktop_app.services import registers
from desktop_app.services.desk import Desk
from desktop_app.services.lookup import cache
from desktop_app.services.lookup.lazy_titles import ReadTitles
from desktop_app.services.outward import lookup
from desktop_app.services.prints import print_settings
from desktop_app.services.prints.print_settings import setting_of

SEXES = ["男", "女"]


def setting(desk: Desk) -> Setting:
    return setting_of(desk, PRINTS[0], lookup(desk))


def test_labels_and_short_names_follow_what_is_saved(desk: Desk) -> None:
    before = setting(desk)
    assert before.offered["sex"] == list(before.codes["sex"].values()) == SEXES
    assert before.shorts == {}
    desk.write([CodeEntry.of(each.values()) for each in default_entries()])
    registers.save(desk, CodeEntry, {"code_list": "sex", "code": "9", "label": "演示新增"})
    registers.save(desk, Committee, {"name": "演示提案委员会", "short_name": "演示提案委"})
    after = setting(desk)
    assert after.offered["sex"] == list(after.orders["sex"]) == [*SEXES, "演示新增"]
    assert after.shorts == {"演示提案委员会": "演示提案委"}
    assert after.orders["committee"] == ["演示提案委员会"]


def test_a_second_print_reads_no_labels_and_no_short_names_again(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = setting(desk)
    for name in ("_labels", "_short_names"):
        monkeypatch.setattr(print_settings, name, lambda _: pytest.fail("read again"))
    again = setting(desk)
    assert (again.offered, again.codes, again.orders) == (first.offered, first.codes, first.orders)


def test_the_outward_titles_of_an_empty_register_are_read_once(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    read: list[str] = []
    whole = cache.titles_of

    def note(desk: Desk, model: type[Record], rows: ReadTitles) -> Titles:
        read.append(model.KEY)
        return whole(desk, model, rows)

    monkeypatch.setattr(cache, "titles_of", note)
    for _ in range(2):
        assert lookup(desk).titles[Outcome.KEY].items() == ()
    assert read == [Outcome.KEY]
