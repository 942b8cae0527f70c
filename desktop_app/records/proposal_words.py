"""The states of proposals and of their handling sheets, and what is required for each."""

from __future__ import annotations

AHEAD_STATES = ("draft", "submitted", "returned", "reviewed")
"""The states of a proposal that is not decided on yet."""
HANDLED_STATES = ("assigned", "handling", "answered", "polled", "redoing", "reassigning")
"""The states of a filed proposal that units work on."""
ENDED_STATES = ("closed", "archived")
FILED_STATES = ("filed", *HANDLED_STATES, *ENDED_STATES)
"""The states of a proposal that was filed and is handled by itself."""
LEFT_STATES = ("rejected", "passed", "withdrawn")
"""The states of a proposal that was not filed, or was taken back."""
REPLACED_STATES = ("merged", "split")
"""The states of a proposal that others are handled in the place of."""
COLLECTIVE_KINDS = ("party", "body", "sector", "group", "committee")

ORIGINS = ("opinion_report", "speech", "reception")
"""The kinds of records that a proposal may be made from."""

ANSWERING_ROLES = ("sole", "main", "separate")
"""The roles of a unit that replies to the movers."""
SHEET_ENDED = ("done", "returned")
PUT_OFF = "B"
"""The class of a reply that plans to do something later."""

PROPOSAL_NEEDS = {
    "returned": ("returned_note",),
    "reviewed": ("mover", "first_on", "first_opinion"),
    "filed": ("filed_on",),
    "rejected": ("reject_reason", "told_on"),
    "merged": ("merged_into",),
    "passed": ("passed_to", "passed_on"),
    "withdrawn": ("withdrawn_on", "withdraw_reason"),
    "archived": ("archived_on",),
}
"""Of each state of a proposal the fields that are filled in before."""
HANDLING_NEEDS = {
    "assigned": ("unit", "assigned_on"),
    "signed": ("signed_on",),
    "opined": ("opinion_on",),
    "drafted": ("draft_on",),
    "replied": ("reply_on", "reply_doc", "reply_signer", "reply_class"),
    "checked": ("reply_on", "reply_class", "checked_on"),
    "polled": ("reply_on", "reply_class"),
    "redoing": ("redo_on", "redo_reason"),
    "redone": ("redo_reply_on", "redo_doc", "redo_class"),
    "following": ("promised_on",),
    "returned": ("return_asked_on", "return_reason", "return_decided_on"),
}
"""Of each state of a handling sheet the fields that are filled in before."""
