"""What one user's desk remembers: the office file, the window, the look; never office data."""

from __future__ import annotations

import json
import logging
from collections.abc import Mapping
from pathlib import Path
from typing import TypeAlias

Plain: TypeAlias = "str | int | float | bool | list[Plain] | dict[str, Plain] | None"

NAME = "settings.json"
_log = logging.getLogger(__name__)


def login_name() -> str:
    """Give the name this user logged in with, "" if the system has none.

    A scheduled task on Windows may run without the variables that hold it.
    """
    import getpass  # asked at the first start alone

    try:
        return getpass.getuser()
    except (ImportError, KeyError, OSError) as error:
        _log.info("no login name: %s", error)
        return ""


class Settings:
    """A small store of plain values by name, kept as one JSON file in the profile folder.

    A value of the wrong type, or a file that cannot be read, counts as not remembered: losing
    a window's size must never keep the office from working.
    """

    def __init__(self, folder: Path) -> None:
        self.path = folder / NAME
        self._values: dict[str, Plain] = _read(self.path)

    def text(self, name: str, default: str = "") -> str:
        """Give the text remembered under `name`."""
        value = self._values.get(name)
        return value if isinstance(value, str) else default

    def number(self, name: str, default: int = 0) -> int:
        """Give the whole number remembered under `name`."""
        value = self._values.get(name)
        return value if isinstance(value, int) and not isinstance(value, bool) else default

    def flag(self, name: str, *, default: bool = False) -> bool:
        """Give the yes or no remembered under `name`."""
        value = self._values.get(name)
        return value if isinstance(value, bool) else default

    def texts(self, name: str) -> list[str]:
        """Give the list of texts remembered under `name`, empty if there is none."""
        value = self._values.get(name)
        return [item for item in value if isinstance(item, str)] if isinstance(value, list) else []

    def table(self, name: str) -> dict[str, Plain]:
        """Give a copy of the table remembered under `name`, empty if there is none."""
        value = self._values.get(name)
        return dict(value) if isinstance(value, dict) else {}

    def remember(self, **values: Plain) -> bool:
        """Keep the values by name and write the file; give whether the disk took it."""
        return self.remember_all(values)

    def remember_all(self, values: Mapping[str, Plain]) -> bool:
        """Keep the values by name and write the file; None forgets; give whether it was written."""
        before = dict(self._values)
        self._values.update(values)
        for name in [name for name, value in values.items() if value is None]:
            del self._values[name]
        return True if self._values == before else self._write()

    def remember_latest(self, name: str, told: Mapping[str, Plain], most: int) -> bool:
        """Add to the table under `name`, the newest last; beyond `most` the oldest give way."""
        kept = {key: value for key, value in self.table(name).items() if key not in told}
        return self.remember_all({name: dict([*kept.items(), *told.items()][-most:])})

    def _write(self) -> bool:
        part = self.path.with_suffix(".part")
        text = json.dumps(self._values, ensure_ascii=False, indent=1)  # tables keep their order
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            part.write_text(text, encoding="utf-8")
            part.replace(self.path)
        except OSError as error:
            _log.warning("settings not written: %s", error)
            return False
        return True


def _read(path: Path) -> dict[str, Plain]:
    try:
        values = json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return {}
    except (OSError, ValueError) as error:
        _log.warning("settings not read: %s", error)
        return {}
    return values if isinstance(values, dict) else {}
