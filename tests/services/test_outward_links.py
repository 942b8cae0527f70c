"""What is internal beside what is not: an internal row tells nothing of what it names."""

from __future__ import annotations

from pathlib import Path

import pytest

from desktop_app.records import Case, Outcome
from desktop_app.services import prints, registers, reminders
from desktop_app.services.desk import Desk
from desktop_app.services.safekeeping.destinations import Destination
from tests.documents.pdf_reading import poppler_text
from tests.outward_office import CAPTION, MARK, NEUTRAL, ROW, marked_office


def _printed(desk: Desk, key: str, folder: Path) -> str:
    path, wanted = folder / "print.pdf", prints.print_named(desk, key)
    model = next(each for each in desk.office.records if wanted.record == each.KEY)
    keys = registers.find(desk, model, registers.Query())
    prints.save(
        prints.write(prints.collect(desk, wanted, keys), lambda *_: None), Destination(path)
    )
    return "".join(poppler_text(path).split())


@pytest.mark.parametrize("kind", [NEUTRAL, ROW])
def test_an_internal_row_tells_no_words_of_what_it_links(kind: str, tmp_path: Path) -> None:
    with marked_office(tmp_path, kind, (Outcome,)) as desk:
        assert (MARK in _printed(desk, "assignment_form", tmp_path)) is (kind == NEUTRAL)
        lines = [each for each in reminders.due(desk) if each.record == Outcome.KEY]
        assert lines
        assert all((MARK in each.committee) is (kind == NEUTRAL) for each in lines)


@pytest.mark.parametrize("kind", [NEUTRAL, ROW])
def test_an_internal_row_tells_no_words_of_its_pairs(kind: str, tmp_path: Path) -> None:
    with marked_office(tmp_path, kind, (Case,)) as desk:
        wanted = prints.print_named(desk, "case_form")
        sheet = prints.collect(desk, wanted, registers.find(desk, Case, registers.Query()))
        (paired,) = [row for each in sheet.shown for row in each.children["consultations"]]
        assert (MARK in str(paired)) is (kind == NEUTRAL)
        assert "2026-04-20" in paired.values()


@pytest.mark.parametrize("kind", [NEUTRAL, ROW])
def test_an_internal_row_shows_none_of_its_pictures(kind: str, tmp_path: Path) -> None:
    with marked_office(tmp_path, kind, (Case,)) as desk:
        text = _printed(desk, "case_form", tmp_path)
        assert (CAPTION in text) is (kind == NEUTRAL)
