"""Cleans typed, pasted and imported texts before a field reads them."""

from __future__ import annotations

from desktop_app.chinese.folding import fold
from desktop_app.patterns import pattern

SEPARATORS = pattern(r"[、,，;；/\s]+")
# what copying from a web page, a chat or an address book leaves around a text
_AROUND = (
    "\u200b\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\u2066\u2067\u2068\u2069\ufeff"
    " \t\r\n\x0b\x0c\xa0\u3000"
)

# rare characters where GBK kept them for private use before they had places of their own; source:
# the bytes FE50 to FEA0 in GB 18030, the fourteen that Python leaves there by its 2005 edition
# (U+9FB4 to U+9FBB) and its 2022 edition (the other six)
_TRAILS = [*range(0x50, 0x7F), *range(0x80, 0xA1)]
_OLD_PLACES = {0xE815 + n: bytes((0xFE, b)).decode("gb18030") for n, b in enumerate(_TRAILS)} | {
    0xE816: "\U00020087", 0xE817: "\U00020089", 0xE818: "\U000200cc",
    0xE831: "\U000215d7", 0xE83B: "\U0002298f", 0xE855: "\U000241fe",
    0xE81E: "\u9fb4", 0xE826: "\u9fb5", 0xE82B: "\u9fb6", 0xE82C: "\u9fb7",
    0xE832: "\u9fb8", 0xE843: "\u9fb9", 0xE854: "\u9fba", 0xE864: "\u9fbb",
}  # fmt: skip
_PRIVATE = pattern("[\ue000-\uf8ff\U000f0000-\U0010ffff]")


def plain_text(raw: object) -> str:
    """The text of one input, folded; a whole number from a sheet loses its “.0”."""
    if isinstance(raw, float) and raw.is_integer():
        return str(int(raw))
    text = "" if raw is None else fold(str(raw).strip())
    return text if text.isprintable() else fold(text.translate(_OLD_PLACES).strip(_AROUND))


def searched_words(text: str) -> list[str]:
    """The words of a typed search as search texts hold them: folded, in lower case."""
    # half a character, as a keyboard may send it, is not searched for
    return fold(text.encode("utf-8", "ignore").decode()).lower().split()


def unreadable(label: str, text: str) -> str:
    """Why a text that is not printable cannot be kept."""
    if _PRIVATE.search(text):
        return f"{label}里有自造字，换一台电脑就看不到，请改用标准字"
    return f"{label}里有看不见的字符，请删去后重填"


_DAY_OF_A_SHEET = pattern(
    "[0-9]{1,2}月[0-9]{1,2}日|[0-9]{1,2}-[A-Z][a-z]{2}|[A-Z][a-z]{2}-[0-9]{2}"
)


def made_a_day(text: str) -> str:
    """A remark on a number like 3-5 that a sheet seems to have made a day of: 3月5日, 5-Mar."""
    if "月" not in text and "-" not in text:
        return ""
    made = _DAY_OF_A_SHEET.fullmatch(text)
    return f"“{text}”像是被表格软件改成了日期，请核对" if made else ""
