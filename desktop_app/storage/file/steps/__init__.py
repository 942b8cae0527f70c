"""The steps of the schema, oldest first; a released step is never changed again.

The module of a step is imported when a file takes it: most files have taken all.
"""

from __future__ import annotations

import apsw

from desktop_app.storage.file.schema import Step


def _step_1(connection: apsw.Connection) -> None:
    from desktop_app.storage.file.steps.step_1 import create_first_tables

    create_first_tables(connection)


def _step_2(connection: apsw.Connection) -> None:
    from desktop_app.storage.file.steps.step_2 import add_consultations

    add_consultations(connection)


def _step_3(connection: apsw.Connection) -> None:
    from desktop_app.storage.file.steps.step_3 import add_recycle_bin

    add_recycle_bin(connection)


def _step_4(connection: apsw.Connection) -> None:
    from desktop_app.storage.file.steps.step_4 import prepare_for_other_offices

    prepare_for_other_offices(connection)


def _step_5(connection: apsw.Connection) -> None:
    from desktop_app.storage.file.steps.step_5 import add_proposals

    add_proposals(connection)


STEPS = (
    Step(1, _step_1), Step(2, _step_2), Step(3, _step_3), Step(4, _step_4), Step(5, _step_5),
)  # fmt: skip
