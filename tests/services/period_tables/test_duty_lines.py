"""Table 8: duties and scores of the year, worked out by hand, opening the members they count."""

from __future__ import annotations

from desktop_app.records.assessment import Assessment
from desktop_app.records.duty import Duty, DutyTick
from desktop_app.records.member import Member
from desktop_app.services import registers
from desktop_app.services.desk import Desk
from desktop_app.services.period_tables.counting import TableLine, made
from desktop_app.services.period_tables.tables.all_tables import BY_KEY
from desktop_app.services.period_tables.tables.duty_lines import twice_lowest
from desktop_app.services.registers import Query
from desktop_app.services.scoring.board import Board
from desktop_app.services.scoring.evaluation import Evaluator
from desktop_app.services.scoring.rule_set import RuleBand, RuleSet
from desktop_app.services.scoring.score import Score, ScoredPerson
from desktop_app.services.statistics import periods
from tests.consulting_office import saved
from tests.services.period_tables.small_office import small_office

YEAR = periods.of_year(2026)


def line(desk: Desk, title: str, place: int = 0) -> TableLine:
    table = made(desk, BY_KEY["duty_results"], YEAR)
    return [each for each in table.lines if each.title == title][place]


def test_nothing_is_known_before_duties_and_rules_are_set(desk: Desk) -> None:
    small_office(desk)
    whole, mean = line(desk, "“五个一”全部完成"), line(desk, "平均分")
    assert (whole.text(0), mean.text(0)) == ("—", "—")
    assert whole.note == "这一年的“五个一”还没有设定（考核 → 五个一项目）"
    assert mean.note == "这一年的积分规则还没有审定（考核 → 积分规则）"


def test_who_did_each_duty_and_all_of_them(desk: Desk) -> None:
    """甲 has two proposals, 乙 one report and a tick: one of three did both."""
    made_office = small_office(desk)
    shared = {"year": 2026, "subject": "委员", "minimum": "1"}
    saved(desk, Duty, name="一件提案", fact="提交提案", position="1", **shared)
    by_hand = saved(desk, Duty, name="一次自学", fact="手工认定、手工计分", position="2", **shared)
    for who in (made_office.first, made_office.second):
        saved(desk, DutyTick, duty=by_hand, member=who, reason="演示说明", day="2026-10-01")
    asked, whole = line(desk, "应当完成“五个一”"), line(desk, "“五个一”全部完成")
    assert (asked.text(0), asked.text(1), asked.text(2)) == ("3", "3", "—")
    assert line(desk, "完成“一件提案”").text(0) == "1"
    assert line(desk, "完成“一次自学”").text(0) == "2"
    assert whole.text(0) == "1"
    found = registers.find(desk, Member, Query(where=whole.cells[0].where))
    assert list(found) == [made_office.first]
    assert line(desk, "应当完成“五个一”", 1).text(0) == "1"
    assert line(desk, "“五个一”全部完成", 1).text(0) == "0"


def test_who_was_talked_to_is_counted_by_the_day(desk: Desk) -> None:
    office = small_office(desk)
    for who, day in ((office.first, "2026-05-06"), (office.second, "2026-06-30")):
        saved(desk, Assessment, member=who, year=2026, talked_on=day, talker="演示领导")
    assert [line(desk, "约谈", place).text(0) for place in (0, 1)] == ["2", "1"]
    second = made(desk, BY_KEY["duty_results"], periods.of_half(2026, 2))
    assert [second.line("talked").text(column) for column in range(3)] == ["0", "2", "0"]


GOOD, LOW = RuleBand(name="称职", low=6000), RuleBand(name="不称职", below=6000)


def graded(year: int, grades: dict[int, RuleBand]) -> Board:
    """A board on which these members have these grades."""
    rules = RuleSet(name="演示规则", year=year, bands=(GOOD, LOW))
    scores = {
        key: Score(person=ScoredPerson(key), parts=(), grade=grade) for key, grade in grades.items()
    }
    return Board(rules, periods.of_year(year), {}, {}, {}, scores, Evaluator(rules))


def test_two_low_years_are_those_of_one_person_over_the_terms() -> None:
    """1 is low twice, 2 once; 3 was member 30 of the term before, and low there too."""
    now = graded(2027, {1: LOW, 2: LOW, 3: LOW, 4: GOOD})
    before = graded(2026, {1: LOW, 2: GOOD, 30: LOW, 4: LOW})
    found = twice_lowest(now, before, {1: None, 2: None, 3: 30, 4: None})
    assert found.text(0) == "2"
    assert found.cells[0].where[0].values == (1, 3)
    alone = twice_lowest(now, None, {1: None})
    assert alone.note == "上一年没有积分规则，不能比较"
