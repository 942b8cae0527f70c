"""Lists: what a search finds, in which order, and that windows give the rows asked for."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from desktop_app.records import Committee, Member, Point, Sector
from desktop_app.records.codes import default_entries
from desktop_app.records.office import CodeEntry
from desktop_app.storage.file.office_file import OfficeFile
from desktop_app.storage.log import door
from desktop_app.storage.query import lists
from desktop_app.storage.query.lists import Filter, Query


def put(office: OfficeFile, *records: object) -> None:
    door.apply(office, records, (), "写入", "演示")  # type: ignore[arg-type]


def shown(office: OfficeFile, query: Query) -> list[str]:
    keys = lists.find(office, Member, query)
    return [row[2] for row in lists.rows(office, Member, keys, ["name"])]


@pytest.fixture
def members(office: OfficeFile) -> OfficeFile:
    sectors = [Sector.of({"name": name, "position": n}) for n, name in ((2, "教育"), (1, "经济"))]
    put(office, *sectors, *(CodeEntry.of(each.values()) for each in default_entries()))
    education, economy = (each.id for each in sectors)
    put(
        office,
        Member.of({"name": "张三", "mobile": "13887351234", "sector": education, "nation": "16"}),
        Member.of({"name": "单雄", "unit": "演示县人民医院", "sector": economy, "nation": "01"}),
        Member.of({"name": "岩温·罕", "born": "1975-03", "nation": "18"}),
        Member.of({"name": "丁小宁", "born": "1960", "state": "resigned"}),
    )
    return office


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("张三", ["张三"]), ("三", ["张三"]), ("zs", ["张三"]), ("ZhangSan", ["张三"]),
        ("8735", ["张三"]), ("sx", ["单雄"]), ("dx", ["丁小宁", "单雄"]), ("shanxiong", ["单雄"]),
        ("人民医院", ["单雄"]), ("岩温罕", ["岩温·罕"]), ("温·罕", ["岩温·罕"]),
        ("\u2f08民医院", ["单雄"]), ("\u2f00三\u2f00", []), ("丁\u2f29", ["丁小宁"]),
        ("zs 8735", ["张三"]), ("zs 9999", []), ("不在", []), ("%", []), ("'", []),
    ],
)  # fmt: skip
def test_a_search_finds_people_by_parts(members: OfficeFile, typed: str, found: list[str]) -> None:
    assert shown(members, Query(typed)) == found


def test_a_record_with_radicals_from_before_is_found_by_ideographs(office: OfficeFile) -> None:
    put(office, Member.of({"name": "\u2f69\u2f29楼", "unit": "县\u2f83然资源局"}))
    assert shown(office, Query("白小楼 自然")) == shown(office, Query("bxl")) != []


@pytest.mark.parametrize("typed", ["\ud800", "\x00", "%", "'", "演示\udcff"])
def test_a_search_for_odd_characters_is_only_a_search(members: OfficeFile, typed: str) -> None:
    lists.find(members, Member, lists.Query(search=typed))


def test_the_default_order_is_by_strokes(members: OfficeFile) -> None:
    assert shown(members, Query()) == ["丁小宁", "张三", "岩温·罕", "单雄"]


def test_a_linked_register_gives_its_own_order_and_the_empty_stand_last(
    members: OfficeFile,
) -> None:
    assert shown(members, Query(sort="sector")) == ["单雄", "张三", "丁小宁", "岩温·罕"]
    assert shown(members, Query(sort="sector", descending=True))[:2] == ["张三", "单雄"]


def test_codes_stand_in_the_order_of_their_list(members: OfficeFile) -> None:
    # the default list of this prefecture puts 哈尼 before 傣 before 汉
    order = [each.code for each in default_entries() if each.code_list == "nation"]
    by_list = sorted(("16", "18", "01"), key=order.index)
    names = {"16": "张三", "18": "岩温·罕", "01": "单雄"}
    assert shown(members, Query(sort="nation"))[:3] == [names[code] for code in by_list]


def test_filters_leave_what_fits(members: OfficeFile) -> None:
    def by(*where: Filter) -> list[str]:
        return shown(members, Query(where=where))

    assert by(Filter("state", "in", ("resigned",))) == ["丁小宁"]
    assert by(Filter("born", "in", (None,))) == ["张三", "单雄"]
    assert by(Filter("born", "in", (None, "1960"))) == ["丁小宁", "张三", "单雄"]
    assert by(Filter("born", "from", ("1970-01-01",))) == ["岩温·罕"]
    assert by(Filter("born", "to", ("1970-12-31",))) == ["丁小宁"]


def test_a_pair_field_is_filtered_by_what_it_links(office: OfficeFile) -> None:
    committee = Committee.of({"name": "演示委"})
    put(office, committee)
    put(office, Point.of({"name": "甲", "committees": (committee.id,)}), Point.of({"name": "乙"}))
    query = Query(where=(Filter("committees", "has", (committee.id,)),))
    keys = lists.find(office, Point, query)
    rows = lists.rows(office, Point, keys, ["name", "committees"])
    assert [row[2:] for row in rows] == [("甲", (committee.id,))]


def test_first_is_the_beginning_of_find(members: OfficeFile) -> None:
    for sort in ("strokes", "pinyin", "born", "nation", "sector"):
        query = Query(sort=sort)
        assert lists.first(members, Member, query, 2) == lists.find(members, Member, query)[:2]


def test_rows_come_in_the_order_asked_and_leave_out_what_is_gone(members: OfficeFile) -> None:
    keys = list(lists.find(members, Member, Query()))[::-1]
    rows = lists.rows(members, Member, [*keys, 5], ["name"])
    assert [row[0] for row in rows] == keys


@given(
    st.lists(st.text("张王李三四五zs1·", min_size=1, max_size=6), max_size=12),
    st.text("张三z1", max_size=2),
)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=30)
def test_few_hits_and_many_hits_are_found_alike(
    office: OfficeFile, names: list[str], typed: str
) -> None:
    put(office, *(Member.of({"name": name, "born": f"19{n:02}"}) for n, name in enumerate(names)))
    many, lists.FEW = lists.FEW, 2
    try:
        narrow = lists.find(office, Member, Query(typed, sort="born"))
    finally:
        lists.FEW = many
    assert narrow == lists.find(office, Member, Query(typed, sort="born"))
    assert set(narrow) == set(lists.find(office, Member, Query(typed)))


def test_codes_stand_together_by_list_and_in_each_by_their_place(members: OfficeFile) -> None:
    keys = lists.find(members, CodeEntry, Query())
    rows = lists.rows(members, CodeEntry, keys, ["code_list", "position"])
    groups = [name for n, (_, _, name, _) in enumerate(rows) if not n or rows[n - 1][2] != name]
    assert len(groups) == len(set(groups))
    places = [place for _, _, name, place in rows if name == "education"]
    assert places == sorted(places)


def test_numbers_an_office_gives_stand_as_people_count(office: OfficeFile) -> None:
    put(office, *(Point.of({"name": f"点{n}", "number": n}) for n in ("10", "2", "1", None, "21")))
    for down, order in (
        (False, ["1", "2", "10", "21", None]),
        (True, ["21", "10", "2", "1", None]),
    ):
        keys = lists.find(office, Point, Query(sort="number", descending=down))
        assert [row[2] for row in lists.rows(office, Point, keys, ["number"])] == order


@pytest.mark.parametrize("sort", ["", "strokes", "pinyin", "born", "sector", "nation"])
@pytest.mark.parametrize("search", ["", "张", "不在"])
@pytest.mark.parametrize("several", [0, lists.SEVERAL])
def test_the_values_found_with_the_ids_are_those_of_the_rows_in_the_order_of_the_list(
    members: OfficeFile, monkeypatch: pytest.MonkeyPatch, sort: str, search: str, several: int
) -> None:
    monkeypatch.setattr(lists, "SEVERAL", several)
    query = Query(search, (Filter("state", "in", ("serving", None)),), sort, descending=True)
    found = list(lists.find_with(members, Member, query, "nation"))
    keys = lists.find(members, Member, query)
    assert [key for key, _ in found] == list(keys)
    assert [value for _, value in found] == [
        row[2] for row in lists.rows(members, Member, keys, ["nation"])
    ]


@pytest.mark.parametrize(("count", "skip"), [(2, 0), (2, 1), (5, 3), (1, 3), (1, 4), (0, 0)])
def test_the_first_ids_begin_after_those_that_are_skipped(
    members: OfficeFile, count: int, skip: int
) -> None:
    whole = lists.find(members, Member, Query())
    found = lists.first(members, Member, Query(), count, skip)
    assert found == whole[skip : skip + count]


def test_no_keys_give_no_rows_and_an_unknown_name_is_refused_all_the_same(
    members: OfficeFile,
) -> None:
    assert lists.rows(members, Member, [], ("name",)) == []
    with pytest.raises(KeyError):
        lists.rows(members, Member, [], ("no_such_field",))
