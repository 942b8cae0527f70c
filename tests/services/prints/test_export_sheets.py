"""What is exported: the data as data, and a sheet laid out like the print."""

from __future__ import annotations

import datetime
from pathlib import Path

import openpyxl
import pytest

from desktop_app.records.consultation import Consultation
from desktop_app.records.member import Member
from desktop_app.records.office import Committee
from desktop_app.records.outcome import Outcome
from desktop_app.records.record import Record
from desktop_app.services import registers
from desktop_app.services.desk import Desk
from desktop_app.services.prints import export_sheets
from desktop_app.services.registers import exports
from desktop_app.services.safekeeping.destinations import Destination


def kept(desk: Desk, model: type[Record], **values: object) -> int:
    return registers.save(desk, model, values).keys[0]


def test_money_and_days_go_out_as_such(desk: Desk, tmp_path: Path) -> None:
    session = kept(desk, Consultation, name="路灯协商会")
    key = kept(desk, Outcome, content="装灯", source=f"consultation:{session}", money="36万",
               due="2026-12-01", sent_on="2026-05")  # fmt: skip
    path = tmp_path / "a.xlsx"
    export_sheets.write(export_sheets.collect(desk, Outcome, [key]), Destination(path))
    book = openpyxl.load_workbook(path)
    heads, row = (list(each) for each in book["意见建议"].iter_rows(values_only=True))
    told = dict(zip(heads, row, strict=True))
    assert told["落实资金（元）"] == 360_000
    assert told["办结期限"] == datetime.datetime(2026, 12, 1)
    assert told["报送日期"] == "2026-05"


def test_the_sheet_to_print_is_the_ledger_or_the_columns_of_the_list(
    desk: Desk, tmp_path: Path
) -> None:
    committee = kept(desk, Committee, name="农业和农村委员会", short_name="农业农村委")
    key = kept(desk, Member, name="张三", committee=committee, born="1985-05", unit="县一中",
               post="校长", mobile="13812345678")  # fmt: skip
    whole = export_sheets.collect(desk, Member, [key], masked=True)
    register = whole.printed[0].register
    assert register.title.endswith("委员名册")
    assert [column.title for column in register.columns][:2] == ["序号", "姓名"]
    row = list(register.groups[0].rows[0])
    assert row[4:] == ["1985.05", "", "", "县一中校长", "", "农业农村委", "", "138****5678"]
    few = export_sheets.collect(desk, Member, [key], ("name", "mobile"))
    columns = [column.title for column in few.printed[0].register.columns]
    assert columns == ["序号", "姓名", "手机"]
    assert list(few.printed[0].register.groups[0].rows[0]) == ["1", "张三", "13812345678"]
    assert few.table.fixed == 1


def test_a_list_that_nobody_prints_has_no_sheet_to_print(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    keys = [kept(desk, Member, name=name) for name in ("张三", "王五", "李四")]
    monkeypatch.setattr(export_sheets, "MOST_PRINTED", 2)
    assert export_sheets.collect(desk, Member, keys).printed == ()
    assert len(export_sheets.collect(desk, Member, keys[:2]).printed) == 1


def test_phones_are_hidden_as_the_office_has_said(desk: Desk) -> None:
    assert exports.masks(desk, ".xlsx")
    assert not exports.masks(desk, ".csv")  # data for another program
    assert exports.has_phones(Member)
    assert not exports.has_phones(Outcome)
