"""Breaks a title into lines where its sense allows, about equally long (GB/T 9704-2012, 7.3.1)."""

from __future__ import annotations

import re
from collections.abc import Container, Sequence
from itertools import accumulate

from desktop_app.documents.flowing.styles import TextStyle
from desktop_app.documents.kept_whole import JOINER, measured_at
from desktop_app.documents.line_breaks import break_lines, may_break

PAIRS = {"“": "”", "‘": "’", "《": "》", "（": "）", "〔": "〕", "「": "」"}
LONGEST = 150
"""A longer text is no title and is broken as running text is."""
SHORT = 10
"""Up to how many characters something quoted stays on one line."""
GOOD_LAST = frozenset("、，；：。！？”’》）〕」 ")
BAD_LAST = frozenset("的了着和与及暨对把在向于")
GOOD_FIRST = frozenset("“‘《（〔「和与及暨 ")
WORDS = re.compile(
    "第[〇零一二三四五六七八九十百千0-9]+[届次号期批轮]?|[〇零一二三四五六七八九0-9]+年度?|委员会|办公室|"
    "人民|政治|协商|会议|常务|全体|委员|政协|专题|民主|监督|提案|调研|视察|履职|通知|报告|请示|批复|"
    "建议|意见|方案|办法|情况|工作|活动|建设|服务|保障|管理|发展|推进|推动|开展|召开|印发|报送|做好|"
    "加强|关于|有关|事项|示范|振兴|基层|重点|试行|落实|年度|成果|专报|案例|品牌|社区|群众|农村|乡村|治理|"
    "环境|公路|道路|河道|小区|校园|周边|安全|停车|秩序|物业|改造|后续|老旧|村寨|饮水|用水|产业|产品|农业|农贸|"
    "市场|经营|卫生|课后|共育|水源|分配|冷链|物流|高原|特色|古镇|保护|文化|非遗|集镇|规划|集体|经济|景区|民宿|"
    "森林|防火|民族|团结|进步|养护|宗教|场所|耕地|订单|线上|征集|资源|生态|医疗|诊疗|能力|提升|企业|用工|邻里|"
    "纠纷|化解|食品|交通|整治|清淤|采砂|季节性|缺水|卫生院|困难|帮扶|就业|就医|养老|托育|旅游|住房|电力|网络"
)
"""Words of titles that no line end divides."""
GOOD_WORD = "关于"
BAD_FIRST = frozenset("的了着等")
FULL = 0.97
"""A large title that fills more of its line than this stands better on two."""
LARGE = 20.0
TORN, WEAK, NEUTRAL, GOOD = 60.0, 25.0, 4.0, -10.0
"""The cost of a break inside a quotation, inside a word or before a particle, where nothing speaks
for it, and before “关于”; a line one character longer or shorter than the average costs 1, two
characters 4."""


def title_lines(text: str, style: TextStyle, width: float) -> list[str]:
    """A text in as few lines as it needs, broken where it reads best."""
    widths, limit = style.pen.widths.__getitem__, style.limit(width)
    lines = [line.text for line in break_lines(text, widths, limit)]
    text = text.replace(JOINER, "")
    ends = [0.0, *accumulate(map(widths, text))]
    count = len(lines)
    if count == 1 and style.size >= LARGE and ends[-1] > FULL * limit:
        count = 2
    if count < 2 or len(text) > LONGEST:
        return lines
    cuts = _best_cuts(text, ends, count, limit)
    if not cuts:
        return lines
    return [text[a:b].strip(" ") for a, b in zip([0, *cuts], [*cuts, len(text)], strict=True)]


def _best_cuts(text: str, ends: Sequence[float], count: int, limit: float) -> tuple[int, ...]:
    """The cheapest cuts into so many lines, none where no such cuts keep every line short enough.

    For every place the cheapest way to reach it in one more line is kept.
    """
    average = ends[-1] / count
    words = {cut for word in WORDS.finditer(text) for cut in range(word.start() + 1, word.end())}
    words |= {cut for cut in range(1, len(text)) if measured_at(text, cut)}
    costs = [_cost(text, cut, words) for cut in range(len(text) + 1)]
    ways: dict[int, tuple[float, tuple[int, ...]]] = {0: (0.0, ())}
    for line in range(1, count + 1):
        stops = [len(text)] if line == count else range(1, len(text))
        reached: dict[int, tuple[float, tuple[int, ...]]] = {}
        for stop in stops:
            found = [
                (cost + ((ends[stop] - ends[start] - average) / 1000) ** 2, (*cuts, stop))
                for start, (cost, cuts) in ways.items()
                if start < stop and ends[stop] - ends[start] <= limit
            ]
            if found and costs[stop] is not None:
                cost, cuts = min(found)
                reached[stop] = (cost + (costs[stop] or 0.0), cuts)
        ways = reached
    return ways[len(text)][1][:-1] if len(text) in ways else ()


def _cost(text: str, cut: int, words: Container[int]) -> float | None:
    """What a break before a place costs; None where it may not be."""
    if not 0 < cut < len(text):
        return 0.0
    before, after = text[cut - 1], text[cut]
    if not may_break(before, after):
        return None
    if _inside_quotation(text, cut):
        return TORN
    if cut in words or before in BAD_LAST or (after in BAD_FIRST and before not in GOOD_LAST):
        return WEAK
    if text.startswith(GOOD_WORD, cut) and before not in PAIRS:
        return GOOD
    return 0.0 if before in GOOD_LAST or after in GOOD_FIRST else NEUTRAL


def _inside_quotation(text: str, cut: int) -> bool:
    for start in range(max(0, cut - SHORT), cut):
        closing = PAIRS.get(text[start])
        if closing is not None:
            end = text.find(closing, start)
            if cut <= end <= start + SHORT + 1:
                return True
    return False
