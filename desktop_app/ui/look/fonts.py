"""Which families the window writes in: the system's Chinese one, or the bundled font."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from PySide6.QtGui import QFont, QFontDatabase

PREFERRED = (
    "Microsoft YaHei UI",
    "Microsoft YaHei",
    "微软雅黑",
    "PingFang SC",
    "Noto Sans CJK SC",
    "Source Han Sans SC",
    "Source Han Sans CN",
    "思源黑体",
    "思源黑体 CN",
    "Noto Sans SC",
    "WenQuanYi Micro Hei",
    "文泉驿微米黑",
)
SCREEN_FONT = "screen.ttf"
STRONG_FONT = "hei.ttf"
_GENERAL = QFontDatabase.SystemFont.GeneralFont
RARE_FONTS = ("song.ttf", "rare.ttf")


class Families(NamedTuple):
    """What the window writes in; `strong` is '' where `plain` has a bold of its own."""

    plain: str
    strong: str = ""


def screen_families(folder: Path) -> Families:
    """Chooses the system's Chinese family; loads the bundled fonts of `folder` if it has none."""
    chinese = QFontDatabase.families(QFontDatabase.WritingSystem.SimplifiedChinese)
    if chinese:
        return Families(best_family(chinese))
    plain, strong = load_font(folder / SCREEN_FONT), load_font(folder / STRONG_FONT)
    return Families(plain or QFontDatabase.systemFont(_GENERAL).family(), strong)


def best_family(families: Sequence[str]) -> str:
    """The family of `families` that a Chinese screen looks best in."""
    known = [family for family in PREFERRED if family in families]
    sans = [family for family in families if "Sans" in family or "Hei" in family or "黑" in family]
    return (known or sans or list(families))[0]


def load_font(path: Path) -> str:
    """Adds one font file to the program and gives its family, '' when it cannot be read."""
    families = QFontDatabase.applicationFontFamilies(QFontDatabase.addApplicationFont(str(path)))
    return families[0] if families else ""


def load_rare_fonts(folder: Path) -> list[str]:
    """Adds the fonts for rare characters and gives their families; called after first paint."""
    families = [load_font(folder / name) for name in RARE_FONTS]
    return [family for family in families if family]


def text_font(families: Sequence[str], pixels: int) -> QFont:
    """The window's font: the families in the order they are tried, the height in pixels."""
    font = QFont()
    font.setFamilies(list(families))
    font.setPixelSize(pixels)
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return font
