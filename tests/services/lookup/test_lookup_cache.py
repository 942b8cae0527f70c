"""What is called how: kept from one action to the next, read anew where an action touched it."""

from __future__ import annotations

import pytest

from desktop_app.records import Committee, Member, Office, Point, Record, Sector, Term, Topic
from desktop_app.records.lookup import Titles
from desktop_app.services import registers
from desktop_app.services.desk import Desk
from desktop_app.services.lookup import cache, lazy_titles
from desktop_app.services.lookup.lazy_titles import ReadTitles
from desktop_app.services.registers import Query, history


def test_a_saved_member_leaves_codes_and_other_titles_as_they_are(desk: Desk) -> None:
    registers.save(desk, Sector, {"name": "农业界"})
    before = cache.lookup(desk)
    registers.save(desk, Member, {"name": "演示甲"})
    after = cache.lookup(desk)
    assert after.codes == before.codes
    assert after.titles["sector"] is before.titles["sector"]
    assert [title for _, title in after.titles["member"].items()] == ["演示甲"]


def test_names_for_one_record_are_those_it_links_to(desk: Desk) -> None:
    shared = cache.lookup(desk, Member)
    assert set(shared.titles) == {"term", "sector", "committee", "member"}
    assert "point" not in shared.titles


def test_the_titles_of_its_own_register_are_read_when_asked_for(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    read: list[str] = []
    whole = cache.full_titles

    def note(desk: Desk, model: type[Record], rows: ReadTitles) -> Titles:
        read.append(model.KEY)
        return whole(desk, model, rows)

    monkeypatch.setattr(cache, "full_titles", note)
    key = registers.save(desk, Member, {"name": "演示甲"}).keys[0]
    shared = cache.lookup(desk, Member)
    assert "member" not in read
    assert shared.titles["member"].title(key) == "演示甲"
    assert read.count("member") == 1


def test_a_renamed_committee_is_known_by_its_new_name_at_once_and_undone_again(desk: Desk) -> None:
    made = registers.save(desk, Committee, {"name": "提案委员会"})
    assert cache.lookup(desk).titles["committee"].title(made.keys[0]) == "提案委员会"
    old = registers.draft(desk, Committee, made.keys[0])
    registers.save(desk, Committee, {"name": "经济委员会"}, key=old.key, version=old.version)
    assert cache.lookup(desk, Member).titles["committee"].title(made.keys[0]) == "经济委员会"
    history.undo(desk)
    assert cache.lookup(desk, Member).titles["committee"].title(made.keys[0]) == "提案委员会"


def test_a_large_register_is_asked_for_its_titles_one_by_one(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cache, "FULL_TITLES", 2)
    keys = [registers.save(desk, Member, {"name": f"演示{n}"}).keys[0] for n in range(4)]
    titles = cache.lookup(desk).titles["member"]
    assert len(titles) == 0
    assert titles.title(keys[2]) == "演示2"
    assert titles.find("演示3") == (keys[3],)
    assert titles.find("演示") == ()
    assert titles.sort([keys[3], keys[0], 5]) == [keys[0], keys[3], 5]
    assert keys[1] in titles
    assert 5 not in titles
    registers.save(desk, Point, {"name": "演示协商点", "members": ["演示1"]})
    assert cache.lookup(desk).titles["member"] is titles


@pytest.mark.parametrize("most", [3, 4])
def test_every_title_of_a_small_register_is_kept_and_a_large_one_is_read_whole(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, most: int
) -> None:
    monkeypatch.setattr(cache, "FULL_TITLES", most)
    for number in range(4):
        registers.save(desk, Topic, {"name": f"演示{number}", "number": f"B{number}"})
    found = cache.every_title(desk, Topic)
    assert len(found) == 4
    assert (cache.every_title(desk, Topic) is found) == (most == 4)
    registers.save(desk, Topic, {"name": "演示新题", "number": "B9"})
    assert len(cache.every_title(desk, Topic)) == 5


def test_a_name_is_found_among_many_others_that_hold_it(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cache, "FULL_TITLES", 0)
    monkeypatch.setattr(lazy_titles, "MOST_NAMED", 3)
    for number in range(5):
        registers.save(desk, Topic, {"name": f"路灯{number}", "number": f"B{number}B99"})
    key = registers.save(desk, Topic, {"name": "路灯", "number": "B99"}).keys[0]
    titles = cache.lookup(desk).titles["topic"]
    assert titles.find("路灯") == (key,)
    assert titles.find("B99") == (key,)


def test_a_large_register_forgets_the_titles_of_a_record_that_was_renamed(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cache, "FULL_TITLES", 0)
    key = registers.save(desk, Topic, {"name": "演示议题", "number": "Y1"}).keys[0]
    assert cache.lookup(desk).titles["topic"].find("Y1") == (key,)
    version = registers.draft(desk, Topic, key).version
    registers.save(desk, Topic, {"name": "演示新题"}, key=key, version=version)
    assert cache.lookup(desk).titles["topic"].title(key) == "演示新题"


def test_titles_follow_another_name_order(desk: Desk) -> None:
    for name in ("田大利", "田富"):
        registers.save(desk, Member, {"name": name})
    office = registers.save(desk, Office, {"name": "演示县政协", "name_order": "cppcc"})
    assert [title for _, title in cache.lookup(desk).titles["member"].items()] == ["田富", "田大利"]
    old = registers.draft(desk, Office, office.keys[0])
    registers.save(desk, Office, {"name_order": "npc"}, key=old.key, version=old.version)
    assert [title for _, title in cache.lookup(desk).titles["member"].items()] == ["田大利", "田富"]


def test_whether_a_field_is_used_follows_every_change(desk: Desk) -> None:
    """The kept row that fills it in may be emptied, removed and brought back; others may follow."""
    field = "member.cert_no"
    first, second = (registers.save(desk, Member, {"name": f"演示{n}"}).keys[0] for n in range(2))
    assert field not in cache.lookup(desk).used

    def number(key: int, text: str) -> bool:
        version = registers.draft(desk, Member, key).version
        registers.save(desk, Member, {"cert_no": text}, key=key, version=version)
        return field in cache.lookup(desk).used

    assert number(first, "A1")
    assert number(second, "A2")
    assert number(first, "")
    assert not number(second, "")
    history.undo(desk)
    assert field in cache.lookup(desk).used
    registers.remove(desk, Member, [second])
    assert field not in cache.lookup(desk).used
    history.undo(desk)
    assert field in cache.lookup(desk).used


def test_of_changed_rows_alone_it_is_asked_whether_they_use_a_field(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[object] = []
    filling = cache._filling

    def note(desk: Desk, model: type[Member], name: str, keys: object = None) -> int | None:
        asked.append(keys)
        return filling(desk, model, name)

    monkeypatch.setattr(cache, "_filling", note)
    assert "member.cert_no" not in cache.lookup(desk).used
    keys = registers.save(desk, Member, {"name": "演示甲", "cert_no": "A1"}).keys
    assert "member.cert_no" in cache.lookup(desk).used
    registers.save(desk, Member, {"name": "演示乙", "cert_no": "A2"})
    assert "member.cert_no" in cache.lookup(desk).used
    assert asked == [None, list(keys)]
    monkeypatch.setattr(cache, "FEW_CHANGED", 0)
    registers.save(desk, Member, {"name": "演示丙"})
    assert "member.cert_no" in cache.lookup(desk).used
    assert asked == [None, list(keys), None]


def test_what_is_made_of_one_register_is_made_anew_after_its_actions_alone(desk: Desk) -> None:
    made: list[str] = []

    def numbers() -> list[object]:
        made.append("made")
        keys = registers.find(desk, Term, Query())
        return [row[2] for row in registers.rows(desk, Term, keys, ("number",))]

    def kept() -> list[object]:
        return cache.made_once(desk, "numbers of terms", numbers, Term.KEY)

    assert [kept(), kept()] == [[10], [10]]
    registers.save(desk, Member, {"name": "演示甲"})
    assert (kept(), made) == ([10], ["made"])
    registers.save(desk, Term, {"number": "11"})
    assert (kept(), len(made)) == ([10, 11], 2)
    history.undo(desk)
    assert (kept(), len(made)) == ([10], 3)
