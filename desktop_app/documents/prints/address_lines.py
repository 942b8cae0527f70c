"""Where a letter to a member goes: the address as registered, or the unit, and the name."""

from __future__ import annotations

from desktop_app.documents.prints.declared import Option, Setting, Shown, Values
from desktop_app.documents.prints.wording import joined

WHERE = Option("where", "寄到", (("address", "通讯地址"), ("unit", "工作单位")))
FIELDS = ("name", "unit", "post", "address", "post_code")
TO = "同志　收"


def place_of(values: Values, where: str) -> str:
    """The lines above the name: the address, else the unit, whichever is there."""
    unit, address = values.get("unit", ""), values.get("address", "")
    return (unit or address) if where == "unit" else (address or unit)


def addressed(values: Values) -> str:
    """The name as a letter has it: 张三　同志　收."""
    return f"{values.get('name', '')}　{TO}"


def nowhere(shown: Shown, _: Setting) -> str:
    """What to check of somebody to whom no letter can go, or nothing."""
    return "" if joined(shown.values, "unit", "address") else "没有通讯地址，也没有工作单位"
