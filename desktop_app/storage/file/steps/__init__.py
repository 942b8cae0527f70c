"""The steps of the schema, oldest first; a released step is never changed again.

What a step makes of tables is imported when a file takes it: most files have taken all. What it
means for log entries is known always.
"""

from __future__ import annotations

from collections.abc import Iterable

import apsw

from desktop_app.storage.file.schema import OWNER, MadeRow, Reader, Step, Values
from desktop_app.storage.file.steps import former_fields


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
    from desktop_app.storage.file.steps import (
        step_5_limits,
        step_5_memberships,
        step_5_proposals,
        step_5_source,
    )

    step_5_proposals.add_proposals(connection)
    step_5_source.change_tables(connection)
    step_5_limits.create_tables(connection)
    step_5_memberships.create_tables(connection)


def _instructions_of(key: int, values: Values, _read: Reader) -> Iterable[MadeRow]:
    from desktop_app.storage.file.steps.step_5_source import instructions_of

    return instructions_of(key, values)


def _without_instruction(values: Values) -> Values:
    from desktop_app.storage.file.steps.step_5_source import without_instruction

    return without_instruction(values)


def _without_limits(values: Values) -> Values:
    from desktop_app.storage.file.steps.step_5_limits import without_limits

    return without_limits(values)


def _limit_rows(_key: int, values: Values, _read: Reader) -> Iterable[MadeRow]:
    from desktop_app.storage.file.steps.step_5_limits import rows_from_limits

    return rows_from_limits(values)


def _memberships_of(key: int, values: Values, read: Reader) -> Iterable[MadeRow]:
    from desktop_app.storage.file.steps.step_5_memberships import memberships_of

    return memberships_of(key, values, read)


def _entries_of(key: int, values: Values, read: Reader) -> Iterable[MadeRow]:
    from desktop_app.storage.file.steps.step_5_codes import entries_of_office

    return () if values.get(OWNER) else entries_of_office(key, read)


def _finish_5(connection: apsw.Connection) -> None:
    from desktop_app.storage.file.steps import step_5_limits, step_5_source

    step_5_source.finish(connection)
    step_5_limits.drop_columns(connection)


def _step_6(connection: apsw.Connection) -> None:
    from desktop_app.storage.file.steps import (
        step_6_internal,
        step_6_memberships,
        step_6_orders,
        step_6_partners,
        step_6_quality,
        step_6_reports,
        step_6_speeches,
    )

    step_6_reports.add_reports(connection)
    step_6_speeches.add_speeches(connection)
    step_6_quality.add_quality(connection)
    step_6_orders.add_orders(connection)
    step_6_internal.add_internal(connection)
    step_6_memberships.narrow_indexes(connection)
    step_6_partners.note_partners(connection)


def _step_7(connection: apsw.Connection) -> None:
    from desktop_app.storage.file.steps import step_7_activities, step_7_groups, step_7_leaves

    step_7_activities.add_activities(connection)
    step_7_groups.add_groups(connection)
    step_7_leaves.add_leaves(connection)


def _step_8(connection: apsw.Connection) -> None:
    """The tables of contacts, supervision, receptions and of the office's week."""
    from desktop_app.storage.file.steps import (
        step_8_contacts,
        step_8_experts,
        step_8_members,
        step_8_office_week,
        step_8_press,
        step_8_receptions,
        step_8_seating,
        step_8_supervision,
    )

    step_8_contacts.add_contacts(connection)
    step_8_supervision.add_supervision(connection)
    step_8_experts.add_experts(connection)
    step_8_receptions.add_receptions(connection)
    step_8_office_week.add_office_week(connection)
    step_8_press.add_press(connection)
    step_8_members.add_ends(connection)
    step_8_seating.add_seating(connection)


def _step_9(connection: apsw.Connection) -> None:
    """The tables of duties, scores, assessments and of the change of a term."""
    from desktop_app.storage.file.steps import step_9_duties, step_9_scores, step_9_terms

    step_9_duties.add_duties(connection)
    step_9_scores.add_scores(connection)
    step_9_terms.add_terms(connection)


def _step_10(connection: apsw.Connection) -> None:
    """The tables of reviews of brands, campaigns, work lists, requests, culture and staff."""
    from desktop_app.storage.file.steps import (
        step_10_brand_reviews,
        step_10_brands,
        step_10_campaigns,
        step_10_culture,
        step_10_deeds,
        step_10_registers,
        step_10_work,
    )

    step_10_brand_reviews.add_brand_reviews(connection)
    step_10_brands.add_links(connection)
    step_10_campaigns.add_campaigns(connection)
    step_10_culture.add_culture(connection)
    step_10_deeds.add_deeds(connection)
    step_10_registers.add_registers(connection)
    step_10_work.add_work(connection)


def _visited_sectors(values: Values) -> Values:
    from desktop_app.storage.file.steps.step_8_contacts import visited_sectors

    return visited_sectors(values)


def _press_of(key: int, values: Values, read: Reader) -> Iterable[MadeRow]:
    from desktop_app.storage.file.steps.step_8_press import press_of

    return press_of(key, values, read)


def _new_entries_of(key: int, values: Values, read: Reader) -> Iterable[MadeRow]:
    from desktop_app.storage.file.steps.step_6_codes import new_entries

    return () if values.get(OWNER) else new_entries(key, read)


def _new_entries_and_facts(key: int, values: Values, read: Reader) -> Iterable[MadeRow]:
    from desktop_app.storage.file.steps.step_6_codes import EXTENDED, new_entries

    extended = (*EXTENDED, "fact_kind")
    return () if values.get(OWNER) else new_entries(key, read, extended)


def _without_words(values: Values) -> Values:
    from desktop_app.storage.file.steps.step_6_steps import without_words

    return without_words(values)


STEPS = (
    Step(1, _step_1),
    Step(2, _step_2),
    Step(3, _step_3),
    Step(4, _step_4),
    Step(
        5,
        _step_5,
        renamed=former_fields.RENAMED_IN_5,
        moves={"outcome": _without_instruction, "limits": _without_limits},
        makes={
            "outcome": _instructions_of,
            "limits": _limit_rows,
            "member": _memberships_of,
            "office": _entries_of,
        },
        finish=_finish_5,
        former=former_fields.FORMER_IN_5,
    ),
    Step(
        6,
        _step_6,
        moves={"outcome_step": _without_words},
        makes={"office": _new_entries_of},
    ),
    Step(7, _step_7, makes={"office": _new_entries_of}),
    Step(
        8,
        _step_8,
        moves={"sector": _visited_sectors},
        makes={"office": _new_entries_of, "brand_media": _press_of},
    ),
    Step(9, _step_9, makes={"office": _new_entries_of}),
    Step(10, _step_10, makes={"office": _new_entries_and_facts}),
)
