"""What the parts of the sandbox know of the page that they work for."""

from __future__ import annotations

from typing import Protocol

from PySide6.QtWidgets import QWidget

from desktop_app.services.scoring.rule_set import RuleSet
from desktop_app.services.scoring.sandbox import Sandbox, TrialAnswer
from desktop_app.services.scoring.sandbox_sets import OfferedSet
from desktop_app.ui.scoring.sandbox.sandbox_frame import SandboxFrame


class ShownTrial(Protocol):
    """A page with a trial; `tried` and `compared` are ids of rule sets, 0 for none."""

    frame: SandboxFrame
    sandbox: Sandbox | None
    answer: TrialAnswer | None
    tried: int
    compared: int

    @property
    def formal(self) -> OfferedSet | None:
        """The adopted rules that the tried ones would change."""

    def of(self, key: int) -> OfferedSet:
        """The offered set with an id."""

    def show_answer(self, rules: RuleSet | None = None) -> None:
        """Shows what the tried rules give, or `rules` in their place."""

    def say(self, sentence: str) -> None:
        """Shows one sentence below the rules."""

    def window(self) -> QWidget:
        """The window that the page is in."""
