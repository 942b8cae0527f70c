"""Office files for the campaigns, and the whole check that each case ends with."""

from __future__ import annotations

import random
from pathlib import Path

import apsw

from desktop_app.records import ALL
from desktop_app.records.member import Member
from desktop_app.records.office import Committee
from desktop_app.records.point import Point
from desktop_app.records.record import Record
from desktop_app.storage.blobs import attachments, photos
from desktop_app.storage.file.office_file import OfficeFile
from desktop_app.storage.log import door, log_check
from desktop_app.storage.query.row_mapping import row_mapping_of, stored_values
from tests.storage import offices
from tests.storage.offices import dump, opened
from tests.storage.pictures import jpeg

SURNAMES = "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗"
_UNUSED = """SELECT id FROM committee WHERE id NOT IN
    (SELECT committee_id FROM member WHERE committee_id IS NOT NULL)"""
WORDS = "提案农业经济教育文化民族法制港澳台侨卫生科技环境"


def some_name(dice: random.Random) -> str:
    """A committee's name."""
    return "".join(dice.choices(WORDS, k=4)) + "委"


def save(office: OfficeFile, dice: random.Random) -> int | None:
    """One save as a clerk makes it: a new committee, a changed one or a removed one."""
    kind = dice.random()
    stored = _keys(office, "SELECT id FROM committee")
    unused = _keys(office, _UNUSED) if kind < 0.7 else []
    if stored and kind < 0.5:
        changed = _stored(office, dice.choice(stored))
        changed.values["name"] = some_name(dice)
        return door.apply(office, put=[changed], action="修改专委会", actor="张三")
    if len(unused) > 3:
        gone = _stored(office, dice.choice(unused))
        return door.apply(office, remove=[gone], action="删除专委会", actor="张三")
    made = Committee.of({"name": some_name(dice), "remark": "说明" * dice.randrange(400)})
    return door.apply(office, put=[made], action="新增专委会", actor="张三")


def _keys(office: OfficeFile, question: str) -> list[int]:
    return [int(row[0] or 0) for row in office.connection.execute(question)]


def _stored(office: OfficeFile, key: int) -> Record:
    shape = row_mapping_of(Committee)
    version, values = stored_values(office.connection, shape, [key])[key]
    return shape.record(key, version, values)


def new_members(office: OfficeFile, dice: random.Random, count: int) -> list[Member]:
    """New members, each in a committee that exists."""
    keys = [row[0] for row in office.connection.execute("SELECT id FROM committee")]
    return [
        Member.of(
            {
                "name": dice.choice(SURNAMES) + dice.choice(WORDS) + dice.choice(WORDS),
                "born": f"19{dice.randrange(50, 99)}-0{dice.randrange(1, 9)}",
                "committee": dice.choice(keys) if keys else None,
                "resume": "工作经历" * dice.randrange(60),
            }
        )
        for _ in range(count)
    ]


def import_members(office: OfficeFile, dice: random.Random, count: int) -> int | None:
    """One import: many new members as one action."""
    return door.apply(office, put=new_members(office, dice, count), action="导入委员", actor="张三")


def fill(folder: Path, seed: int) -> None:
    """An office file of every kind of content, closed."""
    dice = random.Random(seed)
    source = folder / "通知.txt"
    source.write_text("内容" * 500)
    with opened(folder) as office:
        committees = offices.add(office, *(some_name(dice) for _ in range(5)))
        import_members(office, dice, 20)
        photo = photos.keep(office, jpeg())
        made = new_members(office, dice, 1)[0]
        made.values["photo"] = photo
        door.apply(office, put=[made], action="新增委员", actor="张三")
        linked = {"members": (made.key,), "name": "协商点"}
        door.apply(office, put=[Point.of(linked)], action="新增协商点", actor="张三")
        offices.attach(office, source, committees[0])
        for _ in range(5):
            save(office, dice)
    source.unlink()


def faults(office: OfficeFile) -> list[str]:
    """Everything wrong with an open office file: pages, links, chain, rows, documents."""
    connection = office.connection
    try:
        found = [row[0] for row in connection.execute("PRAGMA integrity_check") if row[0] != "ok"]
        found += [str(row) for row in connection.execute("PRAGMA foreign_key_check")]
        found += log_check.chain_faults(connection)
        for model in ALL:
            found += log_check.row_faults(connection, model, office.steps, office.scheme)
    except apsw.Error as error:
        found = [repr(error)]
    folder = attachments.folder_of(office.path)
    for name, sha in connection.execute("SELECT name, sha FROM attachment"):
        if not attachments.is_whole(folder, sha):
            found.append(f"document {name} is not whole")
    return found


def actions(office: OfficeFile) -> dict[int, str]:
    """The hash of every action by its number."""
    return {
        no: digest.hex() for no, digest in office.connection.execute("SELECT no, hash FROM action")
    }


def rows(office: OfficeFile) -> dict[str, list[tuple[object, ...]]]:
    """Every row of every table except the settings, which the program makes anew."""
    found = dump(office)
    del found["setting"]
    return found
