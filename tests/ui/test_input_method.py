"""Chinese input under fcitx on Linux, where PySide6 brings no plugin for it."""

from __future__ import annotations

import pytest

from desktop_app.ui import input_method


@pytest.mark.parametrize("name", ["QT_IM_MODULE", "XMODIFIERS", "GTK_IM_MODULE"])
def test_fcitx_without_its_plugin_is_reached_through_the_ibus_portal(name: str) -> None:
    environment = {name: "@im=fcitx"}
    assert input_method.settle(environment, "linux") is not input_method.has_plugin()
    assert environment["QT_IM_MODULE"] == "ibus"
    assert environment["IBUS_USE_PORTAL"] == "1"


@pytest.mark.parametrize(
    ("environment", "platform"),
    [({}, "linux"), ({"QT_IM_MODULE": "ibus"}, "linux"), ({"QT_IM_MODULE": "fcitx"}, "win32")],
)
def test_everything_else_is_left_as_it_is(environment: dict[str, str], platform: str) -> None:
    before = dict(environment)
    assert not input_method.settle(environment, platform)
    assert environment == before
