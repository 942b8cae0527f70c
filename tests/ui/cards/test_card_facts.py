"""What a card says of a record: what is empty is left out, few relations by name, many counted."""

from __future__ import annotations

import pytest

from desktop_app.errors import UserError
from desktop_app.records import Brand, Member, Point, Press, Topic
from desktop_app.records.agenda_item import AgendaItem
from desktop_app.records.contact import Contact
from desktop_app.records.pairing import Pairing
from desktop_app.records.supervision import Supervisor
from desktop_app.services import registers
from desktop_app.services.desk import Desk
from desktop_app.ui.cards.card_facts import FEW, LONGEST, CardFacts, Fact, card_facts
from tests.ui.keeping import keep, keep_members, model_of


def facts_of(facts: CardFacts) -> dict[str, Fact]:
    """All facts of a card by their labels."""
    return {each.label: each for section in facts.sections for each in section.facts}


def test_a_record_with_its_name_alone_says_no_more(desk: Desk) -> None:
    facts = card_facts(desk, Topic, keep(desk, "topic", name="路灯"))
    assert facts.title == "路灯"
    labels = facts_of(facts)
    assert not {"议题名称", "备注", "相关"} & labels.keys()
    assert all(each.text or each.links or each.masked for each in labels.values())


def test_a_member_has_a_place_for_a_photo_and_a_topic_none(desk: Desk) -> None:
    member = card_facts(desk, Member, keep(desk, "member", name="张三"))
    topic = card_facts(desk, Topic, keep(desk, "topic", name="路灯"))
    assert (member.has_photo, member.photo) == (True, None)
    assert not topic.has_photo


@pytest.mark.parametrize(
    ("name", "typed", "masked"),
    [("mobile", "13800005678", "138****5678"), ("mobile", "0871-1234567", None)],
)
def test_a_phone_is_masked(desk: Desk, name: str, typed: str, masked: str | None) -> None:
    key = keep(desk, "member", name="张三", **{name: typed})
    fact = facts_of(card_facts(desk, Member, key))[Member.field(name).label]
    assert fact.text.replace("-", "") == typed.replace("-", "")
    assert fact.masked != fact.text
    assert masked in (None, fact.masked)


def test_a_long_text_is_cut(desk: Desk) -> None:
    key = keep(desk, "member", name="张三", remark="字" * (LONGEST + 5))
    assert facts_of(card_facts(desk, Member, key))["备注"].text == "字" * LONGEST + "……"


def test_a_state_stands_at_the_head_in_its_colour(desk: Desk) -> None:
    key = keep(desk, "member", name="张三")
    ((text, colour, icon),) = card_facts(desk, Member, key).states
    assert text == "在任"
    assert colour
    assert icon


@pytest.mark.parametrize("count", [1, FEW, FEW + 1, FEW * 3])
def test_links_of_a_field_lead_to_the_first_records_and_say_how_many(
    desk: Desk, count: int
) -> None:
    members = keep_members(desk, *(f"委员{n}" for n in range(count)))
    key = keep(desk, "point", name="议事室", members=members)
    links = facts_of(card_facts(desk, Point, key))["驻点委员"].links
    assert [each.record for each in links[:FEW]] == sorted(members)[:FEW]
    assert [each.text for each in links[FEW:]] == ([f"等 {count} 人"] if count > FEW else [])


@pytest.mark.parametrize(("count", "named"), [(2, 2), (FEW, FEW), (FEW + 1, 0), (40, 0)])
def test_records_that_point_here_are_named_while_they_are_few(
    desk: Desk, count: int, named: int
) -> None:
    (key,) = keep_members(desk, "张三")
    for place in range(count):
        keep(desk, "point", name=f"议事室{place}", members=[key])
    links = facts_of(card_facts(desk, Member, key))["协商点"].links
    if named:
        assert sorted(each.text for each in links) == [f"议事室{n}" for n in range(count)]
        assert all(each.record is not None for each in links)
    else:
        (whole,) = links
        assert whole.text == f"共 {count} 个"
        query = registers.Query(where=whole.where)
        assert len(registers.find(desk, model_of(whole.key), query)) == count


def test_children_are_counted_with_the_last_one(desk: Desk) -> None:
    steps = [registers.Input({"event": f"第 {n} 步", "day": f"2026-0{n}-01"}) for n in (1, 2, 3)]
    model = model_of("brand")
    made = registers.save(desk, model, {"name": "品牌"}, children={"brand_milestone": steps})
    facts = facts_of(card_facts(desk, model, made.keys[0]))
    assert facts["里程碑"].text == "3 条，最近：第 3 步"


def test_a_record_with_a_page_of_its_own_names_what_it_belongs_to(desk: Desk) -> None:
    brand = registers.save(desk, Brand, {"name": "演示" * 20}).keys[0]
    key = registers.save(desk, Press, {"name": "报道", "brand": brand}).keys[0]
    (link,) = facts_of(card_facts(desk, Press, key))["品牌项目"].links
    assert (link.key, link.record) == ("brand", brand)


def test_a_removed_record_has_no_card(desk: Desk) -> None:
    (key,) = keep_members(desk, "张三")
    registers.remove(desk, Member, [key])
    with pytest.raises(UserError):
        card_facts(desk, Member, key)


def test_a_second_state_and_a_second_day_say_what_they_are_of(desk: Desk) -> None:
    owner = keep(desk, "proposal", name="关于演示供水的提案")
    key = keep(
        desk, "proposal_handling", proposal=owner, unit="演示水务局", assigned_on="2026-03-02",
        signed_on="2026-03-05", reply_on="2026-05-10", reply_doc="演函1号", reply_signer="演示",
        reply_class="A", checked_on="2026-05-12", check_result="through",
    )  # fmt: skip
    facts = card_facts(desk, model_of("proposal_handling"), key)
    texts = [text for text, _, _ in facts.states]
    assert "答复审核：通过" in texts
    assert not texts[0].startswith("办理状态")
    assert facts.lines[0].count("2026-") == 1
    assert facts_of(facts)["签收日期"].text == "2026-03-05"


def test_a_phone_that_is_a_column_is_masked_too(desk: Desk) -> None:
    given = {"name": "演示", "unit": "演示法院", "phone": "13800005678"}
    facts = card_facts(desk, Supervisor, keep(desk, "supervisor", **given))
    assert "13800005678" not in facts.lines[0]
    assert facts_of(facts)["联系电话"].masked == "138****5678"


def test_what_the_title_says_is_not_said_again(desk: Desk) -> None:
    pair = {"level": "a", "linker_name": "演示甲", "target_name": "演示界"}
    facts = card_facts(desk, Pairing, keep(desk, "pairing", **pair))
    assert facts.title == "演示甲—演示界"
    assert facts.lines == ("党组成员联系",)
    assert not {"联系人", "联系对象"} & facts_of(facts).keys()
    visit = {"person": "演示乙", "day": "2026-03-05", "number": "ZF-7"}
    facts = card_facts(desk, Contact, keep(desk, "contact", **visit))
    assert "2026-03-05" not in facts.lines[0]
    assert "日期" not in facts_of(facts)


def test_a_text_of_two_fields_is_in_the_line_once(desk: Desk) -> None:
    item = {"name": "演示议题", "reporter": "演示办", "owner_unit": "演示办"}
    facts = card_facts(desk, AgendaItem, keep(desk, "agenda_item", **item))
    assert facts.lines[0].count("演示办") == 1
    assert len({"汇报人（单位）", "责任单位"} & facts_of(facts).keys()) == 1
