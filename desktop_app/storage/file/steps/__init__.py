"""The steps of the schema, oldest first; a released step is never changed again."""

from __future__ import annotations

from desktop_app.storage.file.schema import Step
from desktop_app.storage.file.steps.step_1 import create_first_tables
from desktop_app.storage.file.steps.step_2 import add_consultations
from desktop_app.storage.file.steps.step_3 import add_recycle_bin
from desktop_app.storage.file.steps.step_4 import prepare_for_other_offices

STEPS = (
    Step(1, create_first_tables),
    Step(2, add_consultations),
    Step(3, add_recycle_bin),
    Step(4, prepare_for_other_offices),
)
