"""The order of posts of members (政协职务), as lists and seating take it: 主席, 副主席, 秘书长 …"""

from __future__ import annotations

CHAIRS = ("chair", "vice_chair", "secretary")
"""The posts of those who form the 主席会议: chair, vice chairs, secretary-general."""
LEADERS, STANDING, ORDINARY = CLASSES = ("leaders", "standing", "ordinary")
"""Codes of `score_subject`, the classes of members, in the order in which lists show them."""
STANDING_BODY = (*CHAIRS, STANDING)
"""The posts of 常务委员会组成人员. Source: CPPCC charter 2023, chapter 4."""
ORDER = (*CHAIRS, "vice_secretary", "standing", "member")
LAST = len(ORDER)


def rank_of(posts: str | None) -> int:
    """The place of the highest post among some codes; `LAST` for none of the order.

    Every member is one: whoever has no post written down ranks as a plain member.
    """
    held = (posts or "").split()
    return min((ORDER.index(each) for each in held if each in ORDER), default=LAST)


def highest_of(posts: str | None) -> str:
    """The code of the highest post among some codes, '' for none of the order."""
    rank = rank_of(posts)
    return ORDER[rank] if rank < LAST else ""


def is_chair(posts: str | None) -> bool:
    """Whether a member is one of the 主席会议."""
    return rank_of(posts) < len(CHAIRS)


def class_of(posts: str | None, *, standing: bool = False) -> str:
    """The class of a member by the codes of the posts held, a code of `score_subject`.

    `standing` is the tick of those whose post as a standing member is not among the codes.
    """
    if is_chair(posts):
        return LEADERS
    return STANDING if standing or STANDING in (posts or "").split() else ORDINARY
