"""The steps of manuscripts and of the collection as dialogs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from desktop_app.records.collection_item import CollectionItem
from desktop_app.records.manuscript import Manuscript, ManuscriptReview
from desktop_app.records.record import Record
from desktop_app.services.culture import collection_steps, manuscript_steps
from desktop_app.services.desk import Desk
from desktop_app.services.registers.stored import stored
from desktop_app.ui.row_actions.step_dialog import HandlingStep


def _known(model: type[Record], *names: str, day: str = "") -> Any:
    """Begins with what is stored of one record, with today for a day that is empty."""

    def values(desk: Desk, keys: Sequence[int]) -> Mapping[str, Any]:
        found = stored(desk, model, keys) if len(keys) == 1 else []
        known = {name: found[0].values[name] for name in names} if found else {}
        today = {day: known.get(day) or desk.today.isoformat()} if day else {}
        return {**known, **today}

    return values


def _today(day: str) -> Any:
    return lambda desk, _keys: {day: desk.today.isoformat()}


def _volume(desk: Desk, keys: Sequence[int]) -> Mapping[str, Any]:
    """What is stored of one manuscript; the volume that is being filled where it has none."""
    names = ("volume", "volume_part", "volume_place", "page")
    known = dict(_known(Manuscript, *names)(desk, keys))
    return {**known, "volume": known.get("volume") or manuscript_steps.last_volume(desk)}


def _step(title: str, done: str, fields: tuple[str, ...], day: str = "", **more: Any) -> Any:
    """A step of a manuscript; its fields begin with the stored values."""
    names = tuple(each.removesuffix("*") for each in fields)
    more.setdefault("known", _known(Manuscript, *names, day=day))
    return HandlingStep(
        title=title, done=done, about=Manuscript, record=Manuscript, fields=fields, **more
    )


def _review(title: str, run: Any) -> HandlingStep:
    return HandlingStep(
        title=title, done=f"登记{title}", about=Manuscript, record=ManuscriptReview,
        fields=("day*", "reviewer*", "result*", "opinion"), run=run, known=_today("day"),
        hint="通过的进入下一步；退修的退回约稿，等作者改好再收稿；不采用的改为退稿。",
    )  # fmt: skip


COMMISSION: HandlingStep = _step(
    "约稿", "登记约稿", ("invited_on*", "due", "author", "topic"), "invited_on",
    run=manuscript_steps.commission, hint="写了交稿期限，到期会提醒。已经约过的，可以改期限。",
)  # fmt: skip
RECEIVE: HandlingStep = _step(
    "收稿", "登记收稿", ("received_on*", "author*", "words", "images", "firsthand"),
    run=manuscript_steps.receive, known=_known(
        Manuscript, "author", "words", "images", "firsthand", day="received_on"
    ), hint="原稿、照片可以作为附件放进这一篇。",
)  # fmt: skip
FIRST = _review("初审", manuscript_steps.review_first)
SECOND = _review("复审", manuscript_steps.review_second)
ADOPT: HandlingStep = _step(
    "采用", "登记采用", ("adopted_on*", "notice_number", "level"), "adopted_on",
    run=manuscript_steps.adopt, hint="采用以后可以打印采用通知，寄给作者。",
)  # fmt: skip
RETURN: HandlingStep = _step(
    "退稿", "登记退稿", ("returned_on*", "return_reason*"), "returned_on",
    run=manuscript_steps.send_back, hint="原因会写在退稿函里，寄给作者。",
)  # fmt: skip
VOLUME: HandlingStep = _step(
    "编入书籍", "编入", ("volume*", "volume_part", "volume_place", "page"),
    run=manuscript_steps.into_volume, known=_volume,
    hint="次序不填就排在这本书已有稿件的后面；选了几篇的，按选中的先后排。",
)  # fmt: skip
PUBLISH: HandlingStep = _step(
    "出版", "登记出版", ("volume*", "published_on*", "publisher"), "published_on",
    run=manuscript_steps.publish,
)  # fmt: skip
PAY: HandlingStep = _step(
    "稿费和样书", "登记", ("fee_rate", "fee", "paid_on", "copies", "copies_sent_on"),
    run=manuscript_steps.pay,
    hint="只填标准的，稿费按各篇的字数算；几篇一起登记的，没有填的保持原样。",
)  # fmt: skip
GIVE_BACK = HandlingStep(
    title="归还", done="登记归还", about=CollectionItem, record=CollectionItem,
    fields=("returned_on*",), run=collection_steps.give_back, known=_today("returned_on"),
    hint="归还时请提供人在征集收据的存根上签字。",
)  # fmt: skip
