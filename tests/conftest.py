"""What every test starts from: an offscreen Qt, its own profile, laws without a clock."""

from __future__ import annotations

import os

os.environ["QT_QPA_PLATFORM"] = "offscreen"
os.environ["QT_SCALE_FACTOR"] = "1"

from pathlib import Path

import hypothesis
import pytest

hypothesis.settings.register_profile(
    "house", deadline=None, database=None, derandomize=True, max_examples=60, print_blob=True
)
hypothesis.settings.load_profile("house")


@pytest.fixture(autouse=True)
def profile(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home and a profile folder of the test's own, so that no test reads or writes the user's."""
    home = tmp_path / "home"
    home.mkdir()
    for name in ("HOME", "USERPROFILE", "LOCALAPPDATA", "PUBLIC", "XDG_DATA_HOME"):
        monkeypatch.setenv(name, str(home))
    return home
