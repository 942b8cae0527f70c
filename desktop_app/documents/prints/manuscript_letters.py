"""采用通知 and 退稿函: the letters to the author of a manuscript."""

from __future__ import annotations

from desktop_app.documents.printables import Block, Letter, Paragraph
from desktop_app.documents.prints.days import chinese_day
from desktop_app.documents.prints.declared import Chosen, LetterPrint, Setting, Shown, Values
from desktop_app.documents.prints.wording import is_one_of, valued

ADOPTED = (
    "name", "author", "unit", "state.stored", "adopted_on", "notice_number", "volume", "copies",
    "received_on",
)  # fmt: skip
RETURNED = ("name", "author", "unit", "state.stored", "returned_on", "return_reason",
            "received_on")  # fmt: skip
COPIES = "一"
"""How many sample copies an author gets at least, as most calls for texts promise."""
NO_AUTHOR = "作者"


def notice(shown: Shown, setting: Setting, _chosen: Chosen) -> Letter:
    """The notice that a manuscript is used, where it goes, and what the author is asked for."""
    values = valued(shown, ADOPTED)
    where = f"，拟编入{values['volume']}" if values["volume"] else ""
    copies = values["copies"] or COPIES
    blocks: list[Block] = [
        Paragraph(
            f"您撰写的《{values['name']}》一文{_received(values)}，经审稿研究，决定采用{where}。"
        ),
        Paragraph(
            "编辑时可能对文字作必要的修改。请核对文中的人名、地名、时间和职务，"
            "照片请附上拍摄时间、地点和人物的文字说明。"
        ),
        Paragraph(
            f"书刊印出以后，按规定付给稿费，并寄赠样书{copies}本。"
            "如通信地址、联系电话有变动，请及时告知。"
        ),
        Paragraph("感谢您对政协文史资料工作的支持。"),
    ]
    return _letter(shown, setting, "文史稿件采用通知", blocks, values["adopted_on"],
                   values["notice_number"])  # fmt: skip


def returned(shown: Shown, setting: Setting, _chosen: Chosen) -> Letter:
    """The letter of a manuscript that is not used, with the reason."""
    values = valued(shown, RETURNED)
    reason = values["return_reason"].rstrip("。；，")
    told = f"未予采用，主要原因是：{reason}。" if reason else "未予采用。"
    blocks: list[Block] = [
        Paragraph(f"您撰写的《{values['name']}》一文{_received(values)}，经审稿研究，{told}"),
        Paragraph("现将原稿和所附照片退还，请查收。"),
        Paragraph("感谢您对政协文史资料工作的支持，欢迎继续赐稿。"),
    ]
    return _letter(shown, setting, "文史稿件退稿函", blocks, values["returned_on"], "")


def _received(values: Values) -> str:
    day = chinese_day(values["received_on"])
    return f"（{day}收到）" if day else ""


def _letter(
    shown: Shown, setting: Setting, title: str, blocks: list[Block], day: str, number: str
) -> Letter:
    author, unit = shown.values.get("author", ""), shown.values.get("unit", "")
    return Letter(
        title=title,
        blocks=blocks,
        number=number,
        addressee="　".join(filter(None, (unit, author))) or NO_AUTHOR,
        office=f"{setting.office}办公室",
        date=day or setting.today,
        bookmark=shown.title,
        is_fitted=True,
    )


def _not_adopted(shown: Shown, _: Setting) -> str:
    """Why there is no notice: nothing was decided in favour of it."""
    adopted = is_one_of(shown.values, "state", ("adopted", "published"))
    return "" if adopted else "还没有采用，不能印采用通知"


def _not_returned(shown: Shown, _: Setting) -> str:
    """Why nothing goes back to the author."""
    return "" if is_one_of(shown.values, "state", ("returned",)) else "没有退稿，不用印退稿函"


def _doubted(shown: Shown, _: Setting) -> str:
    """What the letter lacks: its addressee."""
    return "" if shown.values.get("author") else "没有写作者，抬头印“作者”"


def _reason_lacks(shown: Shown, setting: Setting) -> str:
    """What the letter lacks: its addressee or the reason."""
    lacks = "" if shown.values.get("return_reason") else "没有写退稿原因"
    return "；".join(filter(None, (_doubted(shown, setting), lacks)))


NOTICE = LetterPrint(
    key="manuscript_notice",
    title="文史稿件采用通知",
    record="manuscript",
    fields=ADOPTED,
    letter=notice,
    refuses=_not_adopted,
    doubts=_doubted,
)
RETURN = LetterPrint(
    key="manuscript_return",
    title="文史稿件退稿函",
    record="manuscript",
    fields=RETURNED,
    letter=returned,
    refuses=_not_returned,
    doubts=_reason_lacks,
)
