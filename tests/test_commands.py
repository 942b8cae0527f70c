"""The program without a window: what each command prints, writes and refuses."""

from __future__ import annotations

import errno
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import apsw
import pytest
from PIL import Image

from desktop_app.commands import demo as demo_command
from desktop_app.commands import main
from desktop_app.documents.books_in import read_book
from desktop_app.records import ALL, Member, Sector
from desktop_app.records.membership import SLOTS
from desktop_app.services import demo, registers, setup
from desktop_app.services.desk import Desk, settle_keys
from desktop_app.services.members import memberships
from desktop_app.services.members.memberships import FromDay
from desktop_app.services.safekeeping import checks
from desktop_app.services.setup import Answers
from desktop_app.storage.file.office_file import OfficeFile
from desktop_app.storage.file.steps import STEPS
from desktop_app.storage.log.keys import key_text
from desktop_app.storage.query.lists import Query
from tests.new_office import new_office

DAY = ("--date", "2026-11-23")
HEADER = "委员证号,姓名,界别,民族,手机,出生年月\n"
Run = Callable[..., tuple[int, str, str]]


@pytest.fixture(scope="session")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small office of five members in two sectors, closed."""
    path = tmp_path_factory.mktemp("filled") / "办公.zwh"
    with new_office(path) as office:
        desk = Desk(office, "演示经办人")
        setup.set_up(desk, demo.ANSWERS)
        settle_keys(desk)
        for number, name in enumerate(("岩温罕", "李㛃", "欧阳静宜", "王一", "普文"), 1):
            sector = "教育界" if number < 3 else "经济界"
            post = "常委、界别召集人" if number == 1 else "委员"
            inputs = {"name": name, "sector": sector, "cppcc_post": post, "born": f"197{number}-03"}
            registers.save(desk, Member, {**inputs, "cert_no": f"A{number}", "mobile": "1" * 11})
    return path


@pytest.fixture
def file(filled: Path, tmp_path: Path) -> Path:
    """A copy of the small office to work on."""
    return Path(shutil.copy(filled, tmp_path / "办公.zwh"))


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    """Runs one command line: exit code, what it printed, what it complained of."""

    def run_it(*arguments: str | Path) -> tuple[int, str, str]:
        try:
            code = main([str(each) for each in arguments])
        except SystemExit as leaving:
            code = int(leaving.code or 0)
        told = capsys.readouterr()
        return code, told.out, told.err

    return run_it


def keys_of(file: Path) -> list[str]:
    with OfficeFile.open(file, records=ALL, steps=STEPS, who="测试") as office:
        desk = Desk(office, "测试")
        return [key_text(key) for key in registers.find(desk, Member, Query())]


def book(folder: Path, *lines: str) -> Path:
    path = folder / "名单.csv"
    path.write_text(HEADER + "\n".join(lines) + "\n", encoding="utf-8")
    return path


def test_records_lists_every_record_and_every_form(run: Run) -> None:
    code, told, _ = run("records")
    assert code == 0
    for model in ALL:
        assert (f"{model.KEY}　{model.TITLE}" in told) is not model.RETIRED
    assert "姓名 *" in told
    assert "委员登记表" in told


def test_a_wrong_command_is_wrong_usage_in_chinese(run: Run) -> None:
    days = [["--date", day, "remind"] for day in ("明天", "9999-12-31", "0001-01-01")]
    for arguments in (["expor"], ["export", "member"], ["print"], *days):
        code, told, complaint = run(*arguments)
        assert (code, told) == (2, "")
        assert complaint.startswith("用法：")
        assert "命令写法不对：" in complaint
        assert "required" not in complaint


def test_help_is_in_chinese(run: Run) -> None:
    code, told, _ = run("import", "--help")
    assert code == 0
    assert "把 Excel 或 CSV 名单导入" in told
    assert "usage" not in told
    assert "positional" not in told


def test_an_unknown_record_or_field_is_wrong_usage(run: Run, file: Path, tmp_path: Path) -> None:
    out = tmp_path / "x.xlsx"
    assert run("--file", file, "export", "members", out)[0] == 2
    code, _, complaint = run("--file", file, "export", "member", out, "--where", "血型=A")
    assert code == 2
    assert "没有“血型”这个字段" in complaint
    assert not out.exists()


def test_only_import_makes_a_missing_file(run: Run, tmp_path: Path) -> None:
    missing = tmp_path / "没有.zwh"
    out = tmp_path / "x.xlsx"
    for arguments in (["check"], ["backup"], ["export", "member", out], ["restore", missing]):
        code, _, complaint = run("--file", missing, *arguments)
        assert code == 1
        assert "找不到办公文件" in complaint
        assert not missing.exists()
    names = book(tmp_path, "A9,王五,教育界,汉,13800000000,1975.3")
    assert run("--file", missing, "import", "member", names, "--dry-run")[0] == 0
    assert not missing.exists()
    code, told, _ = run("--file", missing, "import", "member", names)
    assert code == 0
    assert "新建界别：教育界" in told
    assert told.endswith("新增 1 修改 0 相同 0 问题 0\n")
    assert missing.exists()


def test_without_any_office_file_the_way_out_is_told(run: Run) -> None:
    code, _, complaint = run("check")
    assert (code, complaint.count("\n")) == (1, 1)
    assert "请用 --file" in complaint


def test_import_tells_each_problem_with_sheet_line_and_column(
    run: Run, file: Path, tmp_path: Path
) -> None:
    names = book(
        tmp_path,
        "A1,岩温罕,教育界,傣族,11111111111,1971-03",
        "A2,李㛃,经济界,哈尼,11111111111,1972-03",
        "A6,赵六,网络界,汉,138,1980.13",
        ",,,,13800000000,1980-01",
    )
    problems = tmp_path / "问题.xlsx"
    code, told, _ = run("--file", file, "import", "member", names, "--problems", problems)
    assert code == 0
    assert "“名单”第 4 行 F 列 出生日期：" in told
    assert told.endswith("新增 0 修改 2 相同 0 问题 2\n")
    assert read_book(problems).sheets[0].rows[1][-1].startswith("F 列")  # type: ignore[union-attr]


def test_a_dry_run_says_the_same_and_writes_nothing(run: Run, file: Path, tmp_path: Path) -> None:
    names = book(tmp_path, "A7,孙七,网络界,汉,13800000000,1980-01")
    dry = run("--file", file, "import", "member", names, "--dry-run")
    again = run("--file", file, "import", "member", names)
    assert dry == again
    assert "新建界别：网络界" in dry[1]
    third = run("--file", file, "import", "member", names)
    assert third[1].endswith("新增 0 修改 0 相同 1 问题 0\n")


def test_strict_makes_what_the_office_lacks_a_problem(run: Run, file: Path, tmp_path: Path) -> None:
    names = book(tmp_path, "A7,孙七,网络界,汉,13800000000,1980-01")
    _, told, _ = run("--file", file, "import", "member", names, "--strict")
    assert "没有“网络界”这个界别" in told
    assert told.endswith("新增 0 修改 0 相同 0 问题 1\n")


def test_a_column_is_mapped_by_letters_or_title_and_left_out_by_nothing(
    run: Run, file: Path, tmp_path: Path
) -> None:
    path = tmp_path / "怪表.csv"
    path.write_text("谁,证号,旁注\n孙七,A7,演示\n", encoding="utf-8")
    arguments = ("--file", file, "import", "member", path, "--mapping", "A=姓名", "旁注=remark")
    _, told, _ = run(*arguments)
    assert told.endswith("新增 1 修改 0 相同 0 问题 0\n")
    _, told, _ = run(*arguments, "证号=")
    assert "没有用到的列：B 列 证号" in told
    code, _, complaint = run("--file", file, "import", "member", path, "--mapping", "Z=姓名")
    assert code == 2
    assert "没有“Z”这一列" in complaint


def test_an_exported_workbook_comes_back_as_all_the_same(
    run: Run, file: Path, tmp_path: Path
) -> None:
    for name in ("委员.xlsx", "委员.csv"):
        assert run("--file", file, "export", "member", tmp_path / name)[0] == 0
        _, told, _ = run("--file", file, "import", "member", tmp_path / name)
        assert told.endswith("新增 0 修改 0 相同 5 问题 0\n")


@pytest.mark.parametrize(
    ("asked", "names"),
    [
        (["--where", "界别=教育界"], ["岩温罕", "李㛃"]),
        (["--where", "sector=经济界", "--sort", "pinyin"], ["欧阳静宜", "普文", "王一"]),
        (["--where", "政协职务=常委"], ["岩温罕"]),
        (["--where", "出生日期=1973"], ["欧阳静宜"]),
        (["--where", "民族=", "界别=教育界", "--sort", "born"], ["岩温罕", "李㛃"]),
        (["--where", "民族=", "--where", "界别=教育界", "--sort", "born"], ["岩温罕", "李㛃"]),
        (["--search", "oyj"], ["欧阳静宜"]),
        (["--sort", "strokes"], ["王一", "李㛃", "欧阳静宜", "岩温罕", "普文"]),
    ],
)
def test_an_export_holds_what_was_asked_for_in_the_order_asked(
    run: Run, file: Path, tmp_path: Path, asked: list[str], names: list[str]
) -> None:
    out = tmp_path / "x.xlsx"
    assert run("--file", file, "export", "member", out, *asked)[0] == 0
    rows = read_book(out).sheets[0].rows
    found = [str(row[0]) for row in rows[1:]]
    assert (found if "--sort" in asked else sorted(found)) == (
        names if "--sort" in asked else sorted(names)
    )


def test_a_value_nobody_knows_is_told(run: Run, file: Path, tmp_path: Path) -> None:
    out = tmp_path / "x.xlsx"
    code, _, complaint = run("--file", file, "export", "member", out, "--where", "界别=航天界")
    assert (code, complaint) == (1, "没有“航天界”这个界别。\n")


def test_forms_are_printed_by_id_by_condition_or_all(run: Run, file: Path, tmp_path: Path) -> None:
    out, key = tmp_path / "表.pdf", keys_of(file)[0]
    for asked, count in ((["--id", key], 1), (["--where", "界别=经济界"], 3), (["--all"], 5)):
        code, told, _ = run(*DAY, "--file", file, "print", "member_form", out, *asked)
        assert code == 0
        assert f"委员登记表 {count} 条" in told
        assert out.read_bytes().startswith(b"%PDF")
    assert run("--file", file, "print", "member_form", out)[0] == 2
    assert run("--file", file, "print", "member_form", out, "--id", key, "--all")[0] == 2
    assert run("--file", file, "print", "no_form", out, "--all")[0] == 1
    code, _, complaint = run("--file", file, "print", "member_form", out, "--id", "ZZZZ")
    assert code == 1
    assert "没有编号、名称或编码为“ZZZZ”的委员" in complaint


def test_a_roster_is_printed_as_of_a_day(run: Run, file: Path, tmp_path: Path) -> None:
    out = tmp_path / "名册.pdf"
    asked = ("print", "member_roster", out, "--all", "--on", "2026-03-05")
    code, told, _ = run(*DAY, "--file", file, *asked)
    assert (code, out.exists()) == (0, True)
    assert "委员名册" in told
    code, _, complaint = run("--file", file, "print", "member_form", out, *asked[3:])
    assert code == 1
    assert "不能按过去的一天打印" in complaint


def test_the_same_day_and_data_print_the_same_bytes(run: Run, file: Path, tmp_path: Path) -> None:
    first, second = tmp_path / "一.pdf", tmp_path / "二.pdf"
    for out in (first, second):
        run(*DAY, "--file", file, "export", "member", out)
    assert first.read_bytes() == second.read_bytes()


def test_an_option_that_a_form_lacks_is_wrong_usage(run: Run, file: Path, tmp_path: Path) -> None:
    out = tmp_path / "表.pdf"
    arguments = ("--file", file, "print", "member_form", out, "--all", "--option")
    assert run(*arguments, "phones=full")[0] == 0
    assert run(*arguments, "phones=some")[0] == 2
    assert run(*arguments, "phones")[0] == 2
    report = ("--file", file, "print", "point_report", out, "--all", "--option")
    assert run(*DAY, *report, "year=1999")[0] == 2
    assert run(*DAY, *report, "year=2025")[2].startswith("没有要打印的记录")


def test_check_is_content_with_a_whole_file_and_fails_on_a_changed_one(
    run: Run, file: Path
) -> None:
    assert run("--file", file, "check")[0] == 0
    data = file.read_bytes()
    assert data.count("岩温罕".encode()) > 0
    file.write_bytes(data.replace("岩温罕".encode(), "岩温军".encode(), 1))
    code, told, complaint = run("--file", file, "check")
    assert code == 1
    assert "问题" in told + complaint or "损坏" in told + complaint


def test_a_backup_is_restored_and_the_present_file_kept(
    run: Run, file: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "另一个盘" / "备份"
    code, told, _ = run("--file", file, "backup", folder)
    assert code == 0
    (saved,) = folder.glob("*.zwh")
    assert str(saved) in told
    run("--file", file, "import", "member", book(tmp_path, "A7,孙七,教育界,汉,13800000000,1980-01"))
    assert len(keys_of(file)) == 6
    code, told, _ = run("--file", file, "restore", saved)
    assert code == 0
    assert "委员：找回 0，去掉 1，改回 0" in told
    assert "导入委员：新增 1" in told
    assert len(keys_of(file)) == 5
    assert any("恢复前" in each.name for each in tmp_path.glob("办公*"))


def test_a_file_that_is_held_is_refused_with_its_holder(run: Run, file: Path) -> None:
    with OfficeFile.open(file, records=ALL, steps=STEPS, who="演示甲"):
        for arguments in (["check"], ["backup"]):
            code, _, complaint = run("--file", file, *arguments)
            assert code == 1
            assert "演示甲" in complaint


@pytest.mark.timeout(400)
def test_the_demo_makes_office_books_prints_and_pictures(run: Run, tmp_path: Path) -> None:
    folder = tmp_path / "演示"
    code, told, _ = run(*DAY, "demo", folder)
    assert code == 0
    assert "政协演示县委员会，演示数据" in told
    assert len(list((folder / "样表").iterdir())) == 8
    tables = {path.stem for path in (folder / "导出").iterdir()}
    assert {*(each.TITLE for each in ALL if each.TAB), "督办清单"} < tables
    pdfs = {path.stem: path.read_bytes() for path in (folder / "打印").iterdir()}
    assert {"委员登记表", "委员名册（按界别）", "协商点台账", "品牌项目申报表"} <= pdfs.keys()
    assert all(data.startswith(b"%PDF") for data in pdfs.values())
    pictures = sorted((folder / "画面").iterdir())
    assert len(pictures) >= 2 * sum(bool(each.TAB) for each in ALL)
    assert all(len(set(Image.open(path).convert("L").tobytes())) > 20 for path in pictures)
    assert run(*DAY, "--file", folder / "演示县.zwh", "check")[0] == 0


@pytest.mark.timeout(400)
def test_the_demo_goes_on_where_a_print_has_nothing_to_say(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(
        demo_command, "_pictures", lambda *_: []
    )  # half of the time, and not asked here
    code, told, _ = run("--date", "2026-03-05", "demo", tmp_path / "演示")
    assert code == 0
    assert "没有打印 提案催办单" in told


def test_the_demo_is_never_made_over_another_office(run: Run, file: Path, tmp_path: Path) -> None:
    folder = tmp_path / "真的"
    folder.mkdir()
    with new_office(folder / "演示县.zwh") as office:
        desk = Desk(office, "测试")
        setup.set_up(desk, Answers("政协另一县委员会", term="十"))
        settle_keys(desk)
    before = (folder / "演示县.zwh").read_bytes()
    code, _, complaint = run("demo", folder)
    assert code == 1
    assert "不是演示文件" in complaint
    assert (folder / "演示县.zwh").read_bytes() == before


def test_remind_says_what_is_due_on_the_day_one_line_each(
    file: Path, tmp_path: Path, run: Run
) -> None:
    early = ("--date", "2026-04-05")
    assert run(*early, "--file", file, "remind")[:2] == (0, "没有到期的事项。\n")
    points = tmp_path / "点.csv"
    points.write_text("名称,设立日期\n演示点,2026-01-05\n", encoding="utf-8")
    run(*DAY, "--file", file, "import", "point", points)
    code, told, _ = run(*DAY, "--file", file, "remind")
    assert (code, told.splitlines()) == (0, [
        "以后　届满交接　十届届满，准备交接　期限 2027-01-31　还有 69 天",
        "久未走动　久未协商　演示点　期限 2026-04-05　超 232 天",
        "共 2 项，逾期 0 项",
    ])  # fmt: skip
    assert run(*early, "--file", file, "remind")[1] == "没有到期的事项。\n"
    for suffix in (".pdf", ".xlsx", ".csv"):
        out = tmp_path / f"督办{suffix}"
        assert run(*DAY, "--file", file, "remind", out)[0] == 0
        assert out.stat().st_size > 50
    assert run(*DAY, "--file", file, "remind", tmp_path / "督办.doc")[0] == 2


@pytest.mark.parametrize(
    ("error", "words"),
    [
        (apsw.FullError("full"), "磁盘已满"),
        (apsw.IOError("io"), "磁盘或U盘读写出错"),
        (OSError(errno.ENOENT, "gone"), "找不到文件"),
    ],
)
def test_a_disk_that_fails_unforeseen_is_one_sentence(
    file: Path, run: Run, monkeypatch: pytest.MonkeyPatch, error: Exception, words: str
) -> None:
    def fail(*_: object) -> None:
        raise error

    monkeypatch.setattr(checks, "full", fail)
    code, out, complaint = run("--file", file, "check")
    assert (code, out) == (1, "")
    assert complaint.count("\n") == 1
    assert words in complaint
    assert not list(file.parent.glob("*.checking*"))


def test_a_bug_in_a_command_is_no_sentence(
    file: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise KeyError("bug")

    monkeypatch.setattr(checks, "full", fail)
    with pytest.raises(KeyError):
        run("--file", file, "check")


def test_cells_that_nobody_can_read_may_be_left_empty_with_their_words_kept(
    run: Run, file: Path, tmp_path: Path
) -> None:
    book = tmp_path / "名单.csv"
    book.write_text("姓名,入党时间\n陆远山,1998.13\n白小楼,属虎\n何田,1999.5\n", encoding="utf-8")
    _, told, _ = run("--file", file, *DAY, "import", "member", book, "--dry-run")
    assert "“入党派时间”有 2 格认不出：1998.13、属虎。加 --leave-empty 入党派时间 可先导入" in told
    assert "新增 1 修改 0 相同 0 问题 2" in told
    _, told, _ = run("--file", file, *DAY, "import", "member", book, "--leave-empty", "入党时间")
    assert "新增 3 修改 0 相同 0 问题 0" in told
    out = tmp_path / "出.csv"
    run("--file", file, *DAY, "export", "member", out, "--search", "白小楼")
    assert "入党派时间：属虎" in out.read_text(encoding="utf-8-sig")


def test_output_that_nobody_reads_to_its_end_is_no_fault_of_the_disk(file: Path) -> None:
    command = [sys.executable, "-m", "desktop_app", "--file", str(file), *DAY, "records"]
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, cwd=Path(__file__).parents[1]
    ) as running:
        assert running.stdout is not None
        assert running.stderr is not None
        running.stdout.close()
        complaint = running.stderr.read().decode()
    assert complaint == ""
    assert running.returncode == 1


def test_a_command_writes_what_the_day_makes_due_before_it_lists(
    run: Run, file: Path, tmp_path: Path
) -> None:
    with OfficeFile.open(file, records=ALL, steps=STEPS, who="测试") as office:
        desk = Desk(office, "测试")
        (wang,) = registers.find(desk, Member, Query(search="王一"))
        (other,) = registers.find(desk, Sector, Query(search="教育界"))
        memberships.change(desk, [wang], SLOTS[0], [other], FromDay("2099-01-01"))
    for day, sector in (("2098-12-31", "经济界"), ("2099-01-02", "教育界")):
        out = tmp_path / f"{day}.csv"
        assert run("--file", file, "--date", day, "export", "member", out)[0] == 0
        lines = out.read_text(encoding="utf-8-sig").splitlines()
        (line,) = [each for each in lines if "王一" in each]
        assert sector in line
