"""The office's prints: each declares itself, and all are written through one door."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from operator import length_hint
from pathlib import Path
from typing import BinaryIO

from desktop_app.documents.printables import Progress
from desktop_app.documents.prints import (
    activity_notice,
    activity_sign_in,
    address_book,
    address_labels,
    agenda,
    assessment_form,
    assessment_results,
    assignment_form,
    attendance_table,
    award_recommendation,
    branch_form,
    brand_form,
    brand_ledger,
    brief_letter,
    campaign_ledger,
    campaign_quarter,
    case_form,
    contact_form,
    deed_ledger,
    duty_roster,
    duty_shifts,
    envelopes,
    group_activities,
    group_lists,
    handover_list,
    leave_form,
    lights_table,
    look_back_form,
    member_changes,
    member_form,
    member_matters,
    member_roster,
    minutes_letter,
    outcome_sheet,
    outcome_tracking,
    pairing_list,
    personal_file,
    point_form,
    point_ledger,
    point_report,
    press_table,
    proposal_archive,
    proposal_assignment,
    proposal_extension,
    proposal_form,
    proposal_letters,
    proposal_poll,
    proposal_registers,
    proposal_reminder,
    quality_sheet,
    reception_form,
    reminder_form,
    report_adoptions,
    report_letter,
    report_slip,
    result_envelopes,
    result_letters,
    result_notices,
    satisfaction_form,
    seat_cards,
    seat_chart,
    session_record,
    sign_in_sheet,
    speech_form,
    speech_lists,
    speech_volume,
    standing_report,
    supervision_reply,
    supervision_scheme,
    supervision_sheet,
    supervisor_roster,
    survey_form,
    talk_form,
    topic_form,
    topic_summary,
    upward_recommendation,
)
from desktop_app.documents.prints.declared import (
    Chosen,
    FilePrint,
    FormPrint,
    LetterPrint,
    LettersPrint,
    Option,
    PlacedPrint,
    Print,
    RegisterPrint,
    ReportPrint,
    Setting,
    Shown,
    VolumePrint,
)

__all__ = [
    "PRINTS", "FilePrint", "FormPrint", "LetterPrint", "LettersPrint", "Option", "PlacedPrint",
    "Print", "RegisterPrint", "ReportPrint", "Setting", "Shown", "VolumePrint",
]  # fmt: skip

PRINTS: tuple[Print, ...] = (
    member_form.PRINT,
    member_roster.PRINT,
    member_matters.PRINT,
    member_changes.PRINT,
    leave_form.PRINT,
    group_lists.PRINT,
    group_activities.PRINT,
    point_form.PRINT,
    point_ledger.PRINT,
    point_report.PRINT,
    duty_roster.PRINT,
    topic_form.PRINT,
    topic_summary.PRINT,
    survey_form.PRINT,
    sign_in_sheet.PRINT,
    session_record.PRINT,
    minutes_letter.PRINT,
    outcome_sheet.PRINT,
    brief_letter.PRINT,
    satisfaction_form.PRINT,
    lights_table.PRINT,
    outcome_tracking.PRINT,
    assignment_form.PRINT,
    reminder_form.PRINT,
    look_back_form.PRINT,
    case_form.PRINT,
    proposal_form.PRINT,
    proposal_registers.PRINTED_CATALOGUE,
    proposal_registers.PRINTED_LEDGER,
    proposal_archive.PRINT,
    proposal_assignment.PRINT,
    proposal_letters.OPINION,
    proposal_extension.PRINT,
    proposal_reminder.PRINT,
    proposal_letters.REPLY,
    proposal_poll.PRINT,
    report_slip.PRINT,
    report_letter.PRINT,
    report_adoptions.PRINT,
    speech_form.PRINT,
    speech_lists.ORDER,
    speech_lists.CONTENTS,
    speech_volume.PRINT,
    activity_notice.PRINT,
    activity_sign_in.PRINT,
    attendance_table.PRINT,
    supervision_sheet.PRINT,
    quality_sheet.PRINT,
    quality_sheet.BLANK,
    award_recommendation.PRINT,
    upward_recommendation.PRINT,
    brand_form.PRINT,
    brand_ledger.PRINT,
    address_book.PRINT,
    envelopes.PRINT,
    address_labels.PRINT,
    seat_cards.OF_MEMBERS,
    seat_cards.OF_ACTIVITY,
    seat_chart.PRINT,
    seat_chart.CARDS,
    press_table.PRINT,
    agenda.AGENDA,
    agenda.LIST,
    agenda.FOLLOW_UP,
    supervision_scheme.PRINT,
    supervision_reply.PRINT,
    supervisor_roster.PRINT,
    reception_form.PRINT,
    duty_shifts.PRINT,
    contact_form.PRINT,
    pairing_list.PRINT,
    branch_form.PRINT,
    personal_file.PRINT,
    standing_report.PRINT,
    assessment_form.PRINT,
    assessment_results.RESULTS,
    assessment_results.TWICE_LOW,
    result_letters.FEEDBACK,
    result_notices.PRINT,
    result_letters.REMINDER,
    talk_form.PRINT,
    result_envelopes.PRINT,
    handover_list.PRINT,
    campaign_ledger.PRINT,
    deed_ledger.PRINT,
    campaign_quarter.PRINT,
)


def write_print(
    wanted: Print,
    shown: Iterable[Shown],
    setting: Setting,
    chosen: Chosen,
    target: BinaryIO | Path,
    progress: Progress,
    total: int | None = None,
) -> None:
    """Write a print of some records in their order; `progress` may raise Cancelled.

    `total` is the number of records, where `shown` gives no length.
    """
    if isinstance(wanted, RegisterPrint | PlacedPrint | VolumePrint | LettersPrint):
        _write_together(wanted, tuple(shown), setting, chosen, target, progress)
    else:
        total = length_hint(shown) if total is None else total
        _write_each(wanted, shown, setting, chosen, target, progress, total)


def _write_together(
    wanted: RegisterPrint | PlacedPrint | VolumePrint | LettersPrint,
    shown: tuple[Shown, ...],
    setting: Setting,
    chosen: Chosen,
    target: BinaryIO | Path,
    progress: Progress,
) -> None:
    """Write one document of all the records."""
    from desktop_app.documents.letters import write_letters
    from desktop_app.documents.placed_pages import write_placed
    from desktop_app.documents.registers import write_register
    from desktop_app.documents.volumes import write_volume

    if isinstance(wanted, RegisterPrint):
        write_register(wanted.register(shown, setting, chosen), target, progress)
    elif isinstance(wanted, PlacedPrint):
        write_placed(wanted.pages(shown, setting, chosen), setting.foot, target, progress)
    elif isinstance(wanted, VolumePrint):
        write_volume(wanted.volume(shown, setting, chosen), setting.foot, target, progress)
    else:
        letters = wanted.letters(shown, setting, chosen)
        write_letters(letters, target, progress, setting.foot)


def _write_each(
    wanted: FilePrint | LetterPrint | ReportPrint | FormPrint,
    shown: Iterable[Shown],
    setting: Setting,
    chosen: Chosen,
    target: BinaryIO | Path,
    progress: Progress,
    total: int,
) -> None:
    """Write a document of each record in turn, each made only when the one before is written."""
    from desktop_app.documents.letters import write_letters
    from desktop_app.documents.record_forms import write_forms
    from desktop_app.documents.reports import write_reports
    from desktop_app.documents.volumes import write_volumes

    foot = setting.foot
    if isinstance(wanted, FilePrint):
        volumes = (wanted.volume(each, setting, chosen) for each in shown)
        write_volumes(volumes, foot, target, progress, total)
    elif isinstance(wanted, LetterPrint):
        letters = (wanted.letter(each, setting, chosen) for each in shown)
        write_letters(letters, target, progress, foot, total)
    elif isinstance(wanted, ReportPrint):
        reports = (wanted.report(each, setting, chosen) for each in shown)
        write_reports(reports, foot, target, progress, total)
    else:
        forms = (one for each in shown for one in wanted.forms(each, setting, chosen))
        write_forms(forms, replace(foot, closing=""), target, progress, total)


def unprintable(shown: Iterable[Shown]) -> list[tuple[str, str]]:
    """Title and missing characters of every record with characters that would print as 〓."""
    from desktop_app.documents.fonts import missing_characters

    texts = [(each.title, "".join(_texts(each))) for each in shown]
    missing = frozenset(missing_characters(text for _, text in texts))
    if not missing:
        return []
    found = ((title, "".join(sorted(missing.intersection(text)))) for title, text in texts)
    return [(title, characters) for title, characters in found if characters]


def _texts(shown: Shown) -> Iterator[str]:
    yield from shown.values.values()
    for rows in shown.children.values():
        for row in rows:
            yield from row.values()
