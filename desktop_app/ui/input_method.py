"""Chinese input on Linux: what must be set before Qt starts so that fcitx can be typed with."""

from __future__ import annotations

from collections.abc import MutableMapping
from pathlib import Path

from PySide6.QtCore import QLibraryInfo

PLUGIN = "libfcitx5platforminputcontextplugin.so"


def settle(environment: MutableMapping[str, str], platform: str) -> bool:
    """Let Qt reach fcitx through the ibus portal where its plugin is missing; whether that was set.

    PySide6's wheels bring only the ibus plugin; fcitx 5 answers on the ibus portal.
    """
    asked = {environment.get(name, "") for name in ("QT_IM_MODULE", "XMODIFIERS", "GTK_IM_MODULE")}
    if platform != "linux" or not any("fcitx" in each for each in asked) or has_plugin():
        return False
    environment["QT_IM_MODULE"] = "ibus"
    environment["IBUS_USE_PORTAL"] = "1"
    return True


def has_plugin() -> bool:
    """Whether the running Qt has fcitx's own input plugin."""
    folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.PluginsPath)
    return (Path(folder) / "platforminputcontexts" / PLUGIN).exists()
