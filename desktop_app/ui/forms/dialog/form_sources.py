"""Connects the fields of a form to the services of one desk."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtWidgets import QWidget

from desktop_app.errors import UserError
from desktop_app.records.record import Record
from desktop_app.services import registers
from desktop_app.services.desk import Desk
from desktop_app.services.lookup.cache import lookup
from desktop_app.services.registers import attachments
from desktop_app.services.registers.chosen_links import brought
from desktop_app.services.registers.known_units import known_units
from desktop_app.services.registers.namesakes import titled, told_apart
from desktop_app.ui.forms.boxes.offers import SHOWN, BoxChoice
from desktop_app.ui.forms.dialog.form_context import FormContext
from desktop_app.ui.ui_context import UiContext


def form_context(context: UiContext) -> FormContext:
    """What the fields of one form are handed, with the names of this moment."""
    shared = lookup(context.desk)
    models = {each.KEY: each for each in context.records}
    return FormContext(
        lookup=shared,
        theme=context.theme,
        desktop=context.desktop,
        find=partial(_find, context.desk, models),
        offer=partial(_offer, context.desk, models),
        open=partial(_open, context, models),
        brought=partial(brought, context.desk),
        known_units=partial(known_units, context.desk),
        keep_photo=partial(attachments.keep_photo, context.desk),
        load_photo=partial(attachments.photo, context.desk),
    )


def titles_of(desk: Desk, model: type[Record], keys: Sequence[int]) -> dict[int, str]:
    """The titles of a few records by id, whatever the size of their register."""
    fields = [each.name for each in model.declared()]
    found = registers.rows(desk, model, keys, fields)
    return {row[0]: model.title_of(dict(zip(fields, row[2:], strict=True))) for row in found}


def _open(
    context: UiContext, models: dict[str, type[Record]], key: str, record: int, over: QWidget
) -> None:
    try:
        draft = registers.draft(context.desk, models[key], record)
    except UserError as error:
        context.desktop.tell("record_gone", error.sentence)
        return
    context.open_form(context, draft, over)


def _find(desk: Desk, models: dict[str, type[Record]], key: str, typed: str) -> list[BoxChoice]:
    """The offers of a register for a typed text, namesakes made distinguishable."""
    model = models[key]
    found = registers.first(desk, model, registers.Query(search=typed.strip()), SHOWN)
    return [BoxChoice(*each) for each in titled(desk, model, found)]


def _offer(desk: Desk, models: dict[str, type[Record]], key: str, record: int) -> BoxChoice:
    """One record as a field shows it."""
    found = told_apart(desk, models[key], record)
    return BoxChoice(record, found.text, internal=found.internal)
