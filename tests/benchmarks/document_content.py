"""What every engine of the documents benchmark prints: invented members, one grid, letters."""

from __future__ import annotations

import io
from dataclasses import dataclass
from pathlib import Path
from random import Random

from PIL import Image, ImageDraw

from desktop_app import paths

MM = 72 / 25.4
FONTS = {name: paths.resource(f"fonts/{name}.ttf") for name in ("song", "hei", "title", "rare")}
TITLE = "演示县委员会成员登记表"
WIDTHS = (22.0, 26.0, 18.0, 22.0, 18.0, 24.0, 26.0)
HEIGHTS = (10.0, 10.0, 10.0, 10.0, 9.0, 9.0, 52.0, 46.0, 24.0, 12.0)
COLUMNS = (
    "序号",
    "姓名",
    "性别",
    "民族",
    "出生年月",
    "党派",
    "工作单位",
    "职务",
    "联系电话",
    "备注",
)
SHARES = (14.0, 22.0, 12.0, 20.0, 24.0, 26.0, 70.0, 30.0, 28.0, 31.0)
FAMILIES = "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林罗高郑梁谢宋唐许邓冯韩曹曾彭萧蔡潘田董袁"
GIVEN = "伟芳娜秀英敏静丽强磊军洋勇艳杰娟涛明超兰霞平刚桂芬文华建国红玉志海云峰鑫波斌宇浩"
RARE = "㛃𬀩𬭊𫖯䶮𠅤𰻞"
UNITS = (
    "县人大常委会办公室", "县政协提案委员会", "县总工会职工服务中心", "县教育体育局基础教育股",
    "县人民医院内科", "工业园区管理委员会", "城关街道社区居民委员会", "水利工程质量监督站",
    "农业农村和科学技术局种植业管理股", "县图书馆地方文献部",
)  # fmt: skip
DEEDS = (
    "参加全县经济运行专题调研，", "提出关于加强基层公共文化服务的建议，",
    "联名提交老旧小区改造的提案，",
    "赴乡镇开展走访慰问活动，", "列席常务委员会会议并作书面发言，", "参与起草年度工作要点，",
    "组织召开界别协商座谈会，", "牵头办理群众来信来访事项，",
    "对“一老一小”服务保障情况开展视察，",
)  # fmt: skip


@dataclass(frozen=True)
class Cell:
    """One box: row, column, columns and rows it spans, its text, whether label or running text."""

    row: int
    column: int
    text: str
    label: bool = False
    running: bool = False
    columns: int = 1
    rows: int = 1


@dataclass(frozen=True)
class Person:
    """One invented member: short texts by column, the cells of the form, the photo's number."""

    row: tuple[str, ...]
    cells: tuple[Cell, ...]
    photo: int


PHOTO = Cell(0, 6, "", rows=4)


def people(count: int, *, long_texts: bool) -> list[Person]:
    """As many members, always the same ones."""
    chance = Random(20261123)
    return [_person(chance, number, long_texts) for number in range(1, count + 1)]


def _person(chance: Random, number: int, long_texts: bool) -> Person:
    name = chance.choice(FAMILIES) + "".join(chance.choices(GIVEN, k=chance.choice((1, 2, 2))))
    if chance.random() < 0.02:
        name = name[:-1] + chance.choice(RARE)
    year, month = chance.randint(1955, 2000), chance.randint(1, 12)
    row = (
        f"{number:05d}", name, chance.choice("男女"), chance.choice(("汉族", "哈尼族", "彝族")),
        f"{year}年{month:02d}月", chance.choice(("中共党员", "群众", "民盟盟员", "无党派人士")),
        chance.choice(UNITS), chance.choice(("副科长", "主任", "副主任", "高级工程师")),
        f"13{chance.randint(10**8, 10**9 - 1)}", chance.choice(("", "", "连任", "因工作变动调整")),
    )  # fmt: skip
    return Person(row, _cells(chance, row) if long_texts else (), number % 20)


def _cells(chance: Random, row: tuple[str, ...]) -> tuple[Cell, ...]:
    number, name, sex, nation, born, party, unit, post, phone, remark = row
    short = (
        (0, 0, "姓　名", name), (0, 2, "性　别", sex), (0, 4, "民　族", nation),
        (1, 0, "出生年月", born), (1, 2, "籍　贯", "云南红河"), (1, 4, "党　派", party),
        (2, 0, "学　历", "大学本科"), (2, 2, "届　次", "第十三届"), (2, 4, "编　号", number),
    )  # fmt: skip
    cells = []
    for line, column, label, text in short:
        cells += [Cell(line, column, label, label=True), Cell(line, column + 1, text)]
    wide = (
        (3, 0, "工作单位", unit, 3, False), (3, 4, "职　务", post, 1, False),
        (4, 0, "身份证号", f"53250119{number}0101{number[-4:]}", 3, False),
        (4, 4, "联系电话", phone, 2, False),
        (5, 0, "通讯地址", f"城关镇人民路 {number} 号", 6, False),
        (6, 0, "主要简历", _text(chance, 200), 6, True),
        (7, 0, "履职情况", _text(chance, 160), 6, True),
        (8, 0, "表彰奖励", _text(chance, 60), 6, True),
        (9, 0, "备　注", remark or "无", 3, False), (9, 4, "填表日期", "2026-11-23", 2, False),
    )  # fmt: skip
    for line, column, label, text, columns, running in wide:
        cells.append(Cell(line, column, label, label=True))
        cells.append(Cell(line, column + 1, text, running=running, columns=columns))
    return tuple(cells)


def _text(chance: Random, length: int) -> str:
    text = ""
    while len(text) < length:
        text += f"{chance.randint(2008, 2026)}年{chance.randint(1, 12)}月，" + chance.choice(DEEDS)
    return text[: length - 1].rstrip("，、") + "。"


LETTER_HEADS = ("一、基本情况", "二、有关要求")
SIGNATURE = ("演示县委员会办公室", "2026年11月23日")


def letter(person: Person) -> tuple[str, str, list[str]]:
    """Title, addressee and the paragraphs of a letter of two pages to one member."""
    texts = [cell.text for cell in person.cells if cell.running]
    return "关于开展委员年度履职情况登记工作的通知", f"{person.row[1]}委员", texts * 2


def photos(folder: Path) -> list[Path]:
    """Twenty drawn portraits as JPEG files."""
    found = []
    for number in range(20):
        image = Image.effect_noise((295, 413), 30).convert("RGB")
        draw = ImageDraw.Draw(image)
        draw.rectangle((0, 0, 295, 300), fill=(60 + number * 5, 120, 210))
        draw.ellipse((85, 70, 210, 230), fill=(235, 200, 170))
        draw.pieslice((20, 240, 275, 560), 180, 360, fill=(40, 40, 70))
        stream = io.BytesIO()
        image.save(stream, "JPEG", quality=82)
        path = folder / f"p{number:02d}.jpg"
        path.write_bytes(stream.getvalue())
        found.append(path)
    return found


def edges(widths: tuple[float, ...], start: float) -> list[float]:
    """Where boxes of these widths in mm begin and end, in points from a start in mm."""
    found = [start * MM]
    for width in widths:
        found.append(found[-1] + width * MM)
    return found
