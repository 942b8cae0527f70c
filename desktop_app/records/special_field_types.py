"""Kinds of field that one or two records have: numbers of identity and term, e-mail."""

from __future__ import annotations

import re
from typing import Any

from desktop_app.chinese import idcard, numerals
from desktop_app.records.field_types import Number, Text
from desktop_app.records.input_text import plain_text
from desktop_app.records.lookup import Lookup

_EMAIL = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s.]+")


class Email(Text):
    """An e-mail address."""

    plain = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*@[A-Za-z0-9]+\.[A-Za-z]+")

    def doubt(self, value: Any, lookup: Lookup) -> str:
        wrong = value and not _EMAIL.fullmatch(value)
        return "邮箱应像 name@example.com，请核对" if wrong else ""


class IdCard(Text):
    """An identity number; a wrong check digit is a remark, a truncated number is refused."""

    def __init__(self, label: str, **declared: Any) -> None:
        declared.setdefault("width", 18)
        super().__init__(label, longest=30, **declared)

    def read(self, raw: object, lookup: Lookup) -> str | None:
        return idcard.read_id(plain_text(raw) if isinstance(raw, str) else raw or "") or None

    def doubt(self, value: Any, lookup: Lookup) -> str:
        return "；".join(idcard.check_id(value)) if value else ""


class TermNumber(Number):
    """The number of a term (届), typed 13, 十三 or 第十三届."""

    def read(self, raw: object, lookup: Lookup) -> int | None:
        text = plain_text(raw)
        return super().read(numerals.read_term(text), lookup) if text else None

    def show(self, value: Any, lookup: Lookup) -> str:
        return "" if value is None else numerals.term_name(value)
