"""Which family the window writes in: a system's that has every character, or the bundled one."""

from __future__ import annotations

import string
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple

from PySide6.QtGui import QFont, QFontDatabase, QRawFont

from desktop_app import paths

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


LATIN = string.digits + string.ascii_letters + string.punctuation
MARKS = "，。、；：？！“”‘’（）《》〈〉【】—…·×"
Covers = Callable[[str, str], bool]


class Families(NamedTuple):
    """What the window writes in; `strong` is '' where `plain` has a bold of its own."""

    plain: str
    strong: str = ""


def screen_families(folder: Path, covers: Covers | None = None) -> Families:
    """The system's best family that has every character of a list; else the bundled ones.

    A family that counts as Chinese may lack letters or digits, or rare characters of names: each
    text would then change its face in the middle of a line. `covers` is asked of the real glyphs.
    """
    chinese = QFontDatabase.families(QFontDatabase.WritingSystem.SimplifiedChinese)
    best = best_family(chinese, covers or covers_all)
    if best:
        return Families(best)
    plain, strong = load_font(folder / SCREEN_FONT), load_font(folder / STRONG_FONT)
    return Families(plain or QFontDatabase.systemFont(_GENERAL).family(), strong)


def best_family(families: Sequence[str], covers: Covers) -> str:
    """The family that a Chinese screen looks best in, of those that cover all; '' for none."""
    known = [family for family in PREFERRED if family in families]
    sans = [family for family in families if "Sans" in family or "Hei" in family or "黑" in family]
    candidates = dict.fromkeys((*known, *sans))
    text = needed() if candidates else ""
    return next((family for family in candidates if covers(family, text)), "")


def covers_all(family: str, text: str) -> bool:
    """Whether a family has a glyph of its own for every character of a text."""
    raw = QRawFont.fromFont(QFont(family))
    return raw.isValid() and 0 not in raw.glyphIndexesForString(text)


def needed() -> str:
    """What a screen's face must have: letters, digits, marks, the standard characters."""
    lines = paths.resource("strokes/order.txt").read_text(encoding="utf-8").splitlines()
    return LATIN + MARKS + "".join(line.split(" ")[1] for line in lines)


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
