"""A desk with notices, some of them internal, and what a page around it is handed."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop_app.services.desk import Desk
from desktop_app.ui.ui_context import UiContext
from tests.new_office import new_office
from tests.notices import MORE_STEPS, RECORDS, notice, seated

FORMS = Path(__file__).parents[1] / "data" / "forms"
OPEN, SECRET = "演示平常事", "演示水库隐患"


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    """A desk on a new office file with one notice and an internal one."""
    path = tmp_path / "内参.zwh"
    with new_office(path, records=RECORDS, steps=MORE_STEPS) as office:
        made = seated(office)
        notice(made, OPEN, number="1", signer="演示领导")
        notice(made, SECRET, number="2", internal="是", signer="演示领导", note="演示细节")
        yield made


@pytest.fixture
def near(context: UiContext) -> UiContext:
    """What a page is handed, with the form of notices."""
    return context._replace(forms=FORMS)
