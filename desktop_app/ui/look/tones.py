"""The colour and the icon that a word of state is shown with, for every list of states."""

from __future__ import annotations

TONES: dict[tuple[str, str], tuple[str, str]] = {
    ("member_state", "serving"): ("good", "done"),
    ("member_state", "adjusted"): ("info", "info"),
    ("member_state", "resigned"): ("warn", "advise"),
    ("member_state", "revoked"): ("bad", "problem"),
    ("member_state", "deceased"): ("muted", "open"),
    ("member_state", "expired"): ("muted", "open"),
    ("point_state", "planned"): ("info", "clock"),
    ("point_state", "running"): ("good", "done"),
    ("point_state", "stopped"): ("warn", "advise"),
    ("point_state", "revoked"): ("bad", "problem"),
    ("brand_stage", "routine"): ("muted", "open"),
    ("brand_stage", "feature"): ("info", "info"),
    ("brand_stage", "nurture"): ("info", "clock"),
    ("brand_stage", "build"): ("warn", "clock"),
    ("brand_stage", "mature"): ("good", "done"),
    ("brand_stage", "retired"): ("muted", "open"),
    ("brand_review", "applied"): ("info", "clock"),
    ("brand_review", "first"): ("warn", "clock"),
    ("brand_review", "second"): ("warn", "clock"),
    ("brand_review", "selected"): ("good", "done"),
    ("brand_review", "rejected"): ("muted", "open"),
}


def tone_of(code_list: str, code: object) -> tuple[str, str] | None:
    """The palette's colour and the icon of one code, None for a word without a tone."""
    return TONES.get((code_list, str(code)))
