"""The window writes in the system's best Chinese family, whatever language names it."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import QCheckBox, QPushButton
from pytestqt.qtbot import QtBot

from desktop_app import paths
from desktop_app.ui.look import palette
from desktop_app.ui.look.fonts import best_family, covers_all, load_font, needed, screen_families
from desktop_app.ui.look.icons import Icons


@pytest.mark.parametrize(
    ("families", "best"),
    [
        (["FangSong", "Microsoft JhengHei", "Microsoft YaHei", "SimHei"], "Microsoft YaHei"),
        (["仿宋", "华文细黑", "宋体", "微软雅黑", "等线", "黑体"], "微软雅黑"),
        (["方正黑体_GBK", "Noto Sans CJK SC"], "Noto Sans CJK SC"),
        (["仿宋", "思源黑体 CN", "方正黑体"], "思源黑体 CN"),
        (["SimSun", "SimHei"], "SimHei"),
        (["宋体"], ""),  # no face for a screen: the bundled one is better
        ([], ""),
    ],
)
def test_the_best_family_is_found_under_its_english_and_its_chinese_name(
    families: list[str], best: str
) -> None:
    assert best_family(families, lambda *_: True) == best


DIGITLESS = "Droid Sans Fallback"


@pytest.mark.parametrize(
    ("lacking", "best"),
    [
        ({DIGITLESS: "0123456789"}, "Noto Sans SC"),
        ({DIGITLESS: "Aa", "Noto Sans SC": "镕"}, "WenQuanYi Micro Hei"),
        ({DIGITLESS: "1", "Noto Sans SC": "镕", "WenQuanYi Micro Hei": "㛃"}, "MiSans"),
        ({DIGITLESS: "1", "Noto Sans SC": "𬍛", "WenQuanYi Micro Hei": "，", "MiSans": "9"}, ""),
        ({}, "Noto Sans SC"),
    ],
)
def test_a_family_that_lacks_what_a_list_shows_is_left_to_the_next(
    lacking: dict[str, str], best: str
) -> None:
    def covers(family: str, text: str) -> bool:
        return not set(lacking.get(family, "")) & set(text)

    families = [DIGITLESS, "MiSans", "WenQuanYi Micro Hei", "Noto Sans SC"]
    assert best_family(families, covers) == best


def test_one_family_without_digits_leaves_the_window_to_the_bundled_face(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QFontDatabase, "families", lambda *_: [DIGITLESS])
    folder = paths.resource("fonts")
    found = screen_families(folder, lambda _, text: "0" not in text)
    monkeypatch.undo()
    assert DIGITLESS not in found
    assert all(covers_all(family, needed()) for family in found)


def test_the_real_glyphs_of_a_family_are_asked(qtbot: QtBot) -> None:
    assert len(needed()) > 8105
    bundled = load_font(paths.resource("fonts") / "screen.ttf")
    assert covers_all(bundled, needed())
    assert not covers_all(bundled, "\U00032000")
    kai = load_font(paths.resource("fonts") / "kai.ttf")
    assert covers_all(kai, "政协") != covers_all(kai, "政\U00032000")


@pytest.mark.parametrize("folder", ["Program Files (x86)", "专委会 工作台", "Tom's"])
def test_the_style_shows_its_icons_wherever_the_program_lies(
    qtbot: QtBot, tmp_path: Path, folder: str
) -> None:
    icons = tmp_path / folder
    shutil.copytree(paths.resource("icons/light"), icons)
    lines = paths.resource("style.qss").read_text(encoding="utf-8").splitlines()
    rule = next(line for line in lines if "check-on.svg" in line).split("image:")[1].split(";")[0]
    box = QCheckBox()
    qtbot.addWidget(box)
    box.setChecked(True)
    shown = rule.replace("$icons", icons.as_posix())
    box.setStyleSheet(f"QCheckBox::indicator {{ width: 20px; height: 20px; image: {shown}; }}")
    with_icon = box.grab().toImage()
    box.setStyleSheet("QCheckBox::indicator { width: 20px; height: 20px; image: none; }")
    assert with_icon != box.grab().toImage()


def test_where_windows_blocks_fonts_the_window_works_without_icons(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def blocked(*_: object) -> int:
        return -1

    monkeypatch.setattr(QFontDatabase, "addApplicationFontFromData", blocked)
    icons = Icons(palette.LIGHT, 20)
    button = QPushButton()
    qtbot.addWidget(button)
    icons.put(button, "add")
    icons.load()
    icons.load()
    assert not button.icon().isNull()
