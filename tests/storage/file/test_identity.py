"""The file under an open office: what is saved goes into it, and into no other file."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from desktop_app.errors import UserError
from desktop_app.stepping import run_to_end
from desktop_app.storage.file import engine, identity
from desktop_app.storage.file.identity import Displaced
from tests.campaigns.fault_layer import Plan, failing_disk
from tests.held_files import by_another_program
from tests.storage.offices import NAME, add, dump, made, names, opened


def rename_away(path: Path) -> None:
    by_another_program("mv", path, path.with_name("改名.desk"))


def replace(path: Path) -> None:
    other = path.with_name("别处来的.desk")
    shutil.copy(path, other)
    by_another_program("mv", other, path)


def give_second_name(path: Path) -> None:
    os.link(path, path.with_name("链接.desk"))


DISPLACED: dict[str, tuple[Callable[[Path], object], str]] = {
    "renamed": (rename_away, "移走、改名或删除"),
    "deleted": (lambda path: by_another_program("rm", path), "移走、改名或删除"),
    "replaced": (replace, "被另一个文件替换"),
    "linked": (give_second_name, "第二个名字"),
    "folder gone": (lambda path: path.parent.rename(path.parent.with_name("拔走")), "已经断开"),
}


@pytest.mark.parametrize("way", DISPLACED)
def test_a_save_into_a_file_that_is_no_longer_there_is_refused(tmp_path: Path, way: str) -> None:
    displace, words = DISPLACED[way]
    folder = tmp_path / "U盘"
    folder.mkdir()
    with opened(folder) as office:
        add(office, "提案委")
        before = dump(office)
        displace(office.path)
        with pytest.raises(Displaced, match=words) as raised:
            add(office, "没有保存的委")
        assert "另存到" in raised.value.sentence
        assert office.displacement
        assert dump(office) == before


def test_a_file_put_back_takes_saves_again(tmp_path: Path) -> None:
    with opened(tmp_path) as office:
        away = office.path.with_name("改名.desk")
        by_another_program("mv", office.path, away)
        with pytest.raises(Displaced):
            add(office, "甲")
        by_another_program("mv", away, office.path)
        add(office, "乙")
    with opened(tmp_path, create=False) as office:
        assert names(office) == ["乙"]


def test_a_file_on_another_disk_than_before_is_a_stick_pulled(tmp_path: Path) -> None:
    gone = tmp_path / "没有.desk"
    found = identity.displacement(gone, identity.Identity(device=-1, inode=1))
    assert found == f"办公文件所在的磁盘、U盘或文件夹“{tmp_path}”已经断开"


def test_a_file_with_a_second_name_is_not_opened(tmp_path: Path) -> None:
    with opened(tmp_path):
        pass
    give_second_name(tmp_path / NAME)
    with pytest.raises(UserError, match="硬链接"), opened(tmp_path):
        pass


def test_the_file_alone_holds_every_save_once_the_log_is_written_back(tmp_path: Path) -> None:
    with opened(tmp_path) as office:
        add(office, "提案委")
        assert office.write_back()
        (tmp_path / "抄走").mkdir()
        shutil.copy(office.path, tmp_path / "抄走" / NAME)
        with opened(tmp_path / "抄走", create=False) as copy:
            assert names(copy) == ["提案委"]
        assert office.path.with_name(f"{NAME}-wal").stat().st_size == 0


def test_the_log_is_not_written_back_inside_a_long_write(tmp_path: Path) -> None:
    with opened(tmp_path) as office:
        with office.writing():
            assert not office.write_back()
        assert office.write_back()


def test_each_commit_is_announced_once(tmp_path: Path) -> None:
    with opened(tmp_path) as office:
        told: list[str] = []
        office.on_commit = lambda: told.append("saved")
        add(office, "提案委")
        with pytest.raises(RuntimeError), office.writing():
            raise RuntimeError
        assert told == ["saved"]


def test_a_save_waits_for_one_sync_however_long_the_log_has_grown(tmp_path: Path) -> None:
    plan = Plan()
    with failing_disk(plan), opened(tmp_path) as office:
        add(office, "第一委")
        for number in range(40):
            add(office, *(f"第{number}之{each}委" for each in range(40)))
        before = plan.counts["sync"]
        add(office, "最后一委")
        assert plan.counts["sync"] == before + 1


def test_a_name_that_is_not_text_is_refused_in_words(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="乱码"):
        opened(tmp_path, name=os.fsdecode(b"\xff\xfe.desk"))


def test_a_name_too_long_for_its_backups_is_refused_before_a_file_is_made(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="60 个汉字"):
        made(tmp_path, name="政" * 60 + ".desk")
    assert list(tmp_path.glob("*.desk*")) == []
    from desktop_app.storage.copies import backups

    with opened(tmp_path, name="政" * 58 + ".desk") as office:
        add(office, "提案委")
        assert run_to_end(backups.back_up(office, backups.Reason.CLOSE)).is_file()


def test_a_file_whose_number_says_an_older_schema_than_its_tables_is_called_damaged(
    tmp_path: Path,
) -> None:
    with opened(tmp_path) as office:
        number = office.schema_number
    import apsw

    connection = apsw.Connection(str(tmp_path / NAME))
    connection.pragma("user_version", number - 1)
    connection.close()
    with pytest.raises(UserError, match="已损坏"):
        opened(tmp_path, create=False)
    assert engine.read_header(tmp_path / NAME).schema == number - 1


def test_a_file_put_in_the_place_of_the_open_one_is_as_it_came_afterwards(tmp_path: Path) -> None:
    (tmp_path / "别处").mkdir()
    with opened(tmp_path) as office:
        add(office, "共有的委")
    shutil.copy(tmp_path / NAME, tmp_path / "别处" / NAME)
    with opened(tmp_path / "别处") as other:
        add(other, *(f"别处第{number}委" for number in range(40)))
    with opened(tmp_path) as office:
        add(office, "只在原来的文件里的委")
        by_another_program("cp", tmp_path / "别处" / NAME, tmp_path / "part")
        by_another_program("mv", tmp_path / "part", office.path)
    with opened(tmp_path, create=False) as office:
        assert len(names(office)) == 41


def test_a_log_that_does_not_go_on_from_the_file_beside_it_is_refused(tmp_path: Path) -> None:
    with opened(tmp_path) as office:
        add(office, "共有的委")
    earlier = (tmp_path / NAME).read_bytes()
    with opened(tmp_path) as office:
        add(office, *(f"第{number}委" for number in range(40)))
    with opened(tmp_path) as office:
        add(office, "最后的委")
        log = office.path.with_name(f"{NAME}-wal").read_bytes()
    files = {NAME: earlier, f"{NAME}-wal": log}
    for name, data in files.items():
        (tmp_path / name).write_bytes(data)
    with pytest.raises(UserError, match=r"-wal.*移到别处"):
        opened(tmp_path, create=False)
    assert {name: (tmp_path / name).read_bytes() for name in files} == files
    (tmp_path / f"{NAME}-wal").unlink()
    with opened(tmp_path, create=False) as office:
        assert names(office) == ["共有的委"]
