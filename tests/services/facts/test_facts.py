"""Every declared fact: who has it, of which kind, when it does not count."""

from __future__ import annotations

from desktop_app.records import (
    Activity,
    Attendance,
    Consultation,
    Contact,
    GroupYear,
    OpinionReport,
    Participant,
    Point,
    Proposal,
    ProposalSigner,
    Reception,
    ReportAdoption,
    Speech,
    UpwardOffer,
    WorkGroup,
)
from desktop_app.records.activity import ActivityPart
from desktop_app.records.codes import default_entries
from desktop_app.records.duty import BY_HAND
from desktop_app.records.instruction import Instruction
from desktop_app.records.reception import DutyShift
from desktop_app.services.desk import Desk
from desktop_app.services.facts.counting import counts, rows
from desktop_app.services.facts.declared import FactCount, facts_of
from tests.services.facts.fact_office import (
    YEAR,
    member,
    moved,
    number,
    proposal,
    saved,
    told,
)
from tests.services.groups.group_office import group, put_in


def test_the_code_list_names_what_is_declared(desk: Desk) -> None:
    declared = facts_of(desk.subjects)
    assert {*declared, BY_HAND} == {
        each.code for each in default_entries() if each.code_list == "fact_kind"
    }
    for rule in declared.values():
        assert all(len(each.where) == len(each.reasons) for each in rule.sources)
        assert not rule.words.endswith("。")


def test_first_mover_and_signers_share_a_proposal(desk: Desk) -> None:
    one, two = member(desk), member(desk, "演示乙")
    key = proposal(desk, one, two)
    saved(desk, ProposalSigner, proposal=key, name="演示外人")
    saved(desk, ProposalSigner, proposal=key, name="演示单位", role="body")
    matter = f"proposal:{key}"
    assert told(desk, one, "proposal_filed") == [
        FactCount("proposal_filed", "first", "joint", sharers=3, matter=matter)
    ]
    assert told(desk, two, "proposal_filed", only=(two,)) == [
        FactCount("proposal_filed", "joint", "joint", sharers=3, matter=matter)
    ]
    moved(desk, Proposal, key, "withdrawn", withdrawn_on="2026-03-01", withdraw_reason="演示")
    assert not counts(desk, YEAR, ("proposal_filed", "proposal_submitted"))


def test_a_report_made_from_a_proposal_is_the_same_matter(desk: Desk) -> None:
    one, two = member(desk), member(desk, "演示乙")
    source = proposal(desk, one, state="submitted")
    report = saved(
        desk, OpinionReport, name="演示信息", received_on="2026-03-01", member=one,
        partners=(two,), origin=f"proposal:{source}",
    )  # fmt: skip
    saved(desk, ReportAdoption, report=report, level="province", form="single", day="2026-04")
    saved(desk, Instruction, subject=f"opinion_report:{report}", level="county", day="2026-05-01")
    facts = ("proposal_submitted", "report_submitted", "report_adopted", "report_instructed")
    found = told(desk, one, *facts)
    assert [each.fact for each in found] == sorted(facts)
    assert {each.matter for each in found} == {f"proposal:{source}"}
    assert [(x.role, x.level, x.sharers) for x in told(desk, two, *facts)] == [
        ("joint", "province", 2), ("joint", "county", 2), ("joint", "", 2),
    ]  # fmt: skip


def test_speeches_offers_contacts_receptions_and_duty(desk: Desk) -> None:
    one = member(desk)
    saved(desk, Speech, name="演示发言", member=one, state="chosen", kind="oral",
          handed_on="2026-01-12", chosen_on="2026-01-20", chosen_by="演示会议")  # fmt: skip
    key = proposal(desk, one, major="是", excellent="是")
    saved(desk, UpwardOffer, source=f"proposal:{key}", level="prefecture", year="2026",
          state="selected", mover="演示", upper_session="演示会议", selected_on="2026-05-03",
          offered_on="2026-02-01")  # fmt: skip
    saved(desk, Contact, person="演示丙", visitor_member=one, day="2026-03-02", kind="home")
    point = saved(desk, Point, name="演示协商点")
    saved(desk, Reception, matter="演示诉求", day="2026-03-02", point=point, members=(one,))
    saved(desk, DutyShift, point=point, day="2026-03-02", members=(one,), done="是")
    saved(desk, DutyShift, point=point, day="2026-03-09", members=(one,))
    meeting = saved(desk, Consultation, name="演示协商", held_on="2026-03-02", state="held",
                    point=point, platform="grassroots")  # fmt: skip
    saved(desk, Participant, consultation=meeting, member=one, name="演示甲")
    facts = (
        "speech_handed", "speech_chosen", "proposal_major", "proposal_excellent",
        "proposal_upper", "contact_made", "reception_done", "duty_done", "consultation_came",
    )  # fmt: skip
    assert {each: number(desk, one, each) for each in facts} == dict.fromkeys(facts, 1)
    (upper,) = told(desk, one, "proposal_upper")
    assert (upper.level, upper.matter) == ("prefecture", f"proposal:{key}")


def test_who_is_named_twice_shares_once(desk: Desk) -> None:
    """A list of signers often begins with the first mover again."""
    one, two, three = member(desk), member(desk, "演示乙"), member(desk, "演示丙")
    proposal(desk, one, one, two, two, three)
    saved(desk, OpinionReport, name="演示信息", received_on="2026-03-01", member=one,
          partners=(one, two))  # fmt: skip
    for who, role in ((one, "first"), (two, "joint"), (three, "joint")):
        (filed,) = told(desk, who, "proposal_filed")
        assert (filed.role, filed.sharers, filed.times) == (role, 3, 1)
    for who, role in ((one, "first"), (two, "joint")):
        (handed,) = told(desk, who, "report_submitted")
        assert (handed.role, handed.sharers, handed.times) == (role, 2, 1)


def test_leave_on_higher_business_and_blanks_are_not_due(desk: Desk) -> None:
    key = saved(desk, Activity, name="演示全会", kind="plenary", start_on="2026-02-08",
                state="underway", place="演示会场")  # fmt: skip
    for position in (1, 2, 3, 4):
        saved(desk, ActivityPart, activity=key, position=position)
    expected = {"到到公公": (100, 1), "到到到": (100, 0), "到到公缺": (66, 0), "公公公公": (0, 0),
                "到到到假": (75, 0), "到到公": (100, 0), None: (0, 0)}  # fmt: skip
    for no, (marks, (rate, full)) in enumerate(expected.items()):
        one = member(desk, f"演示{no}")
        saved(desk, Attendance, activity=key, member=one, marks=marks)
        assert number(desk, one, "attendance_rate") == rate, marks
        assert number(desk, one, "attendance_full") == full, marks
        assert len(told(desk, one, "attendance_rate")) == (marks not in (None, "公公公公"))


def test_attendance_counts_parts_rates_and_absences(desk: Desk) -> None:
    one, two = member(desk), member(desk, "演示乙")
    key = saved(desk, Activity, name="演示全会", kind="plenary", start_on="2026-02-08",
                state="underway", place="演示会场")  # fmt: skip
    for position in range(1, 5):
        saved(desk, ActivityPart, activity=key, position=position)
    saved(desk, Attendance, activity=key, member=one, marks="到到到假")
    saved(desk, Attendance, activity=key, member=two, marks="缺缺缺缺")
    other = saved(desk, Activity, name="演示调研", kind="survey", start_on="2026-03-08",
                  state="underway", place="演示乡")  # fmt: skip
    saved(desk, Attendance, activity=other, member=one, spoke="是", marks="到")
    assert number(desk, one, "attendance_came") == 2
    assert number(desk, one, "attendance_full") == 1
    assert number(desk, one, "attendance_parts") == 4
    assert number(desk, one, "attendance_rate") == 80
    assert number(desk, one, "attendance_spoke") == 1
    three = member(desk, "演示丙")
    saved(desk, Attendance, activity=key, member=three, marks="到假假假")
    assert [number(desk, three, f"attendance_{each}") for each in ("came", "parts")] == [0, 1]
    assert number(desk, two, "attendance_absent") == 1
    assert number(desk, two, "attendance_rate") == 0
    assert {each.kind for each in told(desk, one, "attendance_came")} == {"plenary", "survey"}
    moved(desk, Activity, other, "cancelled", cancel_reason="演示")
    assert number(desk, one, "attendance_came") == 1


def test_groups_have_their_own_facts_and_those_of_their_members_on_the_day(desk: Desk) -> None:
    one, two = member(desk), member(desk, "演示乙")
    own = group(desk)
    put_in(desk, own, one, two, since="2026-02-01")
    saved(desk, GroupYear, group=own, year="2026", plan_on="2026-01-20", summary_on="2026-12-01")
    saved(desk, Activity, name="演示组活动", kind="group_meeting", start_on="2026-03-08",
          state="underway", place="演示乡", due_groups=(own,))  # fmt: skip
    proposal(desk, one, two)
    proposal(desk, one, name="演示早先的提案", received_on="2026-01-15")
    facts = ("group_plan", "group_summary", "group_activity", "proposal_filed")
    assert [number(desk, own, each, groups=True) for each in facts] == [1, 1, 1, 1]
    assert [each.record for each in rows(desk, YEAR, facts, own, groups=True)] == [
        "group_year", "proposal", "proposal", "activity", "group_year",
    ]  # fmt: skip
    assert not counts(desk, YEAR, ("group_plan",))
    assert saved(desk, WorkGroup, name="演示空组") not in counts(desk, YEAR, facts, groups=True)


def test_rows_name_the_record_that_opens_and_hold_back_what_is_internal(desk: Desk) -> None:
    one = member(desk)
    report = saved(desk, OpinionReport, name="演示内部信息", received_on="2026-03-01", member=one,
                   internal="是")  # fmt: skip
    adopted = saved(desk, ReportAdoption, report=report, level="county", form="single",
                    day="2026-03-05")  # fmt: skip
    found = rows(desk, YEAR, ("report_submitted", "report_adopted"), one)
    assert {(x.record, x.key, x.opens, x.opens_key) for x in found} == {
        ("opinion_report", report, "opinion_report", report),
        ("report_adoption", adopted, "opinion_report", report),
    }
    assert {(each.day, each.title) for each in found} == {("（不外传）", "（不外传）")}
    assert told(desk, one, "report_adopted")[0].level == "county"
