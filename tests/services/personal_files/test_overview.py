"""The personal files of a term: the list counts what the printed file shows."""

from __future__ import annotations

import io
import re

import pypdfium2
import pytest

from desktop_app.documents.prints.personal_file_years import DUTIES, SECTIONS, rows_of
from desktop_app.errors import UserError
from desktop_app.services import prints, registers
from desktop_app.services.desk import Desk
from desktop_app.services.lookup.cache import lookup
from desktop_app.services.personal_files.overview import TITLES, files_of, filled, records_behind
from desktop_app.services.registers import Query
from tests.outward_office import fill


def kept(desk: Desk, key: str, **values: object) -> int:
    model = next(each for each in desk.office.records if key == each.KEY)
    return registers.save(desk, model, values).keys[0]


def printed(desk: Desk, *keys: int, **chosen: str) -> prints.PreparedPrint:
    return prints.collect(desk, prints.print_named(desk, "personal_file"), keys, chosen)


def present_term(desk: Desk) -> int:
    term = lookup(desk).term
    assert term is not None
    return term


def every_kind(desk: Desk) -> int:
    """A member with records of every kind, of a filled office too; the id."""
    fill(desk, present_term(desk))
    own = kept(desk, "member", name="岩温（演示）")
    other = kept(desk, "member", name="阿依·演示")
    kept(desk, "proposal", name="修路", member=own, received_on="2025-02-11")
    joint = kept(desk, "proposal", name="架桥", member=other, received_on="2026-02-11")
    kept(desk, "proposal_signer", proposal=joint, member=own, name="岩温（演示）")
    kept(desk, "opinion_report", name="一条信息", member=own, received_on="2026-03-01")
    kept(desk, "opinion_report", name="二条信息", member=other, partners=[own],
         received_on="2026-03-02")  # fmt: skip
    kept(desk, "speech", name="发言", member=own, given_on="2026-02-12")
    kept(desk, "contact", day="2026-04-01", visitor_member=own, person="李四")
    kept(desk, "reception", day="2026-05-10", visitor="王五", matter="路灯", members=[own])
    kept(desk, "recognition", day="2026-05-11", name="演示表彰", members=[own, other])
    held = kept(desk, "activity", name="培训", kind="培训", start_on="2026-06-01", state="已完成")
    kept(desk, "attendance", activity=held, member=own, marks="到")
    off = kept(desk, "activity", name="不开了", start_on="2026-06-02", state="已取消",
               cancel_reason="雨")  # fmt: skip
    kept(desk, "attendance", activity=off, member=own, marks="·")
    later = kept(desk, "activity", name="以后的会", kind="培训", start_on="2027-01-01",
                 state="已通知", place="演示会场", noticed_on="2026-11-20")  # fmt: skip
    kept(desk, "attendance", activity=later, member=own, marks="·")
    point = kept(desk, "point", name="演示协商点")
    for day in ("2026-11-22", "2026-12-24", "2027-01-05"):
        kept(desk, "duty_shift", point=point, day=day, members=[own])
    talk = kept(desk, "consultation", name="协商", held_on="2026-07-01", state="已协商")
    kept(desk, "participant", consultation=talk, member=own, name="岩温（演示）", attended="是")
    kept(desk, "participant", consultation=talk, member=other, name="阿依·演示", attended="否")
    kept(desk, "deed", name="一件实事", member=own, start_on="2026-03-01", done_on="2026-05-01")
    kept(desk, "deed", name="二件实事", member=other, partners=[own], start_on="2026-06-01")
    kept(desk, "manuscript", name="旧事", member=own, received_on="2025-05-01")
    kept(desk, "reading", name="共读", day="2026-05-01", members=[own])
    event = kept(desk, "reading", name="自读", day="2026-06-01")
    kept(desk, "reading_note", reading=event, member=own, author="岩温（演示）", title="心得")
    return own


def bookmarks(pdf: bytes) -> list[tuple[int, str]]:
    document = pypdfium2.PdfDocument(io.BytesIO(pdf))
    return [(each.level, each.get_title()) for each in document.get_toc()]


def text_of(pdf: bytes) -> str:
    pages = pypdfium2.PdfDocument(io.BytesIO(pdf))
    return "".join(page.get_textpage().get_text_bounded() for page in pages)


@pytest.fixture
def member(desk: Desk) -> int:
    return kept(desk, "member", name="岩温（演示）", cppcc_post="常委")


def test_the_list_counts_what_the_print_shows(desk: Desk) -> None:
    own = every_kind(desk)
    lines = {each.key: each for each in files_of(desk)}
    keys = list(lines)
    sheet = printed(desk, *keys)
    assert all(lines[own].total(title) for title in TITLES)
    for key, shown in zip(keys, sheet.shown, strict=True):
        for section in SECTIONS:
            counted = {
                year: len(rows)
                for year, rows in rows_of(shown, section, desk.today.isoformat()).items()
            }
            assert lines[key].counts.get(section.title, {}) == counted, section.title


def test_the_kinds_of_the_list_are_the_sections_of_the_print() -> None:
    assert tuple(section.title for section in SECTIONS) == TITLES


@pytest.mark.parametrize("title", TITLES)
def test_a_count_opens_its_records(desk: Desk, title: str) -> None:
    own = every_kind(desk)
    line = next(each for each in files_of(desk) if each.key == own)
    found = {
        behind.register: len(registers.find(
            desk, next(each for each in desk.office.records if behind.register == each.KEY),
            Query(where=behind.where),
        ))
        for behind in records_behind(desk, title, line.key)
    }  # fmt: skip
    assert sum(found.values()) == line.total(title), found


@pytest.mark.parametrize("title", TITLES)
def test_a_count_of_a_year_opens_the_records_of_that_year(desk: Desk, title: str) -> None:
    own = every_kind(desk)
    line = next(each for each in files_of(desk) if each.key == own)
    for year, count in line.counts[title].items():
        ways = filled(desk, records_behind(desk, title, line.key, year))
        models = {each.KEY: each for each in desk.office.records}
        rows = [registers.find(desk, models[each.register], Query(where=each.where))
                for each in ways]  # fmt: skip
        assert sum(map(len, rows)) == count
    assert filled(desk, records_behind(desk, title, line.key, "1999")) == []


def test_years_without_records_have_no_chapter(desk: Desk, member: int) -> None:
    kept(desk, "proposal", name="修路", member=member, received_on="2024-02-11")
    kept(desk, "proposal", name="架桥", member=member, received_on="2026-02-11")
    sheet = printed(desk, member)
    marks = bookmarks(prints.write(sheet, lambda *_: None))
    assert [title for level, title in marks if level == 0] == [
        "岩温（演示）履职档案", "目录", "基本情况", "任职情况", "履职概况", "2024年履职情况",
        "2026年履职情况", "核对和移交",
    ]  # fmt: skip
    assert (1, "一、提案（1 件）") in marks


def test_a_record_without_a_day_has_a_chapter_of_its_own(desk: Desk, member: int) -> None:
    kept(desk, "speech", name="修路", member=member)
    text = text_of(prints.write(printed(desk, member), lambda *_: None))
    assert "没有写明日期的" in text
    assert "修路" in text


def test_several_files_are_bookmarked_one_in_the_other(desk: Desk, member: int) -> None:
    other = kept(desk, "member", name="阿依·演示")
    marks = bookmarks(prints.write(printed(desk, member, other), lambda *_: None))
    assert [title for level, title in marks if level == 0] == [
        "岩温（演示）履职档案", "阿依·演示履职档案",
    ]  # fmt: skip
    assert (1, "基本情况") in marks


def test_a_file_of_the_last_year_alone(desk: Desk, member: int) -> None:
    kept(desk, "proposal", name="修路", member=member, received_on="2024-02-11")
    kept(desk, "proposal", name="架桥", member=member, received_on="2026-02-11")
    text = text_of(prints.write(printed(desk, member, years="last"), lambda *_: None))
    assert "架桥" in text
    assert "修路" not in text


def test_words_that_are_internal_are_not_printed(desk: Desk, member: int) -> None:
    kept(desk, "opinion_report", name="只在内部说的事", member=member, received_on="2026-03-01",
         internal="是")  # fmt: skip
    text = text_of(prints.write(printed(desk, member), lambda *_: None))
    assert "社情民意信息（1 条）" in text
    assert "只在内部说的事" not in text


def test_the_report_of_standing_members_is_theirs_alone(desk: Desk, member: int) -> None:
    wanted = prints.print_named(desk, "standing_report")
    other = kept(desk, "member", name="张三（演示）")
    sheet = prints.collect(desk, wanted, [member, other])
    assert [each.title for each in sheet.shown] == ["岩温（演示）"]
    with pytest.raises(UserError, match="不是常务委员会组成人员"):
        prints.collect(desk, wanted, [other])


def test_only_members_of_the_present_term_are_listed(desk: Desk) -> None:
    old = kept(desk, "term", number="九", starts="2017-01", ends="2021-12")
    kept(desk, "member", name="老委员", term=old)
    kept(desk, "member", name="新委员", term=present_term(desk))
    assert [each.name for each in files_of(desk)] == ["新委员"]


def test_what_is_planned_for_a_day_to_come_is_no_work_done(desk: Desk, member: int) -> None:
    point = kept(desk, "point", name="演示协商点")
    for day in ("2026-11-23", "2026-11-24", "2027-01-05"):
        kept(desk, "duty_shift", point=point, day=day, members=[member])
    (line,) = files_of(desk)
    assert line.counts == {"接待和值班": {"2026": 1}}
    text = text_of(prints.write(printed(desk, member), lambda *_: None))
    assert "接待和值班（1 次）" in text
    assert "2027" not in text


def test_an_overview_of_many_years_has_several_tables(desk: Desk, member: int) -> None:
    for year in range(2012, 2027):
        kept(desk, "proposal", name="修路", member=member, received_on=f"{year}-02-11")
    text = text_of(prints.write(printed(desk, member), lambda *_: None))
    overview = text[text.index("履职概况\r\n项目") : text.index("“—”表示没有登记")]
    heads = dict(re.findall(r"项目 (\d{4})年([ 0-9年]*(?:合计)?)", overview))  # anew on a page
    assert [first for first, rest in heads.items() if rest.endswith("合计")] == ["2024"]
    assert list(heads) == ["2012", "2018", "2024"]
    assert overview.index("2017年") < overview.index("2018年")
    assert "提案（件） 1 1 1 15" in overview.replace("\r\n", " ")


def test_a_file_of_a_former_term_has_the_duties_of_that_term(desk: Desk) -> None:
    term = kept(desk, "term", number="九", starts="2017-01", ends="2021-12-20")
    old = kept(desk, "member", name="老委员", term=term)
    kept(desk, "duty", name="一次走访", year=2021, fact="contact_made")
    before = printed(desk, old)  # while the present term is looked at
    assert not before.shown[0].children[DUTIES]
    desk.viewed_term = term
    (shown,) = printed(desk, old).shown
    assert [(each["year"], each["name"]) for each in shown.children[DUTIES]] == [
        ("2021", "一次走访")
    ]
