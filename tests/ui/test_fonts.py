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
from desktop_app.ui.look.fonts import best_family
from desktop_app.ui.look.icons import Icons


@pytest.mark.parametrize(
    ("families", "best"),
    [
        (["FangSong", "Microsoft JhengHei", "Microsoft YaHei", "SimHei"], "Microsoft YaHei"),
        (["仿宋", "华文细黑", "宋体", "微软雅黑", "等线", "黑体"], "微软雅黑"),
        (["方正黑体_GBK", "Noto Sans CJK SC"], "Noto Sans CJK SC"),
        (["仿宋", "思源黑体 CN", "方正黑体"], "思源黑体 CN"),
        (["SimSun", "SimHei"], "SimHei"),
        (["宋体"], "宋体"),
    ],
)
def test_the_best_family_is_found_under_its_english_and_its_chinese_name(
    families: list[str], best: str
) -> None:
    assert best_family(families) == best


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
