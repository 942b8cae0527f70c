"""What leaves the sandbox: a print, a workbook, copied rows, a draft, the adopted rules."""

from __future__ import annotations

from functools import partial

from desktop_app.errors import UserError
from desktop_app.services.scoring import sandbox_adopting, sandbox_outputs
from desktop_app.services.scoring.rule_set import read
from desktop_app.services.scoring.sandbox import Sandbox, TrialAnswer
from desktop_app.services.statistics.periods import of_year
from desktop_app.ui.copied_rows import CopiedRows, copy_rows
from desktop_app.ui.prints.page_outputs import export_book, show_print
from desktop_app.ui.scoring.sandbox.shown_trial import ShownTrial
from desktop_app.ui.ui_context import UiContext

NOTHING = "试算和正式规则一样，没有要存下的改动。先在“试算”一列改一改。"


class SandboxOutputs:
    """Works for one page with what it shows at the moment."""

    def __init__(self, context: UiContext, page: ShownTrial) -> None:
        self._context, self._page = context, page

    def print_now(self) -> None:
        """Opens the preview of the comparison."""
        sandbox, answer = self._shown
        if sandbox is not None and answer is not None:
            desk, about = self._context.desk, self._about(answer)
            show_print(
                self._context, self._page.window(),
                lambda: sandbox_outputs.sheet_of(desk, sandbox, answer, about),
            )  # fmt: skip

    def export(self) -> None:
        """Writes names, rules and grades to a workbook."""
        sandbox, answer = self._shown
        if sandbox is None or answer is None:
            return
        year = answer.rules.year
        tables = [
            sandbox_outputs.moves_table(sandbox, self._page.frame.moves.shown),
            sandbox_outputs.rules_table(sandbox, answer),
            sandbox_outputs.grades_table(answer),
        ]
        title = f"{year}年试算变动名单"
        export_book(self._context, title, partial(sandbox_outputs.write, tables))

    def copy_moves(self) -> None:
        """Copies the names that are shown."""
        lines = sandbox_outputs.copied_moves(self._page.frame.moves.shown)
        rows = CopiedRows(lines, frozenset((1, 2, 3)))
        copy_rows(self._context.desktop, self._context.events, rows)

    def copy_rules(self) -> None:
        """Copies the rules with both values of each."""
        sandbox, answer = self._shown
        if sandbox is not None and answer is not None:
            rows = CopiedRows(sandbox_outputs.copied_rules(sandbox, answer))
            copy_rows(self._context.desktop, self._context.events, rows)

    def keep(self) -> None:
        """Saves the tried rules as a draft, under a name that the user types."""
        sandbox, answer = self._shown
        if sandbox is None or answer is None:
            return
        if not sandbox.trial.changed:
            self._context.desktop.tell("nothing_to_keep", NOTHING)
            return
        self._context.desktop.ask_text(
            "draft_name", "存下这个方案", "方案的名称（存成草稿，不影响正式规则）：",
            self._save, default=f"{answer.rules.year}年试算方案",
        )  # fmt: skip

    def adopt(self) -> None:
        """Shows what would change and asks why; says why it cannot be adopted."""
        from desktop_app.ui.scoring.sandbox.adopt_dialog import AdoptDialog

        sandbox, answer = self._shown
        formal = self._page.formal
        if sandbox is None or answer is None:
            return
        rules = read(self._context.desk, formal.key) if formal is not None else None
        refused = sandbox_adopting.refusal(rules, sandbox.trial.rules)
        if refused or rules is None:
            self._context.desktop.tell("not_adopted", refused)
            return
        AdoptDialog(self._context, rules, sandbox.trial.rules, answer, self._page.window()).open()

    @property
    def _shown(self) -> tuple[Sandbox | None, TrialAnswer | None]:
        return self._page.sandbox, self._page.answer

    def _about(self, answer: TrialAnswer) -> list[str]:
        sets = self._page.of(self._page.compared).title, self._page.of(self._page.tried).title
        first, second = of_year(answer.rules.year).days.split("至")
        scored = f"被考核 {answer.scored} 人，另有 {answer.apart} 人不计分"
        return [
            f"调整前：{sets[0]}　　调整后：试算（由{sets[1]}改动）",
            f"计分时段：{first}至{second}　　{scored}",
        ]

    def _save(self, name: str) -> None:
        sandbox, desk = self._page.sandbox, self._context.desk
        if sandbox is None:
            return
        try:
            changed = sandbox_adopting.save_draft(desk, self._page.tried, sandbox.trial.rules, name)
        except UserError as error:
            self._context.desktop.tell("not_kept", error.sentence)
            return
        self._context.events.announce(changed, f"已存下方案“{name.strip()}”（草稿）")
