"""What a personal file prints that no record of the member says: duties and points of each year."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace

from desktop_app.documents.prints import Shown
from desktop_app.documents.prints.personal_file_years import DUTIES, SCORES, TOTALS
from desktop_app.records.duty import Duty
from desktop_app.records.points import points_text
from desktop_app.records.score_rules import ScoreRuleSet
from desktop_app.services import outward
from desktop_app.services.desk import Desk
from desktop_app.services.duties import progress
from desktop_app.services.duties.cells import (
    DONE,
    EXEMPT,
    FULFILLED,
    OVERDUE,
    TICKED,
    DutyCell,
    DutyColumn,
    DutyMatrix,
)
from desktop_app.services.scoring.board import board
from desktop_app.services.scoring.outward_names import OutwardNames, outward_names
from desktop_app.services.scoring.score import Score, rounded
from desktop_app.storage.query import lists
from desktop_app.storage.query.lists import Filter, Query

Row = dict[str, str]
STATES = {DONE: "已完成", TICKED: "手工认定", OVERDUE: "没有完成，已过期"}
OPEN = "还没有完成"


def complete(desk: Desk, keys: Sequence[int], shown: Sequence[Shown]) -> list[Shown]:
    """The files of some members with the rows of their duties and points, by year."""
    duties = [_duties(progress.matrix(desk, year), keys) for year in _years(desk, Duty, ())]
    in_force = (Filter("state", "in", ("adopted", "locked")),)
    boards = [
        (year, made.scores, outward_names(desk, made.rules))
        for year in _years(desk, ScoreRuleSet, in_force) if (made := board(desk, year))
    ]  # fmt: skip
    found = []
    for key, each in zip(keys, shown, strict=True):
        scored = [
            (year, made[key], names) for year, made, names in boards
            if key in made and made[key].scored
        ]  # fmt: skip
        rows: dict[str, Sequence[Row]] = {
            DUTIES: [row for of_year in duties for row in of_year.get(key, ())],
            SCORES: [row for each in scored for row in _categories(*each)],
            TOTALS: [_total(*each) for each in scored],
        }
        found.append(replace(each, children={**each.children, **rows}))
    return found


def _years(desk: Desk, model: type[Duty | ScoreRuleSet], where: tuple[Filter, ...]) -> list[int]:
    """The years of duties or of rules for members, in order."""
    where = (*where, Filter("subject", "in", ("member", None)))
    keys = lists.find(desk.office, model, Query(where=where))
    return sorted({row[2] for row in outward.rows(desk, model, keys, ("year",))})


def _duties(made: DutyMatrix, keys: Collection[int]) -> dict[int, list[Row]]:
    """The rows of the duties of a year by the id of each of some members."""
    wanted = frozenset(keys)
    return {
        line.key: [
            _duty(made.year, column, cell)
            for column, cell in zip(made.columns, line.cells, strict=True) if cell.state != EXEMPT
        ]
        for line in made.lines if line.key in wanted
    }  # fmt: skip


def _duty(year: int, column: DutyColumn, cell: DutyCell) -> Row:
    return {
        "year": str(year), "name": column.name,
        "minimum": f"{cell.minimum} {column.unit}", "done": f"{cell.done} {column.unit}",
        "state": STATES.get(cell.state, OPEN), "is_done": str(int(cell.state in FULFILLED)),
    }  # fmt: skip


def _categories(year: int, score: Score, names: OutwardNames) -> Iterator[Row]:
    for each in score.categories:
        cap = each.category.cap
        yield {
            "year": str(year), "category": names.category(each.category),
            "before": points_text(rounded(each.before)),
            "counted": points_text(rounded(each.counted)),
            "cap": "" if cap is None else points_text(cap),
        }  # fmt: skip


def _total(year: int, score: Score, names: OutwardNames) -> Row:
    grade = names.band(score.grade)
    return {"year": str(year), "total": points_text(score.total), "grade": grade, "cap": ""}
