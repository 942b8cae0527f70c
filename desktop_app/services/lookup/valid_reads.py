"""What a desk has read and kept, brought up to the last action of its office file."""

from __future__ import annotations

from functools import partial

from desktop_app.services.desk import Desk
from desktop_app.services.lookup.kept_reads import FEW, KeptReads
from desktop_app.storage.log.history import fields_since, keys_since, records_since
from desktop_app.storage.log.position import settled_number


def valid_reads(desk: Desk) -> KeptReads:
    """The desk's kept answers that are true after the last action.

    While an action is being written nothing is kept: it may still be rolled back. After a change
    of what search and order keys are made by everything is read anew.
    """
    no, reads = settled_number(desk.office), desk.kept_reads
    if no is None:
        return KeptReads(0)
    if reads is None or reads.no > no:
        reads = desk.kept_reads = KeptReads(no)
    elif reads.no < no:
        touched = records_since(desk.office, reads.no)
        if any(each.AFFECTS_SORT_KEYS for each in desk.office.records if each.KEY in touched):
            reads = desk.kept_reads = KeptReads(no)
        else:
            changed = partial(keys_since, desk.office, reads.no)
            fields = partial(fields_since, desk.office, reads.no, most=FEW)
            reads.forget(no, touched, changed, fields)
    return reads
