"""提案的答复 and 会办意见函: the letters that units write, with the class of a reply at the top."""

from __future__ import annotations

from desktop_app.documents.printables import Block, Letter, Paragraph
from desktop_app.documents.prints.declared import Chosen, LetterPrint, Setting, Shown, Values
from desktop_app.documents.prints.proposal_wording import (
    ABOUT,
    ASSISTING,
    MAIN,
    SUGGESTED,
    addressed,
    class_mark,
    last_class,
    listed,
    movers_named,
    named,
    suggestions_told,
    units_of,
)
from desktop_app.documents.prints.wording import body_of, is_one_of, joined, valued

REPLY_FIELDS = (
    *ABOUT, "unit", "role", "reply_on", "reply_doc", "reply_signer", "reply_class", "reply",
    "promised_on", "contact", "phone", "redo_reply_on", "redo_doc", "redo_class", "redo_reply",
    "role.stored",
)  # fmt: skip
OPINION_FIELDS = (
    *ABOUT, "unit", "role", "opinion_on", "opinion_doc", "opinion", "contact", "phone",
    "role.stored",
)  # fmt: skip
REPLIED_TO = {
    "proposal_signer": ("name",), "proposal": ("mover",), "handling_suggestion": SUGGESTED,
}  # fmt: skip
MOVERS = {"proposal_signer": ("proposal", "^proposal"), "proposal": ("merged_into", "^proposal")}
OTHERS = {"proposal_handling": ("unit", "role", "stopped_on", "role.stored", "state.stored")}
SAME_PROPOSAL = {"proposal_handling": ("proposal", "^proposal")}
NO_NUMBER = "〔　　　　〕　　号"
BLANK, BLANK_DATE = "　", "　　　　年　　月　　日"
"""What is filled in by hand: a name, and the date of a letter with room for the year."""


def reply_letter(shown: Shown, setting: Setting, _chosen: Chosen) -> Letter:
    """The last reply of one unit to the movers."""
    values = valued(shown, REPLY_FIELDS)
    again = bool(values["redo_reply_on"])
    number = values["redo_doc"] if again else values["reply_doc"]
    which = named(values["proposal.session"], values["proposal.number"])
    names = _names(shown)
    you = "你们" if len(names) > 1 else "您"
    intro = (
        f"{you}提出的《{values['proposal.name']}》（{which}）收悉，经研究，现{_how(again)}如下："
    )
    text = values["redo_reply"] if again else values["reply"]
    blocks: list[Block] = [Paragraph(intro), Paragraph(text or BLANK)]
    told = suggestions_told(listed(shown, "handling_suggestion"))
    if told:
        blocks.append(Paragraph(f"对{you}提出的建议，逐条答复如下："))
        blocks += [Paragraph(each.rstrip("。") + "。") for each in told]
    blocks.append(Paragraph(f"感谢{you}对我们工作的关心和支持。"))
    return Letter(
        title=f"关于{which}{'再次' if again else ''}答复的函",
        blocks=blocks,
        number=number or NO_NUMBER,
        addressee="、".join(map(addressed, names)),
        office=values["unit"],
        date=values["redo_reply_on"] or values["reply_on"],
        signer=values["reply_signer"],
        note=_contact(values),
        copies=_office_of_proposals(setting),
        red_head=True,
        is_fitted=True,
        mark=class_mark(last_class(values)),
        bookmark=shown.title,
    )


def _how(again: bool) -> str:
    return "再次答复" if again else "答复"


def _names(shown: Shown) -> list[str]:
    """The movers, each once: the first one, those who signed, the first ones of merged ones."""
    found = [movers_named(shown.values.get("proposal.mover", ""))]
    found += [row.get("name", "") for row in listed(shown, "proposal_signer")]
    found += [movers_named(row.get("mover", "")) for row in listed(shown, "proposal")]
    return list(dict.fromkeys(filter(None, found)))


def _contact(values: Values) -> str:
    told = joined(values, "contact", "phone", between="，电话：")
    return f"联系人：{told}" if values["contact"] else told


def _office_of_proposals(setting: Setting) -> str:
    return f"{body_of(setting.office) or setting.office}提案委员会"


def reply_refused(shown: Shown, _: Setting) -> str:
    """Why there is no reply: the unit replies to nobody, or has not replied yet."""
    if not is_one_of(shown.values, "role", MAIN):
        return "会办、参阅的单位不单独答复提案者"
    return "" if shown.values.get("reply_on") else "还没有答复"


def reply_doubted(shown: Shown, _: Setting) -> str:
    """What the letter lacks: its class, its text."""
    values = shown.values
    if not last_class(values):
        return "没有写答复类别，右上角空着"
    text = values.get("redo_reply" if values.get("redo_reply_on") else "reply")
    return "" if text else "没有写答复要点，正文空着"


def opinion_letter(shown: Shown, setting: Setting, _chosen: Chosen) -> Letter:
    """The opinion of one assisting unit, addressed to the main one."""
    values = valued(shown, OPINION_FIELDS)
    which = named(values["proposal.session"], values["proposal.number"])
    intro = f"关于{which}《{values['proposal.name']}》，我单位作为会办单位，提出会办意见如下："
    return Letter(
        title=f"关于{which}会办意见的函",
        blocks=[Paragraph(intro), Paragraph(values["opinion"] or BLANK)],
        number=values["opinion_doc"] or NO_NUMBER,
        addressee="、".join(units_of(listed(shown, "proposal_handling"), MAIN)),
        office=values["unit"],
        date=values["opinion_on"] or (setting.today if values["opinion"] else BLANK_DATE),
        note=_contact(values),
        copies=_office_of_proposals(setting),
        red_head=True,
        is_fitted=True,
        bookmark=shown.title,
    )


def opinion_refused(shown: Shown, _: Setting) -> str:
    """Why there is no such letter: the unit does not assist."""
    return "" if is_one_of(shown.values, "role", ASSISTING) else "不是会办单位，没有会办意见函"


def opinion_doubted(shown: Shown, _: Setting) -> str:
    """What the letter lacks: its text, the unit that it goes to."""
    if not units_of(listed(shown, "proposal_handling"), MAIN):
        return "这件提案没有主办单位，会办意见函没有主送单位"
    return "" if shown.values.get("opinion") else "没有写会办意见，正文空着"


REPLY = LetterPrint(
    key="proposal_reply",
    title="提案答复函",
    record="proposal_handling",
    fields=REPLY_FIELDS,
    letter=reply_letter,
    children=REPLIED_TO,
    through=MOVERS,
    refuses=reply_refused,
    doubts=reply_doubted,
)
OPINION = LetterPrint(
    key="proposal_opinion",
    title="会办意见函",
    record="proposal_handling",
    fields=OPINION_FIELDS,
    letter=opinion_letter,
    children=OTHERS,
    through=SAME_PROPOSAL,
    refuses=opinion_refused,
    doubts=opinion_doubted,
)
