"""专项行动台账: a row for each campaign, measures counted, wrong sums named below."""

from __future__ import annotations

from pathlib import Path

from desktop_app.documents.printables import Foot
from desktop_app.documents.prints import Setting, Shown
from desktop_app.documents.prints.campaign_ledger import PRINT
from desktop_app.documents.prints.writing import write_print
from tests.documents.pdf_reading import poppler_text

FOOT = Foot("政协演示县委员会", "演示", "2026年11月23日", "2026年11月23日", "演示经办人")
SETTING = Setting(FOOT, "政协演示县委员会", today="2026-11-23", shorts={"经济委员会": "经济委"})
VALUES = {
    "name": "演示倍增行动", "year": "2026", "state": "推进中", "committee": "经济委员会",
    "partners": "经济委员会、提案委员会", "since": "2026-01", "until": "2026-12", "step": "按月",
    "faults": "1", "aim": "演示目标",
}  # fmt: skip


def test_a_campaign_is_a_row_with_its_measures_counted(tmp_path: Path) -> None:
    measures = [{"name": "一", "state.stored": "done"}, {"name": "二", "state.stored": "open"}]
    shown = [Shown("演示倍增行动", VALUES, children={
        "campaign_measure": measures, "campaign_indicator": [{"name": "企业"}],
    })]  # fmt: skip
    path = tmp_path / "台账.pdf"
    write_print(PRINT, shown, SETTING, {}, path, lambda *_: None)
    text = "".join(poppler_text(path, "-layout").split())
    assert "专项行动台账（共1项）" in text
    assert "演示倍增行动" in text
    assert "经济委" in text
    assert "1/2" in text
    assert "合计与分项不符，还没有改的：演示倍增行动。" in text
