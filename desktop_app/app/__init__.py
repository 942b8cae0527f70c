"""The composition root: opens the office file, builds desk, look and window, ties them together."""

from desktop_app.app.launch import Launch, run
from desktop_app.app.program import Parts, Program, build

__all__ = ["Launch", "Parts", "Program", "build", "run"]
