"""The one door: rows and log in one transaction, versions, refusals, the chain."""

from __future__ import annotations

import hashlib
import json

import apsw
import pytest

from desktop_app.records import ALL, Activity, Attendance, Committee, Member, Point, Term
from desktop_app.records.record import DERIVED, Record
from desktop_app.storage.file.office_file import OfficeFile
from desktop_app.storage.log import action_writer, door, hash_chain
from desktop_app.storage.query import integrity, lists
from desktop_app.storage.query.row_mapping import row_mapping_of


def put(office: OfficeFile, *records: object, action: str = "写入") -> int | None:
    return door.apply(office, records, action=action, actor="演示")  # type: ignore[arg-type]


def log(office: OfficeFile) -> list[tuple[str, dict[str, object] | None, dict[str, object] | None]]:
    rows = office.connection.execute(
        "SELECT k.key,c.before,c.after FROM change c JOIN record_kind k ON k.id=c.kind "
        "ORDER BY c.seq"
    )
    return [(key, *(json.loads(x) if x else None for x in texts)) for key, *texts in rows]


def test_a_new_record_gets_a_key_and_the_actions_number_as_its_version(office: OfficeFile) -> None:
    member = Member.of({"name": "演示甲"})
    number = put(office, member)
    assert (member.id > 0, member.version) == (True, number)
    (key, before, after), *_ = log(office)
    assert (key, before, (after or {})["name"]) == ("member", None, "演示甲")


def test_the_log_of_a_change_holds_the_changed_fields_alone(office: OfficeFile) -> None:
    member = Member.of({"name": "演示甲", "unit": "旧单位"})
    put(office, member)
    member.values["unit"] = "新单位"
    put(office, member)
    assert log(office)[-1] == ("member", {"unit": "旧单位"}, {"unit": "新单位"})


def test_nothing_changed_is_no_action(office: OfficeFile) -> None:
    member = Member.of({"name": "演示甲"})
    number = put(office, member)
    assert put(office, member) is None
    assert hash_chain.last_action(office.connection)[0] == number


def test_a_save_from_an_older_version_is_refused_with_todays_values(office: OfficeFile) -> None:
    member = Member.of({"name": "演示甲"})
    put(office, member)
    other = Member.of({"name": "演示甲", "unit": "别人填的"}, member.id, member.version)
    put(office, other)
    member.values["unit"] = "我填的"
    with pytest.raises(action_writer.Stale) as raised:
        put(office, member)
    assert (raised.value.current or {})["unit"] == "别人填的"
    assert lists.rows(office, Member, [member.id], ["unit"])[0][2] == "别人填的"


def test_a_removed_record_is_refused_while_others_point_at_it(office: OfficeFile) -> None:
    committee = Committee.of({"name": "演示委"})
    put(office, committee)
    put(office, Member.of({"name": "演示甲", "committee": committee.id}))
    with pytest.raises(integrity.InUse, match="还有委员 1 人用着它"):
        door.apply(office, (), [committee], "删除", "演示")
    assert len(lists.find(office, Committee, lists.Query())) == 1


def test_a_record_and_what_points_at_it_go_in_one_action(office: OfficeFile) -> None:
    committee = Committee.of({"name": "演示委"})
    put(office, committee)
    point = Point.of({"name": "演示点", "committees": (committee.id,)})
    put(office, point)
    door.apply(office, (), [committee, point], "删除", "演示")
    assert office.connection.execute("SELECT count(*) FROM point_committees").fetchall() == [(0,)]


def test_two_records_may_swap_a_unique_value(office: OfficeFile) -> None:
    term = Term.of({"number": 10})
    put(office, term)
    pair = [Member.of({"name": n, "cert_no": n, "term": term.id}) for n in ("甲", "乙")]
    put(office, *pair)
    pair[0].values["cert_no"], pair[1].values["cert_no"] = "乙", "甲"
    put(office, *pair)
    found = lists.rows(office, Member, [each.id for each in pair], ["cert_no"])
    assert [row[2] for row in found] == ["乙", "甲"]


def test_two_records_may_swap_a_unique_link(office: OfficeFile) -> None:
    people = [Member.of({"name": name}) for name in ("演示甲", "演示乙", "演示丙")]
    meeting = Activity.of({"name": "演示会议"})
    put(office, *people, meeting)
    one, other, third = (each.id for each in people)
    pair = [Attendance.of({"activity": meeting.id, "member": each}) for each in (one, other)]
    put(office, *pair)
    for wanted in ([third, other], [other, third]):
        for each, member in zip(pair, wanted, strict=True):
            each.values["member"] = member
        put(office, *pair)
        found = lists.rows(office, Attendance, [each.id for each in pair], ["member"])
        assert [row[2] for row in found] == wanted


def test_a_record_that_changes_one_field_of_a_unique_group_keeps_the_other(
    office: OfficeFile,
) -> None:
    terms = [Term.of({"number": number}) for number in (10, 11)]
    put(office, *terms)
    member = Member.of({"name": "演示甲", "cert_no": "7", "term": terms[0].id})
    put(office, member)
    member.values["term"] = terms[1].id
    put(office, member)
    assert lists.rows(office, Member, [member.id], ["term", "cert_no"])[0][2:] == (terms[1].id, "7")


def test_a_change_writes_the_columns_that_changed_alone(office: OfficeFile) -> None:
    member = Member.of({"name": "演示甲", "unit": "演示", "sex": "1"})
    put(office, member)
    member.values["sex"] = "2"
    seen: list[str] = []

    def trace(_cursor: object, sql: str, _bound: object) -> bool:
        seen.append(sql)
        return True

    office.connection.exec_trace = trace
    put(office, member)
    office.connection.exec_trace = None
    assert 'UPDATE "member" SET version=?,sex=? WHERE id=?' in seen


@pytest.mark.parametrize(("model", "name"), [(Member, "name"), (Committee, "short_name")])
def test_order_and_search_keys_follow_what_they_are_made_of(
    office: OfficeFile, model: type[Record], name: str
) -> None:
    record = model.of({"name": "演示甲"})
    put(office, record)
    record.values[name] = "演示乙"
    put(office, record)
    columns = ",".join(DERIVED)
    sql = f'SELECT {columns} FROM "{model._meta.table_name}"'
    assert office.connection.execute(sql).get == model.derived(record.values, office.scheme)


def test_a_changed_link_to_nothing_is_refused(office: OfficeFile) -> None:
    member = Member.of({"name": "演示甲"})
    put(office, member)
    member.values["committee"] = 12345
    with pytest.raises(integrity.Dangling, match="所属专委会里选的专委会已被删除"):
        put(office, member)


def test_what_is_compiled_once_stays_so_through_actions(office: OfficeFile) -> None:
    compiled: list[tuple[object, ...]] = []

    def look(*what: object) -> int:
        compiled.append(what)
        return apsw.SQLITE_OK

    office.connection.authorizer = look
    counts = []
    for name in "甲乙丙":
        compiled.clear()
        put(office, Member.of({"name": f"演示{name}"}))
        counts.append(len([what for what in compiled if "query_only" not in what]))
    office.connection.authorizer = None
    assert counts[0] > 0
    assert counts[2] == 0


def test_a_link_to_nothing_is_refused_and_leaves_nothing(office: OfficeFile) -> None:
    with pytest.raises(integrity.Dangling, match="所属专委会里选的专委会已被删除"):
        put(office, Member.of({"name": "演示甲", "committee": 12345}))
    assert hash_chain.last_action(office.connection)[0] == 0
    assert not office.connection.in_transaction


def test_a_failed_action_sets_no_version_on_its_records(office: OfficeFile) -> None:
    good = Member.of({"name": "演示甲"})
    stale = Member.of({"name": "演示乙"}, 5, 3)
    with pytest.raises(action_writer.Stale):
        put(office, good, stale)
    assert (good.has_key, good.version) == (False, 0)


def test_writing_outside_the_door_fails(office: OfficeFile) -> None:
    with pytest.raises(apsw.ReadOnlyError):
        office.connection.execute("DELETE FROM member")


def test_a_closed_generator_rolls_the_action_back(office: OfficeFile) -> None:
    steps = door.apply_in_steps(office, [Member.of({"name": f"演示{n}"}) for n in range(200)])
    next(steps)
    steps.close()
    assert len(lists.find(office, Member, lists.Query())) == 0
    assert not office.connection.in_transaction


def test_the_chain_of_hashes_holds_over_all_actions(office: OfficeFile) -> None:
    member = Member.of({"name": "演示甲"})
    for unit in ("一", "二", "三"):
        member.values["unit"] = unit
        put(office, member)
    uid = next(office.connection.execute("SELECT uid FROM origin WHERE no=0"))[0]
    previous = hash_chain.ORIGIN
    for *row, stored in office.connection.execute(
        "SELECT no,at,actor,name,undoes,schema,changes,actor_id,hash FROM action ORDER BY no"
    ):
        lines = office.connection.execute(
            "SELECT k.key,c.uid,c.before,c.after,c.salt FROM change c "
            "JOIN record_kind k ON k.id=c.kind WHERE c.action=? ORDER BY c.seq",
            (row[0],),
        )
        body = hashlib.sha256()
        for record, key, before, after, salt in lines:
            payload = hashlib.sha256(f"{before or ''}\0{after or ''}".encode() + salt).digest()
            body.update(f"{record}|{key}|".encode() + payload)
        covered = [2, *row[:7], uid, row[0], row[7]]
        text = json.dumps(covered, separators=(",", ":"))
        assert hashlib.sha256(previous + text.encode() + body.digest()).digest() == stored
        previous = stored


def actors(office: OfficeFile) -> list[tuple[object, ...]]:
    return list(office.connection.execute("SELECT id,origin,name FROM actor ORDER BY id"))


def test_each_name_that_acts_is_one_actor_and_stays_on_the_action(office: OfficeFile) -> None:
    for number, name in enumerate(("张三", "李四", "张三", "")):
        door.apply(office, [Member.of({"name": f"演示{number}"})], action="写入", actor=name)
    assert actors(office) == [(1, 0, "张三"), (2, 0, "李四")]
    sql = "SELECT actor,actor_id,origin,origin_no=no,hash_version FROM action ORDER BY no"
    assert list(office.connection.execute(sql)) == [
        ("张三", 1, 0, 1, 2), ("李四", 2, 0, 1, 2), ("张三", 1, 0, 1, 2), ("", None, 0, 1, 2),
    ]  # fmt: skip


def test_an_actor_that_is_known_is_taken_by_number_whatever_the_name_is_now(
    office: OfficeFile,
) -> None:
    put(office, Member.of({"name": "演示甲"}))
    door.apply(office, [Member.of({"name": "演示乙"})], action="写入", actor="改了名", actor_id=1)
    assert actors(office) == [(1, 0, "演示")]
    sql = "SELECT actor,actor_id FROM action ORDER BY no"
    assert list(office.connection.execute(sql)) == [("演示", 1), ("改了名", 1)]


def test_an_actor_that_is_not_there_is_refused(office: OfficeFile) -> None:
    with pytest.raises(apsw.ConstraintError):
        door.apply(office, [Member.of({"name": "演示甲"})], actor="演示", actor_id=7)
    assert len(lists.find(office, Member, lists.Query())) == 0


def test_an_action_that_fails_leaves_no_actor(office: OfficeFile) -> None:
    with pytest.raises(integrity.Dangling):
        put(office, Member.of({"name": "演示甲", "committee": 12345}))
    assert actors(office) == []


def test_what_is_empty_is_left_out_of_a_new_and_a_removed_record(office: OfficeFile) -> None:
    point = Point.of({"name": "演示点"})
    put(office, point)
    door.apply(office, (), [point], "删除", "演示")
    (_, _, made), (_, gone, _) = log(office)
    assert made == gone == {"name": "演示点", "state": "running"}


def test_a_column_that_a_new_row_leaves_out_is_null(office: OfficeFile) -> None:
    """`RowMapping.insert_of` names the filled columns alone: no other may have a default."""
    for model in ALL:
        shape = row_mapping_of(model)
        info = office.connection.execute(f'PRAGMA table_info("{shape.table}")').fetchall()
        given = {str(row[1]) for row in info if row[4] is not None}
        assert given <= {"owner"}, model.KEY


def test_new_records_with_different_fields_keep_what_each_was_given(office: OfficeFile) -> None:
    rows = [
        {"name": "演示甲", "unit": "某局"},
        {"name": "演示乙"},
        {"name": "演示丙", "post": "主任"},
    ]
    people = [Member.of(each) for each in rows]
    put(office, *people)
    fields = ("name", "unit", "post", "origin")
    stored = lists.rows(office, Member, [each.key for each in people], fields)
    assert [row[2:] for row in stored] == [
        ("演示甲", "某局", None, "new"), ("演示乙", None, None, "new"),
        ("演示丙", None, "主任", "new"),
    ]  # fmt: skip


def test_records_that_bring_keys_and_such_that_do_not_get_different_ones(
    office: OfficeFile, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(action_writer, "BATCH", 2)
    ahead = 2**62  # further than the clock gives keys
    given = [Member.of({"name": f"演示{n}"}, ahead + n) for n in range(2)]
    new = [Member.of({"name": f"演示新{n}"}) for n in range(3)]
    put(office, *given, *new)
    assert [each.key for each in new] == [ahead + 2, ahead + 3, ahead + 4]
