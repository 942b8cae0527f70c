"""The table of duties and the slips as PDF."""

from __future__ import annotations

from pathlib import Path

import pytest

from desktop_app.documents.printables import Foot
from desktop_app.documents.prints import Setting, Shown
from desktop_app.documents.prints.duty_matrix import DutySheet, matrix_print
from desktop_app.documents.prints.duty_slip import CHILD, PRINT
from desktop_app.documents.prints.writing import write_print
from tests.documents.pdf_reading import page_lines, poppler_text

FOOT = Foot("政协演示县委员会", "演示", "2026年11月23日", "2026年11月23日", "演示经办人")
SETTING = Setting(FOOT, "政协演示县委员会", today="2026-11-23", shorts={"提案委员会": "提案委"})
DUTIES = (("一件提案", "立案满 1，12月15日前", "1/2"), ("一次走访", "走访满 2", "0/2"))


def table(folder: Path, *, committee: bool, lines: int = 2) -> str:
    sheet = DutySheet(2026, "委员" if committee else "组", DUTIES, "人", committee)
    shown = [
        Shown(f"演示{n}", {"name": f"演示{n}", "committee": "提案委员会", "sum": "1/2",
                           "cell0": "√ 10-21", "cell1": "1/2"})
        for n in range(lines)
    ]  # fmt: skip
    path = folder / "table.pdf"
    write_print(matrix_print(sheet), shown, SETTING, {}, path, lambda *_: None)
    return poppler_text(path, "-layout")


def test_the_table_has_a_column_for_each_duty_and_how_many_did_it(tmp_path: Path) -> None:
    text = table(tmp_path, committee=True)
    plain = "".join(text.split())
    assert "2026年委员“五个一”完成情况表" in plain
    assert text.count("√ 10-21") == 2
    assert "提案委" in text
    assert "完成人数1/20/2" in plain
    assert "一件提案：立案满1，12月15日前；一次走访：走访满2。" in plain
    assert "按姓氏笔画为序" in plain


def test_groups_have_no_committee(tmp_path: Path) -> None:
    text = table(tmp_path, committee=False)
    assert "专委会" not in text
    assert "完成组数" in text


def slips(folder: Path, count: int, per_page: str, duties: int = 2) -> Path:
    rows = [
        {"name": f"演示事项{n}", "rule": "提交一件提案，并且立案", "due": "2026年12月15日",
         "state": "还差 1 件"} for n in range(duties)
    ]  # fmt: skip
    shown = [
        Shown(f"演示{n}", {
            "name": f"演示{n}", "about": "", "year": "2026", "whom": f"演示{n} 委员",
            "sum": "完成 1 / 2", "words": f"演示{n}委员：您今年的“五个一”还差 1 件。" * 3,
        }, None, {CHILD: rows})
        for n in range(count)
    ]  # fmt: skip
    path = folder / "slips.pdf"
    write_print(PRINT, shown, SETTING, {"slips": per_page}, path, lambda *_: None)
    return path


@pytest.mark.parametrize(("per_page", "pages"), [("3", 3), ("2", 4), ("1", 7)])
def test_slips_share_pages_and_keep_their_order(tmp_path: Path, per_page: str, pages: int) -> None:
    text = poppler_text(slips(tmp_path, 7, per_page))
    assert len(text.rstrip("\f").split("\f")) == pages
    places = [text.index(f"演示{n} 委员") for n in range(7)]
    assert places == sorted(places)
    assert text.count("政协演示县委员会办公室") == 7


def test_a_long_list_of_duties_stays_on_its_slip(tmp_path: Path) -> None:
    found = page_lines(slips(tmp_path, 3, "3", duties=12))
    assert len(found) == 1
    thirds = [[each for each in found[0] if f"演示{n}委员" in each.text] for n in range(3)]
    height = 297 / 25.4 * 72
    for place, lines in enumerate(thirds):
        top, bottom = height * (1 - place / 3), height * (1 - (place + 1) / 3)
        assert lines
        assert all(bottom < each.baseline < top for each in lines)
