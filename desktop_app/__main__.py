"""Starts the program: the window, or a command when one is named."""

from __future__ import annotations

import sys


def main() -> int:
    """Run the command line; the exit code."""
    from desktop_app.commands import main as run

    return run(sys.argv[1:])


if __name__ == "__main__":
    sys.exit(main())
