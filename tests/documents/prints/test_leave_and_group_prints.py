"""请假审批单, 组履职一览, 活动记录表: what is on them, for which year, and long texts."""

from __future__ import annotations

from pathlib import Path

import pytest

from desktop_app.documents.prints.declared import STORED
from desktop_app.documents.prints.group_lists import register
from desktop_app.documents.prints.leave_form import form as leave_form
from tests.documents.prints.chain_content import SETTING, huge, longest, marked, shown
from tests.documents.prints.test_chain_prints import print_of, text_of, ways

KEYS = ("leave_form", "group_overview", "group_activities")
READ = {
    "leave_form": {"year", "state", "activity.kind"},
    "group_overview": {"sector"},
    "group_activities": set[str](),
}
"""What a print reads to decide or to order by."""
YEAR = SETTING.today[:4] or "2026"


@pytest.mark.parametrize("key", KEYS)
def test_every_field_that_a_print_reads_is_seen_on_its_page(key: str, tmp_path: Path) -> None:
    one = marked(print_of(key))
    text = text_of(key, tmp_path / "p.pdf", one)
    lost = {
        name for name, each in one.values.items()
        if not name.endswith(STORED) and not any(way in text for way in ways(each))
    }  # fmt: skip
    assert lost <= READ[key]


@pytest.mark.parametrize("key", KEYS)
def test_long_texts_are_clean_pages(key: str, tmp_path: Path) -> None:
    for one in (huge(print_of(key), 3_000, 20), longest(print_of(key))):
        assert text_of(key, tmp_path / "p.pdf", one)


def test_who_decides_follows_from_the_meeting_where_nobody_is_named(tmp_path: Path) -> None:
    one = shown(print_of("leave_form"), "QJ-001", None, member="演示甲", approver="",
                activity__kind__stored="standing")  # fmt: skip
    assert "主席或秘书长" in text_of("leave_form", tmp_path / "p.pdf", one)
    assert "整个会议" not in text_of("leave_form", tmp_path / "p.pdf", one)


def test_the_overview_counts_what_was_held_in_its_year() -> None:
    wanted = print_of("group_overview")
    children = {
        "group_year": ({"year": YEAR, "plan_on": f"{YEAR}-02-20", "summary_on": ""},),
        "activity": (
            {"start_on": f"{YEAR}-03-01", "state.stored": "done", "came_count": "7"},
            {"start_on": f"{YEAR}-04-01", "state.stored": "cancelled", "came_count": "9"},
            {"start_on": "2001-04-01", "state.stored": "done", "came_count": "5"},
        ),
    }
    one = shown(wanted, "第一小组", None, name="第一小组", kind="活动小组")
    found = register([type(one)(one.title, one.values, None, children)], SETTING, {})
    (group,) = found.groups
    assert group.rows[0][-4:] == [f"{YEAR}.02.20", "1", "7", "—"]


def test_a_document_of_leave_has_a_row_of_its_own_and_none_has_no_row() -> None:
    wanted = print_of("leave_form")
    for document in ("", "演示〔2026〕1号" * 4):
        form = leave_form(shown(wanted, number="QJ-001", document=document), SETTING, {})
        assert form.above == (SETTING.office, "QJ-001")
        assert any(cell.text == document for cell in form.cells if document) == bool(document)
