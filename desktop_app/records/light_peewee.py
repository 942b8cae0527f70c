"""peewee without the modules of the standard library that no record uses: 20 ms of a start.

peewee imports `socket` and `uuid`, with it `platform`, for columns of addresses and of UUIDs.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from contextlib import ExitStack
from importlib import import_module
from types import ModuleType
from typing import Any

NOT_USED = ("socket", "uuid")


def load() -> None:
    """Import peewee, where that is still to be done; it gets those modules when it names them.

    Everyone else who imports them gets the real ones, as always.
    """
    if "peewee" in sys.modules:
        return
    with ExitStack() as leaving:
        for name in NOT_USED:
            if name not in sys.modules:
                sys.modules[name] = _stand_in(name)
                leaving.callback(sys.modules.pop, name)
        import_module("peewee")


def _stand_in(name: str) -> ModuleType:
    """A module that has what the real one has, which is imported when that is first asked for."""
    made = ModuleType(name)
    setattr(made, "__getattr__", _attributes_of(name))  # noqa: B010
    return made


def _attributes_of(name: str) -> Callable[[str], Any]:
    def found(attribute: str) -> Any:
        if attribute.startswith("__"):  # whoever looks at the module itself
            raise AttributeError(attribute)
        return getattr(import_module(name), attribute)

    return found
