"""The sandbox as a print for the meeting that decides, as a workbook, as rows to be copied."""

from __future__ import annotations

from collections.abc import Sequence

from desktop_app.documents.books_out import (
    OutCell,
    OutColumn,
    OutTable,
    Progress,
    no_progress,
    write_workbook,
)
from desktop_app.documents.prints import Shown
from desktop_app.documents.prints.score_comparison import (
    TITLE,
    ComparisonShown,
    comparison_print,
    texts_of,
)
from desktop_app.errors import UserError
from desktop_app.records.points import HUNDREDTHS, points_text
from desktop_app.services.desk import Desk
from desktop_app.services.outward import lookup
from desktop_app.services.prints import PreparedPrint
from desktop_app.services.prints.print_settings import setting_of
from desktop_app.services.safekeeping.destinations import Destination
from desktop_app.services.scoring.sandbox import Sandbox, TrialAnswer
from desktop_app.services.scoring.sandbox_changes import changes
from desktop_app.services.scoring.sandbox_moves import (
    SAME_GRADE,
    Move,
    MoveReason,
    grade_words,
    signed,
)
from desktop_app.services.scoring.sandbox_rows import cell_text, trial_rows

NOTHING = "试算和对照的规则一样，没有可以打印的改动。先在“试算”一列改一改。"
MOST_REASONS = 4
FIGURES = (("mean", "平均"), ("median", "中位"), ("lowest", "最低"))
MOVE_COLUMNS = (
    OutColumn("姓名", 12), OutColumn("原分数", 9, "right", "0.##"),
    OutColumn("试算分数", 9, "right", "0.##"), OutColumn("增减", 8, "right", "0.##"),
    OutColumn("原等次", 10), OutColumn("试算等次", 10), OutColumn("原因", 60),
)  # fmt: skip
RULE_COLUMNS = (
    OutColumn("类别", 14), OutColumn("规则", 30), OutColumn("对照", 12, "right"),
    OutColumn("试算", 12, "right"),
)  # fmt: skip
GRADE_COLUMNS = (
    OutColumn("等次", 12), OutColumn("界线", 16), OutColumn("原人数", 9, "right"),
    OutColumn("试算人数", 9, "right"), OutColumn("增减", 8, "right"),
)  # fmt: skip


def sheet_of(
    desk: Desk, sandbox: Sandbox, answer: TrialAnswer, about: Sequence[str]
) -> PreparedPrint:
    """The print of the comparison; `UserError` where nothing differs."""
    if not changes(sandbox.compared, answer.rules):
        raise UserError(NOTHING)
    content = comparison(sandbox, answer, about)
    wanted = comparison_print(content)
    own = Shown(TITLE, texts_of(content))
    return PreparedPrint(wanted, (own,), setting_of(desk, wanted, lookup(desk)), {})


def comparison(sandbox: Sandbox, answer: TrialAnswer, about: Sequence[str]) -> ComparisonShown:
    """Both sets of rules as texts; `about` names them."""
    graded = [each for each in answer.moves if each.way != SAME_GRADE]
    scores = answer.count(SAME_GRADE)
    others = "其余的人分数和等次都不变。"
    if scores:
        others = f"另有 {scores} 人只是分数有变化，等次不变。"
    if not answer.moves:
        others = "没有人因此变动：每个人的分数和等次都不变。"
    elif not graded:
        others = f"没有人的等次变动；{scores} 人只是分数有变化。"
    return ComparisonShown(
        about,
        [(x.title, x.before, x.after) for x in changes(sandbox.compared, answer.rules)],
        [(x.name, x.limits, str(x.before), str(x.now), signed(x.change * HUNDREDTHS))
         for x in answer.lines],
        [(word, _points(getattr(answer.before, key)), _points(getattr(answer.now, key)))
         for key, word in FIGURES],
        [(*_move_texts(each), _why(sandbox, each)) for each in graded],
        others,
        [each.words for each in answer.faults],
    )  # fmt: skip


def _points(value: int | None) -> str:
    return "—" if value is None else points_text(value)


def _move_texts(move: Move) -> tuple[str, str, str, str, str]:
    grades = f"{grade_words(move.before.grade)}→{grade_words(move.after.grade)}"
    return (
        move.name, points_text(move.before.total), points_text(move.after.total),
        signed(move.difference), grades,
    )  # fmt: skip


def _why(sandbox: Sandbox, move: Move) -> str:
    """The reasons in one line, without those that give no points, and without the sum."""
    found = [each for each in sandbox.reasons(move)[:-1] if each.weight]
    told = [_told(each) for each in found[:MOST_REASONS]]
    rest = [f"另有 {len(found) - MOST_REASONS} 处"] if len(found) > MOST_REASONS else []
    return "；".join([*told, *rest]) or "等次界线变动"


def _told(reason: MoveReason) -> str:
    """A reason in words: numbers from old to new as they are, a difference in brackets."""
    between = reason.words, reason.numbers
    return " ".join(between) if "→" in reason.numbers else "{}（{}）".format(*between)


def moves_table(sandbox: Sandbox, moves: Sequence[Move]) -> OutTable:
    """The names that are shown, numbers as numbers."""
    rows: list[list[OutCell]] = [
        [each.name, *(number / HUNDREDTHS for number in (
            each.before.total, each.after.total, each.difference)),
         grade_words(each.before.grade), grade_words(each.after.grade), _why(sandbox, each)]
        for each in moves
    ]  # fmt: skip
    return OutTable("变动名单", MOVE_COLUMNS, rows, 1)


def rules_table(sandbox: Sandbox, answer: TrialAnswer) -> OutTable:
    """The rules with both values of each."""
    rows: list[list[OutCell]] = [
        [each.section, "封顶" if each.heading else each.words,
         *(cell_text(x, each).removeprefix("封顶 ") for x in (sandbox.compared, answer.rules))]
        for each in trial_rows(answer.rules) if each.place is not None
    ]  # fmt: skip
    return OutTable("规则对照", RULE_COLUMNS, rows)


def grades_table(answer: TrialAnswer) -> OutTable:
    """The grades with their numbers."""
    rows: list[list[OutCell]] = [
        [each.name, each.limits, each.before, each.now, each.change] for each in answer.lines
    ]
    return OutTable("等次人数", GRADE_COLUMNS, rows)


def write(tables: Sequence[OutTable], path: Destination, progress: Progress = no_progress) -> None:
    """Write the sheets to a workbook; for a worker thread."""
    write_workbook(tables, path, progress)


def copied_moves(moves: Sequence[Move]) -> list[list[str]]:
    """The names as rows of texts, their titles first."""
    titles = ["姓名", "原分数", "试算分数", "增减", "等次"]
    return [titles, *(list(_move_texts(each)) for each in moves)]


def copied_rules(sandbox: Sandbox, answer: TrialAnswer) -> list[list[str]]:
    """The rules as rows of texts, their titles first."""
    table = rules_table(sandbox, answer)
    return [[each.title for each in table.columns], *(list(map(str, row)) for row in table.rows)]
