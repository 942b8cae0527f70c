"""An item of score rules in words: what it counts, how many points it gives and how."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from desktop_app.records.lookup import Lookup
from desktop_app.records.points import points_text
from desktop_app.records.score_rules import ScoreRule
from desktop_app.services.scoring.rule_set import BY_HAND, FROM_NTH, GATE, PER_PERCENT, SHARED

Values = Mapping[str, Any]


def counted_what(values: Values, names: Lookup) -> str:
    """The facts that an item counts and how they are narrowed: 提案立案（第一人；县级）."""
    fact = ScoreRule.field("fact").show(values.get("fact"), names)
    if not fact:
        return "手工计分"
    narrowed = [
        ScoreRule.field(name).show(values.get(name), names).split("（")[0]
        for name in ("role", "levels")
    ]
    narrowed.append(ScoreRule.field("kinds").show(values.get("kinds"), names))
    told = "；".join(filter(None, narrowed))
    return f"{fact}（{told}）" if told else fact


def points_words(values: Values) -> str:
    """The points of an item, short: 12, 1–5, 至少 3 次, 每点 −0.5."""
    mode, points = values.get("mode"), values.get("points")
    if mode == BY_HAND:
        ends = [values.get("lowest"), values.get("highest")]
        known = [points_text(each) for each in ends if each is not None]
        return "～".join(known) if known else "不限"
    if mode == GATE:
        return f"至少 {values.get('nth') or 1}{values.get('unit') or ''}"
    return "" if points is None else points_text(points)


def counting_words(values: Values, names: Lookup) -> str:
    """How the facts of an item count together, in words: 从第 2 件起, 第一人占 50%，其余平分."""
    mode = values.get("mode")
    unit = values.get("unit") or "次"
    told = ScoreRule.field("mode").show(mode, names)
    if mode == FROM_NTH and values.get("nth"):
        told = f"从第 {values['nth']} {unit}起计"
    elif mode == "at_least" and values.get("nth"):
        told = f"满 {values['nth']} {unit}才计"
    elif mode == SHARED and values.get("first_share") is not None:
        told = f"几个人分摊，第一人占 {values['first_share']}%"
    elif mode == PER_PERCENT and values.get("target") is not None:
        told = f"低于 {values['target']}% 每个百分点"
    elif mode == GATE and values.get("grade_limit"):
        told = f"基本要求，达不到的不高于“{values['grade_limit']}”"
    if values.get("ladder"):
        told += f"，“{values['ladder']}”里{_LADDERS.get(values.get('ladder_scope'), '取最高')}"
    return told


_LADDERS: Mapping[Any, str] = {
    "each_fact": "每件取最高", "year": "全年取最高", "combined": "同时具备的改计这一项",
}  # fmt: skip
