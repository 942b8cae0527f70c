"""The timeline of a record as a sheet to be printed."""

from __future__ import annotations

import re
from collections.abc import Generator, Mapping

from desktop_app.chinese.dates import show_chinese_day
from desktop_app.documents.prints import Shown
from desktop_app.documents.prints.timeline_report import BETWEEN, NODES, PRINT
from desktop_app.documents.prints.wording import ten_thousands
from desktop_app.services.desk import Desk
from desktop_app.services.outward import lookup
from desktop_app.services.prints import PreparedPrint
from desktop_app.services.prints.print_settings import setting_of
from desktop_app.services.timeline import Node, Timeline
from desktop_app.services.timeline.lights import DONE, Light
from desktop_app.services.timeline.nodes import NodeLine

__all__ = ["PRINT", "collect", "collect_in_steps"]
_DAY = re.compile(r"(?<![0-9A-Za-z-])[0-9]{4}(-[0-9]{2}){1,2}(?![0-9-])")
IN_YUAN = "（元）"
_SPACE = re.compile(r"(?<=[\u4e00-\u9fff]) (?=[0-9])|(?<=[0-9]) (?=[\u4e00-\u9fff])")


def collect(desk: Desk, timeline: Timeline) -> PreparedPrint:
    """The sheet of one timeline, plain texts for a worker thread."""
    nodes = [_texts(desk, depth, node) for depth, node in timeline.walk()]
    shown = Shown(
        timeline.title, {"of": timeline.of, "title": timeline.title}, children={NODES: nodes}
    )
    return PreparedPrint(PRINT, (shown,), setting_of(desk, PRINT, lookup(desk)), {})


def collect_in_steps(
    desk: Desk, timeline: Timeline, _: Mapping[str, str]
) -> Generator[tuple[int, int], None, PreparedPrint]:
    """`collect` in the form of a preview: one step, since the timeline is read already."""
    yield 0, 1
    return collect(desk, timeline)


def _texts(desk: Desk, depth: int, node: Node) -> dict[str, str]:
    titles = {model.KEY: model.TITLE for model in desk.office.records}
    told = [_fact(each) for each in node.lines]
    lights = "；".join(_light(each) for each in node.lights)
    return {
        "depth": str(depth),
        "kind": node.kind,
        "what": titles.get(node.kind, ""),
        "date": node.date,
        "title": node.title,
        "state": node.mark.label if node.mark else "",
        "told": BETWEEN.join([*told, *([f"三项反馈：{lights}"] if lights else [])]),
    }


def _fact(line: NodeLine) -> str:
    """A line as documents show it, an amount in 万元."""
    if line.cents is None:
        return f"{line.label}：{_shown(line.text)}"
    return f"{line.label.removesuffix(IN_YUAN)}：{ten_thousands(str(line.cents))}"


def _shown(text: str) -> str:
    """A text as documents show it: days in Chinese, no space before a number."""
    dated = _DAY.sub(lambda day: show_chinese_day(day[0]), text)
    return _SPACE.sub("", dated)


def _light(light: Light) -> str:
    """A light in words; a done one in short, since its day and document are shown below."""
    return f"{light.title}：已完成" if light.state == DONE else light.words
