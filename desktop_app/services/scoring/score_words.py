"""Why something counts, or does not, in words that a member understands."""

from __future__ import annotations

from fractions import Fraction

from desktop_app.records.points import HUNDREDTHS, points_text
from desktop_app.services.facts.declared import JOINT, FactCount
from desktop_app.services.scoring.item_modes import PERCENT
from desktop_app.services.scoring.rule_set import BY_HAND, SHARED, Item, RuleSet
from desktop_app.services.scoring.score import (
    BEFORE_NTH,
    BELOW_TARGET,
    COMBINED_WITH,
    JOINED_LATE,
    LEFT,
    LOWER_RUNG,
    NO_SCORE,
    NOT_BEST,
    NOTHING_DUE,
    ONLY_ONCE,
    OUT_OF_RANGE,
    SAME_MATTER,
    TOO_FEW,
    Amount,
    CategoryScore,
    ItemScore,
    PointLine,
    Score,
    Unmet,
    rounded,
)
from desktop_app.services.scoring.totals import start_points

TAGS = {
    ONLY_ONCE: "只计一次", NOT_BEST: "取最高", BEFORE_NTH: "没有到次数", TOO_FEW: "没有到次数",
    SAME_MATTER: "同一事实不重复", LOWER_RUNG: "取最高", COMBINED_WITH: "合并计分",
    OUT_OF_RANGE: "超出范围", BELOW_TARGET: "低于基准", NOTHING_DUE: "没有应到的",
}  # fmt: skip
APART = {NO_SCORE: "不计分", JOINED_LATE: "年中增补，当年不评定", LEFT: "已经离任"}
CAPPED, FLOORED = "碰到封顶", "扣到最低"
EXACT_PLACES = 4


def amount_text(amount: Amount) -> str:
    """Points as a decimal; those that do not end are cut after a few places: 4.1666…"""
    if isinstance(amount, int) or amount.denominator == 1:
        return points_text(int(amount))
    value = abs(Fraction(amount)) / HUNDREDTHS
    if (value * 10**EXACT_PLACES).denominator == 1:
        digits, dots = f"{float(value):.{EXACT_PLACES}f}".rstrip("0"), ""
    else:
        whole, rest = divmod(int(value * 10**EXACT_PLACES), 10**EXACT_PLACES)
        digits, dots = f"{whole}.{rest:0{EXACT_PLACES}}", "…"
    return f"{'−' if amount < 0 else ''}{digits}{dots}"


def tag_of(line: PointLine) -> str:
    """A few words on why not all of a line counts, "" where it does."""
    return TAGS.get(line.why, "")


def why_of(item: Item, line: PointLine, counting: str = "") -> str:
    """Why not all of a line counts; `counting` is the item that its matter counts in."""
    unit, nth = item.unit or "次", item.nth or 1
    where = f"在“{counting}”" if counting else "在别处"
    words = {
        ONLY_ONCE: "这一项全年只计一次，已经计过",
        NOT_BEST: "这一项只计分最高的一件",
        BEFORE_NTH: f"从第 {nth} {unit}起才计分",
        TOO_FEW: f"满 {nth} {unit}才计分，还没有到",
        SAME_MATTER: f"同一件事{where}已经计分，不重复计",
        LOWER_RUNG: f"“{item.ladder}”只计分最高的一项",
        COMBINED_WITH: f"“{item.ladder}”同时具备，改按合并的分值计",
        OUT_OF_RANGE: f"这一项可以计 {_range(item)} 分，按 {amount_text(line.counted)} 分计",
        BELOW_TARGET: _below(item, line),
        NOTHING_DUE: "没有应到的会议、活动，不计",
    }  # fmt: skip
    return words.get(line.why, "")


def part_tag(part: ItemScore) -> str:
    """A few words on what became of a whole item."""
    if part.why:
        return TAGS[part.why]
    return CAPPED if part.counted != part.before else ""


def part_why(part: ItemScore) -> str:
    """What became of a whole item, in words."""
    if part.why == LOWER_RUNG:
        return f"“{part.item.ladder}”全年只计分最高的一项"
    if part.counted == part.before:
        return ""
    most = points_text(abs(part.item.cap or 0))
    return f"这一项全年最多{'扣' if part.before < 0 else '计'} {most} 分"


def category_why(found: CategoryScore) -> str:
    """What floor or cap did to a category, in words."""
    if found.counted < found.before:
        return f"这一类最多计 {points_text(found.category.cap or 0)} 分"
    if found.counted > found.before:
        return f"这一类最低 {points_text(found.category.lowest or 0)} 分"
    return ""


def category_tag(found: CategoryScore) -> str:
    """The same in a few words."""
    if found.counted == found.before:
        return ""
    return CAPPED if found.counted < found.before else FLOORED


def each_words(item: Item, fact: FactCount, each: Amount, units: int) -> str:
    """How the points of a line are made up: 5 × 7, 25 由 4 人分摊, 30 × 5/7."""
    if fact.whole:
        return f"{amount_text(each)} × {fact.quantity}/{fact.whole}"
    if item.mode == SHARED and fact.sharers > 1:
        rest = f"其余 {fact.sharers - 1} 人平分" if fact.role == JOINT else "第一人"
        share = rest if item.first_share is not None else "平分"
        return f"{points_text(item.points or 0)} 由 {fact.sharers} 人分摊（{share}）"
    return amount_text(each) if units == 1 else f"{amount_text(each)} × {units}"


def total_words(rules: RuleSet, score: Score) -> list[str]:
    """What happens between the sum of the categories and the total, a sentence each."""
    found = []
    if score.by_months != score.before:
        months, of = score.person.months, score.person.of
        fixed = start_points(rules)
        earned, grown = amount_text(score.before - fixed), amount_text(score.by_months - fixed)
        told = f"{earned} ÷ {months} × {of} = {grown}"
        if fixed:
            told += f"，起始的 {points_text(fixed)} 分不折算，合计 {amount_text(score.by_months)}"
        found.append(f"年中增补，任职 {months} 个月，按月数折算：{told}")
    if score.exact != score.by_months:
        found.append(f"总分最多 {points_text(rules.cap or 0)} 分")
    if score.exact != score.total:
        found.append("总分保留两位小数，四舍五入")
    return found


def unmet_words(each: Unmet) -> str:
    """A basic requirement that is not met: 基本要求未达到：社情民意信息 0/1."""
    percent = "%" if each.item.target is not None else ""
    limit = each.item.grade_limit
    more = f"，等次不高于“{limit}”" if limit else ""
    return f"基本要求未达到：{each.item.name} {each.done}{percent}/{each.needed}{percent}{more}"


def next_grade_words(rules: RuleSet, score: Score) -> str:
    """How many points are missing to the next grade, "" at the best and without grades."""
    if not score.scored:
        return ""
    better = [each.low for each in rules.bands if each.low is not None and each.low > score.total]
    if not better:
        return ""
    name = next(each.name for each in rules.bands if each.low == min(better))
    return f"还差 {points_text(rounded(min(better) - score.total))} 分到“{name}”"


def _range(item: Item) -> str:
    if item.mode != BY_HAND:
        return ""
    return f"{points_text(item.lowest or 0)} 到 {points_text(item.highest or 0)}"


def _below(item: Item, line: PointLine) -> str:
    source = line.source
    if not isinstance(source, FactCount) or not source.whole:
        return ""
    rate = float(Fraction(PERCENT * source.quantity, source.whole))
    each = points_text(item.points or 0)
    told = f"出勤率 {rate:.1f}%，基准 {item.target}%，每低一个百分点 {each} 分"
    return f"{told}，计 {line.times} 个百分点"
