"""Lists of invented people laid out as offices do: titles, sections, totals, notes, merges."""

from __future__ import annotations

import datetime
import random
from dataclasses import dataclass, field

from desktop_app.documents.grids import Cell, MergedRange, Sheet

SURNAMES = "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林罗高梁郑谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡"
GIVEN = "伟芳娜秀英敏静丽强磊军洋勇艳杰娟涛明超兰霞平刚桂芬文华建国红玉志海云峰晓春梅小楼远山"
WHOLE_NAMES = ("欧阳修文", "司马青", "阿依古丽·买买提", "上官明华", "尼玛次仁")
NATIONS = ("汉族", "彝族", "哈尼族", "苗族", "回族")
SECTORS = ("中共", "民革", "工商联", "经济界", "教育界", "农业和农村界", "医药卫生界", "特邀人士")
UNITS = ("县农科所", "县一中", "县医院", "县水务局", "县酒厂", "南溪镇", "绿野公司", "县妇联")
POSTS = ("所长", "教师", "院长", "副局长", "董事长", "党委书记", "总经理", "馆长")
TITLES = {
    "name": ("姓名", "姓 名", "委员姓名", "姓　名*", "名字"),
    "sex": ("性别", "性 别"),
    "nation": ("民族", "族别"),
    "born": ("出生年月", "出生日期", "出生\n年月", "出生年月（公历）"),
    "sector": ("界别", "所属界别", "所在界别"),
    "unit": ("工作单位", "单位", "所在单位"),
    "post": ("职务", "现任职务", "单位职务"),
    "unit+post": ("单位及职务", "工作单位及职务", "工作单位和职务", "单位、职务"),
    "mobile": ("手机", "联系电话", "手机号码", "联系方式"),
}
PAGE_TITLES = ("某县政协委员名册", "政协某县第十届委员会委员名单", "某县政协委员学习培训签到表")
LINES_ABOVE = ("日期：2026年3月5日", "填报单位：某县政协办公室", "（2026年3月）", "培训日期：")
NOTES = (
    "注：手机号待核", "备注：以上名单按姓氏笔画排列。", "制表人：李明　审核：张三",
    "填表日期：2026年3月5日",
    "第 2 页", "（续表）", "※请各委核对",
)  # fmt: skip
SUMS = ("合计：{n}人", "共{n}人", "总计", "合 计", "小计（{n}人）", "男{n}人，女0人")
SECTION_SHAPES = (
    "{s}",
    "{s}（{n}人）",
    "{s} {n}人",
    "{k}、{s}",
    "（{k}）{s}",
    "{s}：",
    "【{s}】{n}名",
)


@dataclass(slots=True)
class Layout:
    """One sheet, and the people who stand in it with what the list says of them."""

    sheet: Sheet
    people: list[dict[str, str]]
    told: list[str] = field(default_factory=list)


def layout(dice: random.Random) -> Layout:
    """One list of people laid out at random."""
    people = _people(dice)
    columns = _columns(dice)
    sections = "sector" not in columns and dice.random() < 0.6
    if sections or dice.random() < 0.5:
        people.sort(key=lambda each: SECTORS.index(each["sector"]))
    made = _Maker(dice, columns, people, sections=sections)
    made.write()
    return Layout(made.sheet(), [made.expected(each) for each in people], made.told)


def _people(dice: random.Random) -> list[dict[str, str]]:
    names: dict[str, None] = {}
    while len(names) < dice.randint(1, 12):
        whole = dice.random() < 0.1
        given = "".join(dice.choices(GIVEN, k=dice.choice((1, 2, 2))))
        names[dice.choice(WHOLE_NAMES) if whole else dice.choice(SURNAMES) + given] = None
    return [_person(dice, name, place) for place, name in enumerate(names)]


def _person(dice: random.Random, name: str, place: int) -> dict[str, str]:
    year, month, day = dice.randint(1955, 1999), dice.randint(1, 12), dice.randint(1, 28)
    whole = dice.random() < 0.4
    return {
        "name": name,
        "sex": dice.choice("男女"),
        "nation": dice.choice(NATIONS),
        "born": f"{year}-{month:02d}-{day:02d}" if whole else f"{year}-{month:02d}",
        "sector": dice.choice(SECTORS),
        "unit": dice.choice(UNITS),
        "post": dice.choice(POSTS),
        "mobile": f"138{dice.randint(0, 9999):04d}{place:04d}",
    }


def _columns(dice: random.Random) -> list[str]:
    """The fields that the list has columns for, the name among the first."""
    others = ["sex", "nation", "born", "sector", "mobile"]
    chosen = [each for each in others if dice.random() < 0.55]
    work = dice.choice(((), ("unit",), ("unit", "post"), ("unit+post",)))
    rest = [*chosen, *work]
    if dice.random() < 0.5:
        dice.shuffle(rest)
    return [*([""] if dice.random() < 0.5 else []), "name", *rest]


class _Maker:
    """Writes one list, line by line."""

    def __init__(
        self,
        dice: random.Random,
        columns: list[str],
        people: list[dict[str, str]],
        *,
        sections: bool,
    ) -> None:
        self.dice, self.columns, self.people, self.sections = dice, columns, people, sections
        self.rows: list[list[Cell]] = []
        self.merged: list[MergedRange] = []
        self.told: list[str] = []
        known = {"mobile", "sex"} <= set(columns) and "sector" not in columns  # 中共 is a party too
        self.headless = dice.random() < 0.2 and known
        self.notes_names = "sex" not in columns and not self.headless and dice.random() < 0.5
        self.tight = dice.random() < 0.7
        self.merges = "sector" in columns and dice.random() < 0.5
        self.last_line = -1
        self.above: list[list[Cell]] = []
        self.head: list[Cell] = []

    def sheet(self) -> Sheet:
        """The lines as a sheet of one width."""
        width = len(self.columns)
        rows = [[*row, *[""] * (width - len(row))][:width] for row in self.rows]
        return Sheet("名册", rows, tuple(self.merged))

    def expected(self, person: dict[str, str]) -> dict[str, str]:
        """What the list says of a person."""
        fields = {part for each in self.columns if each for part in each.split("+")}
        if self.sections:
            fields.add("sector")
        if self.notes_names and person["sex"] == "女":
            fields.add("sex")
        return {name: text for name, text in person.items() if name in fields}

    def write(self) -> None:
        """All lines of the list."""
        dice = self.dice
        if not self.headless or dice.random() < 0.5:
            self._page_head()
        if not self.headless:
            self.head = [dice.choice(TITLES[each]) if each else "序号" for each in self.columns]
            self.rows.append(list(self.head))
        last = ""
        for place, person in enumerate(self.people):
            if self.sections and person["sector"] != last:
                self._section(person["sector"], place)
            self.rows.append(self._line(place, person))
            self._merge_down(place, person["sector"] == last)
            last = person["sector"]
            self._between()
        self._end()

    def _merge_down(self, place: int, same: bool) -> None:
        """Merge the sector's cell with the one above where both lines say the same."""
        row, column = len(self.rows) - 1, self.columns.index("sector") if self.merges else -1
        if column < 0:
            return
        if same and self.last_line == row - 1:
            self.rows[row][column] = ""
            top = row - 1
            if self.merged and self.merged[-1].left == column and self.merged[-1].bottom == top:
                top = self.merged.pop().top
            self.merged.append(MergedRange(top, column, row, column))
        self.last_line = row

    def _page_head(self) -> None:
        dice = self.dice
        for text in dice.sample((dice.choice(PAGE_TITLES), *LINES_ABOVE), k=dice.randint(0, 3)):
            self._wide(text, merged=dice.random() < 0.7)
        self.above = [list(row) for row in self.rows]

    def _wide(self, text: str, *, merged: bool) -> None:
        if merged and len(self.columns) > 1:
            self.merged.append(
                MergedRange(len(self.rows), 0, len(self.rows), len(self.columns) - 1)
            )
        self.rows.append([text])

    def _section(self, sector: str, place: int) -> None:
        dice = self.dice
        count = sum(each["sector"] == sector for each in self.people)
        shape = dice.choice(SECTION_SHAPES)
        text = shape.format(s=sector, n=count, k="一二三四五六七八九十"[place % 10])
        self._wide(text, merged=dice.random() < 0.5)

    def _between(self) -> None:
        """What may stand between two people: nothing, a blank line, the next printed page."""
        dice = self.dice
        chance = dice.random()
        if chance < 0.08:
            self.rows.append([dice.choice(("", " ", "　"))])
        elif chance < 0.14 and self.head:
            self.rows += [list(row) for row in self.above]
            self.rows.append(list(self.head))
        elif chance < 0.2:
            self._wide(dice.choice(NOTES), merged=dice.random() < 0.5)

    def _end(self) -> None:
        dice = self.dice
        if dice.random() < 0.5:
            text = dice.choice(SUMS).format(n=len(self.people))
            self._wide(text, merged=dice.random() < 0.3)
        for text in dice.sample(NOTES, k=dice.randint(0, 2)):
            self._wide(text, merged=dice.random() < 0.5)

    def _line(self, place: int, person: dict[str, str]) -> list[Cell]:
        return [self._cell(place, person, each) for each in self.columns]

    def _cell(self, place: int, person: dict[str, str], name: str) -> Cell:
        dice = self.dice
        if not name:
            return dice.choice((place + 1, str(place + 1), float(place + 1)))
        if name == "unit+post":
            return person["unit"] + dice.choice(("", "", " ", "\n")) + person["post"]
        text = person[name]
        above = self.rows[-1] if self.rows and place else []
        follows = bool(place) and len(above) == len(self.columns)
        repeats = follows and name in ("unit", "nation") and self.people[place - 1][name] == text
        if repeats and dice.random() < 0.5:
            return dice.choice(("〃", "同上", "″"))
        return self._spelt(name, text, person)

    def _spelt(self, name: str, text: str, person: dict[str, str]) -> Cell:
        dice = self.dice
        if name == "name":
            spaced = text[0] + dice.choice((" ", "　", "  ")) + text[1] if len(text) == 2 else text
            told = text if self.tight else spaced
            noted = self.notes_names and person["sex"] == "女"
            return told + dice.choice(("（女）", "(女)")) if noted else told
        if name == "nation":
            return text if dice.random() < 0.6 else text.removesuffix("族")
        if name == "mobile":
            return dice.choice((text, int(text), float(text), f" {text}", f"{text[:3]} {text[3:]}"))
        if name == "born":
            return self._day(text)
        return text

    def _day(self, text: str) -> Cell:
        dice = self.dice
        year, month, *day = map(int, text.split("-"))
        if day:
            return dice.choice(
                (text, f"{year}年{month}月{day[0]}日", f"{year}.{month}.{day[0]}",
                 f"{year}{month:02d}{day[0]:02d}", datetime.date(year, month, day[0]),
                 f"{year}/{month}/{day[0]}")
            )  # fmt: skip
        return dice.choice(
            (f"{year}.{month:02d}", f"{year}年{month}月", f"{year}-{month:02d}",
            f"{year}年{month:02d}月",
             f"{year}{month:02d}", f"{year}年{month}月（{2026 - year}岁）", f"{year}. {month:02d}")
        )  # fmt: skip
