"""The timeline of a brand has its milestones, its press and its awards in time."""

from __future__ import annotations

from desktop_app.records import Brand
from desktop_app.services import registers, timeline
from desktop_app.services.desk import Desk
from desktop_app.services.registers import Input
from desktop_app.services.timeline.nodes import NodeLine


def test_milestones_press_and_awards_are_in_the_order_of_their_days(desk: Desk) -> None:
    children = {
        "brand_milestone": [Input({"event": "启动", "day": "2026-01"})],
        "press": [
            Input({"name": "报道", "outlet": "演示报", "level": "州级", "day": "2026-03-05"}),
            Input({"name": "没有日期的", "day": ""}),
        ],
        "brand_award": [Input({"award": "表彰", "day": "2026-02-01", "giver": "县政协"})],
    }
    brand = registers.save(desk, Brand, {"name": "银龄", "year": "2026"}, children=children)
    told = timeline.timeline(desk, Brand, brand.keys[0])
    (node,) = told.nodes
    assert [each.title for each in node.nodes] == ["启动", "表彰", "报道", "没有日期的"]
    assert node.date == "2026"
    assert node.nodes[2].lines == (NodeLine("媒体", "演示报"), NodeLine("级别", "州级"))
    assert node.nodes[2].record is not None
    assert node.nodes[2].record[0] == "press"
