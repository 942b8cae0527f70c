"""A case drawn from consultations says what their records say."""

from __future__ import annotations

from pathlib import Path

import pytest

from desktop_app.errors import UserError
from desktop_app.records import Case, Consultation
from desktop_app.services import registers
from desktop_app.services.consulting import cases
from desktop_app.services.desk import Desk
from desktop_app.services.registers import attachments
from tests.consulting_office import session, whole_chain
from tests.storage.pictures import jpeg


def test_a_case_is_written_from_topic_survey_meeting_suggestions_and_results(desk: Desk) -> None:
    chain = whole_chain(desk)
    draft = cases.drawn(desk, [chain.consultation])
    values = draft.values
    assert draft.key is None
    assert (values["name"], values["year"]) == ("东村路灯协商会", 2026)
    assert (values["point"], values["consultations"]) == (chain.point, (chain.consultation,))
    assert values["background"] == (
        "夜里没有灯，老人出门不便。\n问题：没有灯\n成因：没有钱\n对策：先装主路"
    )
    assert values["process"] == (
        "2026年3月10日起到演示东村开展调研。2026年4月20日在村委会围绕“东村路灯协商会”开展协商，"
        "由演示李四主持，界别委员 1 人、群众 1 人参加。"
    )
    assert values["result"] == (
        "达成共识：\n1. 年内装灯\n提出意见建议：\n1. 先装一百盏路灯（采纳，演示住建局）\n"
        "2. 安排人员每月检修（待定）"
    )
    assert values["effect"] == "装好一百盏"
    assert values["figures"].splitlines() == [
        "协商 1 场", "参加 2 人次（界别委员 1 人、群众 1 人）",
        "意见建议 2 条，采纳 1 条，办结 0 条", "落实资金 30,000.00 元", "受益 300 人",
        "群众评价：满意 1 条",
    ]  # fmt: skip
    registers.save(desk, Case, values)


def test_the_first_whole_picture_beside_the_consultations_becomes_the_photo(
    desk: Desk, tmp_path: Path
) -> None:
    key = session(desk)
    (tmp_path / "1 坏.jpg").write_bytes(b"no picture")
    (tmp_path / "2 现场.jpg").write_bytes(jpeg())
    files = sorted(tmp_path.glob("*.jpg"))
    attachments.attach(desk, Consultation, key, files)
    sha = cases.drawn(desk, [key]).values["photo"]
    assert attachments.photo(desk, sha)


def test_a_case_needs_a_consultation_and_one_without_a_word_gives_an_empty_one(desk: Desk) -> None:
    with pytest.raises(UserError, match="请先选中"):
        cases.drawn(desk, [])
    values = cases.drawn(desk, [session(desk, "空的协商")]).values
    assert values["process"] == "围绕“空的协商”开展协商。"
    assert "background" not in values


def test_a_text_longer_than_its_field_is_cut_with_a_mark(desk: Desk) -> None:
    keys = [session(desk, f"长{n}", problems="字" * 12_000) for n in range(2)]
    text = cases.drawn(desk, keys).values["background"]
    assert len(text) <= 20_000
    both = [session(desk, f"长{n}", problems=f"{n}" + "字" * 12_000) for n in range(2)]
    text = cases.drawn(desk, both).values["background"]
    assert len(text) == 20_000
    assert text.endswith("……")
