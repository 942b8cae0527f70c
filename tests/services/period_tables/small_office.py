"""A small office in which each number of the ten tables is known: worked out by hand.

Members on 2026-09-30 (the third quarter's end): A woman, Han, 中共, born 1990-05 (36); B man,
Hani, 民盟, born 1980-01-02 (46), standing; C man, Han, 群众, born 1960-03 (66), added 2026-08-10.
D resigned on 2026-07-15. So 3 are in office, 1 woman, 1 of a minority, 2 outside the Party.
"""

from __future__ import annotations

from typing import NamedTuple

from desktop_app.records import Committee, Member, Sector
from desktop_app.records.activity import Activity
from desktop_app.records.attendance import Attendance
from desktop_app.records.contact import Contact
from desktop_app.records.opinion_report import OpinionReport
from desktop_app.records.pairing import Pairing
from desktop_app.records.press import Press
from desktop_app.records.proposal import Proposal
from desktop_app.services import registers
from desktop_app.services.desk import Desk
from desktop_app.services.registers import Input
from tests.consulting_office import saved


class SmallOffice(NamedTuple):
    """The ids of its people and committees."""

    first: int
    second: int
    third: int
    committee: int
    other: int


def small_office(desk: Desk) -> SmallOffice:
    """Save every record of the office."""
    committee = saved(desk, Committee, name="演示提案委员会", short_name="提案委")
    other = saved(desk, Committee, name="演示经济委员会", short_name="经济委")
    sector = saved(desk, Sector, name="演示农业界")
    shared = {"sector": sector, "since": "2022-01-05", "origin": "新任"}
    first = saved(
        desk, Member, name="演示甲", sex="女", nation="汉族", politics="中共党员", born="1990-05",
        education="本科", committee=committee, **shared,
    )  # fmt: skip
    second = saved(
        desk, Member, name="演示乙", sex="男", nation="哈尼族", politics="民盟盟员",
        born="1980-01-02", education="高中", committee=other, cppcc_post="常委",
        other_level="州（市）政协委员", **shared,
    )  # fmt: skip
    third = saved(
        desk, Member, name="演示丙", sex="男", nation="汉族", politics="群众", born="1960-03",
        sector=sector, since="2026-08-10", origin="增补", committee=committee,
    )  # fmt: skip
    saved(desk, Member, name="演示丁", sex="男", politics="群众", state="辞职",
          state_date="2026-07-15", **shared)  # fmt: skip
    made = SmallOffice(first, second, third, committee, other)
    _activities(desk, made)
    _texts(desk, made)
    return made


def _activities(desk: Desk, made: SmallOffice) -> None:
    """In the quarter a survey of the first committee: 甲 came, 乙 was absent, 丙 on leave."""
    survey = {
        "name": "演示调研", "kind": "调研", "start_on": "2026-08-20", "committee": made.committee,
        "state": "进行中", "levels": "与省政协联动",
    }  # fmt: skip
    people = [
        Input({"member": made.first, "marks": "到"}), Input({"member": made.second, "marks": "缺"}),
        Input({"member": made.third, "marks": "假"}),
    ]  # fmt: skip
    registers.save(desk, Activity, survey, children={Attendance.KEY: people})
    saved(desk, Activity, name="演示视察", kind="视察", start_on="2026-03-02", state="进行中")
    saved(desk, Activity, name="演示草稿", kind="视察", start_on="2026-08-02", state="草稿")
    saved(desk, Activity, name="去年调研", kind="调研", start_on="2025-09-10", state="进行中")


def _texts(desk: Desk, made: SmallOffice) -> None:
    """Two proposals (one in spring), a report, a contact of a pair, two press items."""
    for title, day, state in (("修路", "2026-02-10", "submitted"), ("用水", "2026-07-20", "filed")):
        filed = day if state == "filed" else None
        saved(desk, Proposal, name=title, received_on=day, filed_on=filed,
              state=state, kind="个人提案", category="经济建设", member=made.first)  # fmt: skip
    saved(desk, OpinionReport, name="演示信息", received_on="2026-09-01", member=made.second)
    pair = saved(
        desk, Pairing, level="党员委员联系", linker=made.first, target_member=made.second,
        since="2026-01-01",
    )  # fmt: skip
    saved(desk, Contact, day="2026-09-09", pairing=pair, member=made.second,
          visitor_member=made.first, topic="演示走访")  # fmt: skip
    saved(desk, Press, name="演示稿件", day="2026-09-03", level="州级", committee=made.committee)
    saved(desk, Press, name="去年稿件", day="2025-08-03", level="省级", committee=made.other)
