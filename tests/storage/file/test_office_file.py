"""Opening, refusing, writing and closing the office file."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import apsw
import pytest

from desktop_app.errors import UserError
from desktop_app.storage.copies import backups
from desktop_app.storage.file import engine, holder, places
from desktop_app.storage.file.office_file import OfficeFile
from desktop_app.storage.file.schema import Step
from desktop_app.storage.file.steps import STEPS
from tests.storage.offices import NAME, add, made, names, opened

ROOT = Path(__file__).resolve().parents[3]
NEWER = (*STEPS, Step(STEPS[-1].number + 1, lambda connection: None))


def everything(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def refusal(folder: Path, *, create: bool = False) -> str:
    with pytest.raises(UserError) as raised:
        made(folder) if create else opened(folder, create=False)
    return raised.value.sentence


def test_every_setting_is_as_wanted_in_an_open_file(tmp_path: Path) -> None:
    with made(tmp_path) as office:
        every = engine.EARLY + engine.LATE
        settings = {name: office.connection.pragma(name) for name, _, _ in every}
        assert settings == {name: expected for name, _, expected in every}
        assert office.connection.pragma("journal_mode") == "wal"
        assert office.connection.pragma("query_only") == 1
        assert office.connection.pragma("application_id") == engine.APPLICATION_ID
        assert office.schema_number == office.connection.pragma("user_version")


def test_a_setting_that_does_not_take_is_noticed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(engine, "LATE", (("secure_delete", "OFF", 1),))
    with pytest.raises(RuntimeError, match="secure_delete"):
        opened(tmp_path)


def test_an_engine_that_loses_writes_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(apsw, "sqlite_lib_version", lambda: "3.51.2")
    with pytest.raises(UserError, match="SQLite 太旧"):
        engine.refuse_old_engine()


def test_what_was_written_is_there_after_closing_and_nothing_lies_beside(tmp_path: Path) -> None:
    with opened(tmp_path) as office:
        add(office, "提案委")
        assert not (tmp_path / f"{NAME}-shm").exists()
    with opened(tmp_path, create=False) as office:
        assert names(office) == ["提案委"]
        assert not (tmp_path / f"{NAME}-shm").exists()
    assert [path.name for path in tmp_path.iterdir() if path.is_file()] == [NAME]


def test_a_write_outside_the_door_fails(tmp_path: Path) -> None:
    with opened(tmp_path) as office:
        add(office, "提案委")
        with pytest.raises(apsw.ReadOnlyError):
            office.connection.execute("DELETE FROM committee")
        assert names(office) == ["提案委"]


def test_a_write_that_fails_leaves_nothing_and_the_next_one_works(tmp_path: Path) -> None:
    with opened(tmp_path) as office:
        with pytest.raises(apsw.ConstraintError), office.writing() as connection:
            connection.execute(
                "INSERT INTO setting VALUES('a', 'b'); INSERT INTO setting(name) VALUES('c')"
            )
        assert office.connection.execute("SELECT * FROM setting").fetchall() == []
        with office.writing() as connection:
            connection.execute("INSERT INTO setting VALUES('a', 'c')")
        assert office.connection.execute("SELECT * FROM setting").fetchall() == [("a", "c")]


def test_a_write_inside_a_write_is_a_bug_and_undoes_neither(tmp_path: Path) -> None:
    with opened(tmp_path) as office, office.writing() as connection:
        connection.execute("INSERT INTO setting VALUES('a', 'b')")
        with pytest.raises(RuntimeError), office.writing():
            pass


def test_the_second_opener_in_this_program_is_told_who_where_and_since(tmp_path: Path) -> None:
    with opened(tmp_path, who="李四"):
        sentence = refusal(tmp_path)
    held = holder.Holder("李四", *[""] * 3)
    assert held.who in sentence
    assert "2026-11-23 12:00" in sentence
    assert "关闭专委会工作台" in sentence


def test_the_second_opener_in_another_process_is_refused_and_may_open_afterwards(
    tmp_path: Path,
) -> None:
    script = (
        "import sys; from pathlib import Path; from desktop_app.errors import UserError\n"
        "from tests.storage.offices import opened\n"
        "try:\n    opened(Path(sys.argv[1]), create=False).close(); print('opened')\n"
        "except UserError as error:\n    print(error.sentence)\n"
    )

    def other() -> str:
        command = [sys.executable, "-X", "utf8", "-c", script, str(tmp_path)]
        return subprocess.run(
            command, capture_output=True, text=True, check=True, cwd=ROOT
        ).stdout.strip()

    with opened(tmp_path, who="李四"):
        refusal(tmp_path)  # looking at the file from here must not lose the lock
        assert "李四" in other()
    assert other() == "opened"


def test_a_missing_file_is_not_made_unless_asked_for(tmp_path: Path) -> None:
    assert "找不到办公文件" in refusal(tmp_path)
    assert list(tmp_path.glob("*.desk*")) == []


def test_a_file_in_a_missing_folder_is_refused(tmp_path: Path) -> None:
    assert "文件夹" in refusal(tmp_path / "没有", create=True)


def test_no_new_file_is_made_beside_the_log_of_a_lost_one(tmp_path: Path) -> None:
    (tmp_path / f"{NAME}-wal").write_bytes(b"x" * 100)
    assert "未写完的内容" in refusal(tmp_path, create=True)
    assert not (tmp_path / NAME).exists()


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "空文件"),
        (b"PK\x03\x04" + b"x" * 5000, "不是专委会工作台的办公文件"),
        (b"x" * 20, "不是专委会工作台的办公文件"),
        (bytes(8192), "不是专委会工作台的办公文件"),
    ],
)
def test_a_file_of_another_kind_is_refused_untouched(
    tmp_path: Path, content: bytes, words: str
) -> None:
    (tmp_path / NAME).write_bytes(content)
    before = everything(tmp_path)
    assert words in refusal(tmp_path)
    assert everything(tmp_path) == before


@pytest.mark.parametrize("mode", ["delete", "wal"])
def test_a_database_of_another_program_is_refused_untouched(tmp_path: Path, mode: str) -> None:
    connection = apsw.Connection(str(tmp_path / NAME))
    connection.pragma("journal_mode", mode)
    connection.execute("CREATE TABLE a(b); INSERT INTO a VALUES(1)")
    connection.close()
    before = everything(tmp_path)
    assert "别的程序" in refusal(tmp_path)
    assert everything(tmp_path) == before


def test_a_newer_file_is_refused_untouched(tmp_path: Path) -> None:
    opened(tmp_path, steps=NEWER).close()
    before = everything(tmp_path)
    assert "更新的版本" in refusal(tmp_path)
    assert everything(tmp_path) == before


def test_a_newer_file_that_was_not_closed_is_refused_untouched(tmp_path: Path) -> None:
    with opened(tmp_path, name="a.desk", steps=NEWER) as office:
        add(office, "提案委")
        for end in ("", "-wal"):
            copy = office.path.with_name(f"a.desk{end}").read_bytes()
            (tmp_path / f"{NAME}{end}").write_bytes(copy)
    before = everything(tmp_path)
    assert "更新的版本" in refusal(tmp_path)
    assert everything(tmp_path) == before


def test_a_damaged_file_is_refused_untouched(tmp_path: Path) -> None:
    with opened(tmp_path) as office:
        add(office, "提案委")
    path = tmp_path / NAME
    data = bytearray(path.read_bytes())
    data[100:4096] = b"\xff" * 3996
    path.write_bytes(data)
    before = everything(tmp_path)
    assert "已损坏" in refusal(tmp_path)
    assert everything(tmp_path) == before


def test_a_cut_file_is_refused_untouched(tmp_path: Path) -> None:
    with opened(tmp_path) as office:
        add(office, "提案委")
    path = tmp_path / NAME
    path.write_bytes(path.read_bytes()[:2000])
    before = everything(tmp_path)
    assert "损坏" in refusal(tmp_path)
    assert everything(tmp_path) == before


def test_a_file_marked_read_only_is_refused_untouched(tmp_path: Path) -> None:
    opened(tmp_path).close()
    (tmp_path / NAME).chmod(0o444)
    before = everything(tmp_path)
    assert "只读" in refusal(tmp_path)
    assert everything(tmp_path) == before


def test_a_folder_is_no_office_file(tmp_path: Path) -> None:
    (tmp_path / NAME).mkdir()
    assert "不是文件" in refusal(tmp_path, create=True)


def test_a_file_on_a_network_drive_is_refused_untouched(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened(tmp_path).close()
    mounts = tmp_path / "mounts"
    mounts.write_text(f"/dev/vda / ext4 rw 0 0\nserver:/x {tmp_path} nfs4 rw 0 0\n")
    monkeypatch.setattr(places, "MOUNTS", mounts)
    before = everything(tmp_path)
    sentence = refusal(tmp_path)
    assert "nfs4" in sentence
    assert "本机磁盘" in sentence
    assert everything(tmp_path) == before


def test_an_interrupted_first_start_can_be_repeated(tmp_path: Path) -> None:
    (tmp_path / NAME).write_bytes(b"")
    with opened(tmp_path, create=True) as office:
        add(office, "提案委")
        assert names(office) == ["提案委"]


def test_a_schema_step_is_taken_after_a_backup(tmp_path: Path) -> None:
    with opened(tmp_path) as office:
        add(office, "提案委")
    assert backups.named_in(backups.folder_of(tmp_path / NAME), tmp_path / NAME) == []
    with opened(tmp_path, steps=NEWER) as office:
        assert office.connection.pragma("user_version") == NEWER[-1].number
        assert names(office) == ["提案委"]
    [backup] = backups.named_in(backups.folder_of(tmp_path / NAME), tmp_path / NAME)
    assert backup.reason == backups.Reason.UPGRADE.value


def test_a_schema_step_that_fails_leaves_the_file_at_its_number(tmp_path: Path) -> None:
    opened(tmp_path).close()

    def fails(connection: apsw.Connection) -> None:
        connection.execute("DROP TABLE committee")
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        opened(tmp_path, steps=(*STEPS, Step(STEPS[-1].number + 1, fails)))
    with opened(tmp_path, create=False) as office:
        assert names(office) == []
        assert office.connection.pragma("user_version") == STEPS[-1].number


def test_an_encrypted_file_opens_with_its_key_alone(tmp_path: Path) -> None:
    def open_with(key: str) -> OfficeFile:
        return OfficeFile.open(
            tmp_path / NAME, records=(), steps=STEPS, who="张三", create=True, key=key
        )

    open_with("密语").close()
    before = everything(tmp_path)
    assert not before[NAME].startswith(b"SQLite")
    for wrong in ("", "别的"):
        with pytest.raises(UserError, match="损坏"):
            open_with(wrong)
    assert everything(tmp_path) == before
    open_with("密语").close()


def test_closing_twice_does_nothing_more(tmp_path: Path) -> None:
    office = opened(tmp_path)
    office.close()
    office.close()
    assert holder.read(tmp_path / NAME) is None


def test_a_read_in_steps_puts_off_writing_back(tmp_path: Path) -> None:
    with opened(tmp_path) as office:
        add(office, "甲")
        rows = office.connection.execute("SELECT no FROM action UNION ALL SELECT 2")
        next(rows)
        assert office.write_back() is False
        rows.close()
        assert office.write_back() is True


def test_a_read_that_was_left_early_is_over(tmp_path: Path) -> None:
    """The engine's 3.54.0.0 kept such a cursor when another query ran while it was open."""
    with opened(tmp_path) as office:
        for name in "甲乙丙":
            add(office, name)
        for _row in office.connection.execute("SELECT no FROM action"):
            assert office.connection.execute("SELECT 1").fetchone() == (1,)
            break
        assert office.write_back() is True
