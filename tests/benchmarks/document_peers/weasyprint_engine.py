"""weasyprint, given the content as a web page."""

from __future__ import annotations

from pathlib import Path

import weasyprint

from tests.benchmarks.document_content import Person
from tests.benchmarks.document_peers.web_page import forms_page, register_page


def forms(people: list[Person], pictures: list[Path], out: Path) -> None:
    """One table a person."""
    weasyprint.HTML(string=forms_page(people, pictures)).write_pdf(str(out))


def register(people: list[Person], _pictures: list[Path], out: Path) -> None:
    """One table."""
    weasyprint.HTML(string=register_page(people)).write_pdf(str(out))
