"""A desk with errands, and what a page or dialog around it is handed."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop_app.services.desk import Desk
from desktop_app.ui.ui_context import UiContext
from tests.errands import MORE_STEPS, RECORDS, seated
from tests.new_office import new_office

FORMS = Path(__file__).parents[1] / "data" / "forms"


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    """A desk on a new office file that keeps errands too."""
    path = tmp_path / "差事.zwh"
    with new_office(path, records=RECORDS, steps=MORE_STEPS) as office:
        yield seated(office)


@pytest.fixture
def near(context: UiContext) -> UiContext:
    """What a page is handed, with the form of errands."""
    return context._replace(forms=FORMS)
