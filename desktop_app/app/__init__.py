"""The composition root: opens the office file, builds desk, look and window, ties them together."""

from desktop_app.app.launch import Launch, run
from desktop_app.app.office_opening import Parts
from desktop_app.app.program import Program, build

__all__ = ["Launch", "Parts", "Program", "build", "run"]
