"""The messy sample workbooks of the demo: what clerks really bring, every trap in it on purpose."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import Any

from desktop_app.documents.grids import Cell, MergedRange, Sheet
from desktop_app.documents.sample_books import write_sample_book, write_sample_csv
from desktop_app.services.demo.demo_chain import Chain
from desktop_app.services.demo.demo_days import messy_day
from desktop_app.services.demo.demo_ledger import ledger_sheet
from desktop_app.services.demo.demo_names import invented_people
from desktop_app.services.demo.demo_people import MEMBERS

Draft = dict[str, Any]
UNKNOWN_SECTOR = "网络界"
WRONG_PHONE = "1380000123"
NEWCOMERS = 24
KNOWN = 40


@dataclass(frozen=True, slots=True)
class DemoData:
    """The drafts that the demo office was made of."""

    members: Sequence[Draft]
    points: Sequence[Draft]
    brands: Sequence[Draft]
    chain: Chain


def write_sample_books(folder: Path, data: DemoData, chance: Random) -> list[Path]:
    """Write every sample into `folder`; the files, in the order of their names."""
    people = _people(data.members, chance)
    members = _grouped_sheet(people, chance)
    books: dict[str, Callable[[Path], None]] = {
        "委员名单（原表）.xlsx": lambda path: write_sample_book(path, [members, _notes()]),
        "委员通讯录（两行表头）.xlsx": lambda path: write_sample_book(path, [_two_rows(people)]),
        "委员名单（旧系统导出）.csv": lambda path: write_sample_csv(path, _old_export(people)),
        "协商点台账（原表）.xlsx": lambda path: write_sample_book(path, [_points(data.points)]),
        "协商台账（原表）.xlsx": lambda path: write_sample_book(
            path, [ledger_sheet(data.chain, chance)]
        ),
        "品牌项目汇总（原表）.xlsx": lambda path: write_sample_book(path, [_brands(data.brands)]),
    }
    folder.mkdir(parents=True, exist_ok=True)
    for name, write in books.items():
        write(folder / name)
    return sorted(folder / name for name in books)


def _people(members: Sequence[Draft], chance: Random) -> list[Draft]:
    """Some members of the demo office, a few of them changed, and some it does not have yet."""
    known = [dict(each) for each in members[5 : 5 + KNOWN]]
    for draft in chance.sample(known, 6):
        draft["mobile"] = f"{draft['mobile'][:-4]}9{draft['mobile'][-3:]}"
    taken = {each["name"] for each in members}
    strangers = [each for each in invented_people(MEMBERS * 2, chance) if each.name not in taken]
    fresh = [
        dict(members[60 + number]) | {
            "name": person.name, "nation": person.nation, "sex": person.sex,
            "cert_no": f"YS10{MEMBERS + 1 + number}", "mobile": f"1390000{number + 5000}",
        }
        for number, person in enumerate(strangers[:NEWCOMERS])
    ]  # fmt: skip
    return known + fresh


HEADER = ("序号", "所属界别", "姓 名", "性别", "民族", "出生年月", "党派", "文化程度", "工作单位",
          "职务", "联系电话", "委员证号", "专委会", "微信号")  # fmt: skip


def _grouped_sheet(people: Sequence[Draft], chance: Random) -> Sheet:
    """A list grouped by sector, the sector merged down; wrong and doubled lines at the end."""
    rows: list[list[Cell]] = [
        ["政协演示县第十届委员会委员名单（演示数据）"], ["填报单位：政协演示县委员会办公室"], [],
        list(HEADER),
    ]  # fmt: skip
    wide = len(HEADER) - 1
    merged = [MergedRange(0, 0, 0, wide), MergedRange(1, 0, 1, wide)]
    for sector in dict.fromkeys(each["sector"] for each in people):
        own = [each for each in people if each["sector"] == sector]
        top = len(rows)
        rows += [_line(top + number - 3, each, chance) for number, each in enumerate(own)]
        for row in rows[top + 1 :]:
            row[1] = ""
        if len(own) > 1:
            merged.append(MergedRange(top, 1, top + len(own) - 1, 1))
    rows += [[], *_faulty(people, len(rows) - 3, chance)]
    rows.append(["合计", "", f"{len(people)}人"])
    rows.append(["注：本表为演示数据，人员、单位均为虚构。"])
    return Sheet("委员名单", rows, tuple(merged))


def _line(number: int, draft: Draft, chance: Random) -> list[Cell]:
    name = draft["name"]
    spaced = f"{name[0]}　{name[1]}" if len(name) == 2 else name.replace("·", "•")
    politics = draft["politics"].removesuffix("党员").removesuffix("盟员").removesuffix("会员")
    mobile: Cell = int(draft["mobile"]) if chance.random() < 0.3 else draft["mobile"]
    return [
        number, draft["sector"], spaced, draft["sex"], draft["nation"].removesuffix("族"),
        messy_day(draft["born"], chance), politics, draft["education"].replace("本科", "大学"),
        draft["unit"], draft["post"], mobile, draft["cert_no"], draft["committee"], "",
    ]  # fmt: skip


def _faulty(people: Sequence[Draft], number: int, chance: Random) -> list[list[Cell]]:
    """Lines that must be noticed: a double, an unknown sector, a wrong phone, day and name."""
    drafts = [
        dict(people[0]),
        dict(people[-1]) | {"name": "演示一", "sector": UNKNOWN_SECTOR, "cert_no": "YS10901"},
        dict(people[-2]) | {"name": "演示二", "mobile": WRONG_PHONE, "cert_no": "YS10902"},
        dict(people[-3]) | {"name": "演示三", "cert_no": "YS10903"},
    ]
    rows = [_line(number + place, each, chance) for place, each in enumerate(drafts)]
    rows.append([number + len(rows), people[-4]["sector"], "", "男", "汉"])
    rows[3][5] = "1975年13月"
    return rows


def _notes() -> Sheet:
    return Sheet("填表说明", [["填表说明"], ["出生年月填到月份即可；界别按本届名称填写。"]])


def _two_rows(people: Sequence[Draft]) -> Sheet:
    """A header of two rows: 基本情况, 任职情况 and 联系方式 over their columns."""
    above = ["序号", "基本情况", "", "", "", "任职情况", "", "", "联系方式", ""]
    fields = {
        "姓名": "name", "性别": "sex", "民族": "nation", "出生年月": "born", "界别": "sector",
        "所在专委会": "committee", "政协职务": "cppcc_post", "手机": "mobile",
        "通讯地址": "address",
    }  # fmt: skip
    rows: list[list[Cell]] = [
        ["政协演示县委员会委员通讯录（演示数据）"],
        list(above),
        ["", *fields],
    ]
    for number, each in enumerate(people[:30], 1):
        rows.append([number, *(each[name] for name in fields.values())])
    merged = (
        MergedRange(0, 0, 0, 9), MergedRange(1, 0, 2, 0), MergedRange(1, 1, 1, 4),
        MergedRange(1, 5, 1, 7), MergedRange(1, 8, 1, 9),
    )  # fmt: skip
    return Sheet("通讯录", rows, merged)


def _old_export(people: Sequence[Draft]) -> list[list[Cell]]:
    fields = {
        "委员证号": "cert_no", "姓名": "name", "性别": "sex", "民族": "nation", "出生日期": "born",
        "政治面貌": "politics", "学历": "education", "界别": "sector", "工作单位": "unit",
        "单位职务": "post", "手机": "mobile",
    }  # fmt: skip
    return [list(fields), *([each[name] for name in fields.values()] for each in people)]


def _points(points: Sequence[Draft]) -> Sheet:
    """Six points that the office has and three it lacks, the township merged down."""
    rows: list[list[Cell]] = [
        ["“协商在基层”协商点台账（演示数据）"],
        ["乡镇（街道）", "编号", "协商点名称", "类型", "设立时间", "是否挂牌", "面积", "联络员",
         "联系电话", "挂联专委会", "驻点委员"],
    ]  # fmt: skip
    more = [
        dict(each) | {"number": f"XS-{number}", "name": f"演示新设协商点{number - 40}号"}
        for number, each in enumerate(points[:3], 41)
    ]
    shown = sorted([*points[6:12], *more], key=lambda each: str(each["township"]))
    merged = [MergedRange(0, 0, 0, 10)]
    for township in dict.fromkeys(each["township"] for each in shown):
        own = [each for each in shown if each["township"] == township]
        if len(own) > 1:
            merged.append(MergedRange(len(rows), 0, len(rows) + len(own) - 1, 0))
        for place, each in enumerate(own):
            rows.append([
                township if place == 0 else "", each["number"], each["name"], each["kind"],
                each["founded"].replace("-", "."), each["has_sign"].replace("是", "√"),
                int(each["area"]), each["liaison"], each["phone"], each["committees"],
                each["members"].replace("、", "，"),
            ])  # fmt: skip
    rows.append(["合计", f"{len(shown)}个"])
    return Sheet("台账", rows, tuple(merged))


def _brands(brands: Sequence[Draft]) -> Sheet:
    fields = {
        "项目编号": "number", "项目名称": "name", "牵头单位": "committee", "品牌类别": "kind",
        "品牌级别": "level", "创建年份": "year", "品牌阶段": "stage", "评审结果": "review",
        "品牌释义": "slogan",
    }  # fmt: skip
    more = dict(brands[0]) | {"number": "PP-21", "name": "演示新申报品牌", "review": "已申报"}
    rows: list[list[Cell]] = [["品牌项目汇总表（演示数据）"], [], list(fields)]
    for each in (*brands[:5], more):
        named = {name: each[name] for name in fields.values()}
        rows.append(list({**named, "year": int(each["year"])}.values()))
    return Sheet("品牌", rows, (MergedRange(0, 0, 0, len(fields) - 1),))
