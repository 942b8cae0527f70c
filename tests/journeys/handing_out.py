"""What leaves the program: prints saved from their preview, and commands in another process."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from PySide6.QtWidgets import QWidget

from desktop_app import paths
from desktop_app.ui.scripted_desktop import ScriptedDesktop
from tests.documents.pdf_reading import poppler_text
from tests.journeys.hand import Hand


def command(file: Path, *given: str) -> subprocess.CompletedProcess[str]:
    """A command of the program in a process of its own."""
    start = [sys.executable, "-m", "desktop_app", "--file", str(file)]
    return subprocess.run(
        [*start, *given], capture_output=True, text=True, check=False, cwd=paths.root()
    )


def printed(hand: Hand, desktop: ScriptedDesktop, page: QWidget, words: str, path: Path) -> str:
    """Choose a print, look at the preview, save it; the text of the file."""
    hand.pick(page, "print_button", words)
    return saved_print(hand, desktop, path)


def saved_print(hand: Hand, desktop: ScriptedDesktop, path: Path) -> str:
    """Look at the preview in front, save it, close it; the text of the file."""
    preview = hand.window("print_preview")
    hand.until_said(preview, "共 ")
    desktop.answers["print_file"] = path
    hand.press(preview, "save_button")
    hand.press(preview, "close_button")
    hand.gone("print_preview")
    return poppler_text(path, "-layout")
