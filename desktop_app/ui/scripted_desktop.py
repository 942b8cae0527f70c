"""A desktop that answers by itself: from a script, else with each question's default."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from desktop_app.ui.desktop import Desktop, PathAnswer

Answer = Path | bool | int | str | None


class ScriptedDesktop(Desktop):
    """Answers immediately in place of the user; None as an answer means cancelling.

    `answers` maps a question's name to its answer; `asked` keeps (name, sentence) of every
    question and notice in order; `opened` the paths that would have been opened.
    """

    def __init__(self, answers: Mapping[str, Answer] | None = None) -> None:
        super().__init__()
        self.answers: dict[str, Answer] = dict(answers or {})
        self.asked: list[tuple[str, str]] = []
        self.opened: list[Path] = []
        self.clipboard = ""
        self.clipboard_html = ""

    def ask_open_file(self, name: str, title: str, filters: str, then: PathAnswer) -> None:
        """Answers with the scripted path; cancels without one."""
        self._give_path(name, title, then)

    def ask_save_file(
        self, name: str, title: str, suggested: str, filters: str, then: PathAnswer
    ) -> None:
        """Answers with the scripted path; cancels without one."""
        self._give_path(name, title, then)

    def ask_folder(self, name: str, title: str, then: PathAnswer) -> None:
        """Answers with the scripted folder; cancels without one."""
        self._give_path(name, title, then)

    def ask_yes_no(
        self,
        name: str,
        sentence: str,
        then: Callable[[bool], object],
        *,
        default: bool = True,
        yes: str = "是",
        no: str = "否",
        details: str = "",
    ) -> None:
        """Answers as scripted, else with the default."""
        self.asked.append((name, sentence))
        answer = self.answers.get(name, default)
        then(bool(answer))

    def ask_save(
        self,
        name: str,
        sentence: str,
        then: Callable[[bool], object],
        *,
        save: str = "保存",
        leave: str = "不保存",
        details: str = "",
    ) -> None:
        """Answers as scripted: True saves, False does not; cancels without an answer."""
        self.asked.append((name, sentence))
        answer = self.answers.get(name)
        if isinstance(answer, bool):
            then(answer)

    def ask_choice(
        self,
        name: str,
        sentence: str,
        choices: Sequence[str],
        then: Callable[[int], object],
        *,
        default: int = 0,
    ) -> None:
        """Answers with the scripted position, else with the default."""
        self.asked.append((name, sentence))
        answer = self.answers.get(name, default)
        if isinstance(answer, int):
            then(answer)

    def ask_text(
        self,
        name: str,
        title: str,
        label: str,
        then: Callable[[str], object],
        *,
        default: str = "",
        otherwise: Callable[[], object] | None = None,
    ) -> None:
        """Answers with the scripted text, else with the default."""
        self.asked.append((name, label))
        answer = self.answers.get(name, default)
        if isinstance(answer, str):
            then(answer)
        elif otherwise is not None:
            otherwise()

    def tell(self, name: str, sentence: str, details: str = "") -> None:
        """Notes what was said."""
        self.asked.append((name, sentence))

    def open_path(self, path: Path) -> None:
        """Notes the path."""
        self.opened.append(path)

    def show_in_folder(self, path: Path) -> None:
        """Notes the path."""
        self.opened.append(path)

    def copy_text(self, text: str) -> None:
        """Keeps the text as its own clipboard."""
        self.clipboard = text

    def copy_table(self, text: str, html: str) -> None:
        """Keeps both as its own clipboard."""
        self.clipboard, self.clipboard_html = text, html

    def pasted_text(self) -> str:
        """The text put on this clipboard."""
        return self.clipboard

    def pasted_html(self) -> str:
        """The HTML put on this clipboard."""
        return self.clipboard_html

    def _give_path(self, name: str, title: str, then: PathAnswer) -> None:
        self.asked.append((name, title))
        answer = self.answers.get(name)
        if isinstance(answer, Path):
            then(answer)
