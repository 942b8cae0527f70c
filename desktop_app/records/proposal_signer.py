"""联名人: one of those who move a proposal besides the first."""

from __future__ import annotations

from collections.abc import Mapping

from desktop_app.records.field_types import Code, Numbering, PersonName, Phone, Text
from desktop_app.records.links import Link, named_by_link
from desktop_app.records.lookup import Lookup
from desktop_app.records.member import Member
from desktop_app.records.nested_records import NestedRecord, by_names, name_parts
from desktop_app.records.proposal import Proposal
from desktop_app.records.record import Record


class ProposalSigner(Record):
    """联名人: a person or body that moves a proposal together with the first, or joined it."""

    KEY, TITLE, UNIT = "proposal_signer", "联名人", "人"
    PERSON = True
    MATCH_KEYS, SEARCH, SORT = (("proposal", "name"),), ("unit",), "position"
    APART = ("unit", "post")
    COLUMNS = ("position", "name", "role", "unit", "post", "phone")

    NESTED = NestedRecord(
        link="proposal", item="name", label="拆成联名人", split=by_names,
        titles=(
            "联名人", "联名提案人", "联名委员", "附议人", "附议委员", "其他提案人", "联名者",
            "联合提案人", "第二提案人",
        ),
        rest="remark",
    )  # fmt: skip

    proposal = Link(Proposal, "提案", owner=True, required=True)
    member = Link(
        Member, "委员",
        brings={"name": "name", "unit": "unit", "post": "post", "phone": "mobile"},
    )  # fmt: skip
    position = Numbering("序号", 10, width=4)
    name = PersonName("姓名", 80, required=True, also=("联名人姓名", "名称"))
    role = Code("身份", "proposal_signer_role", default="joint", also=("提案身份",), width=6)
    unit = Text("单位", 80, also=("工作单位",), width=14)
    post = Text("职务", 60)
    phone = Phone("电话", sensitive=True, also=("联系电话", "手机"))

    @classmethod
    def item_draft(cls, item: str, lookup: Lookup) -> Mapping[str, object]:
        """A name in a list; one that only one member has is that member's."""
        _, name, unit = name_parts(item)
        members = lookup.titles[Member.KEY].find(name)
        found: dict[str, object] = {"name": name, "unit": unit}
        return {**found, "member": members[0]} if len(members) == 1 else found

    @classmethod
    def split_cells(cls, draft: Mapping[str, object], lookup: Lookup) -> Mapping[str, object]:
        """A member who is chosen brings the name."""
        return named_by_link(draft, "member", "name", lookup.titles[Member.KEY])
