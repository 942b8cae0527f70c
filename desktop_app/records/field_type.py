"""The base of all field types, and the error for a name that the office does not have."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any, ClassVar

from desktop_app.errors import Wrong
from desktop_app.records.lookup import Lookup
from desktop_app.records.understanding import Understood


class Unknown(Wrong):
    """Input that names something the office does not have: a code or a linked record."""

    def __init__(self, reason: str, where: str, text: str) -> None:
        super().__init__(reason)
        self.where, self.text = where, text


class FieldType:
    """The declaration of a field; `implied_by`: a field and its code with the same meaning.

    The words of an `internal` field (不外传) are seen only where the record itself is worked on.
    """

    align: ClassVar[str] = "left"
    usual_width: ClassVar[int] = 8
    wordless: ClassVar[bool] = False
    """Whether it holds a code, a day or a number: no words that a row could hold back."""
    by_program: ClassVar[bool] = False
    """Whether the program alone writes it: an import leaves it as it is."""
    plain: ClassVar[re.Pattern[str] | None] = None
    """Texts, of the field's length at most, that `read` takes as they are and nothing is said of.

    It holds for the very class that declares it: a subclass reads or doubts in its own way.
    """
    changed_words: ClassVar[str] = ""
    """What a history says of a change instead of old and new text, empty for most types."""
    stored: ClassVar[bool] = True
    """Whether it is written: a field of the record, not one that follows from others by SQL."""
    name: str
    column_name: str
    help_text: str
    default: Any

    def __init__(
        self,
        label: str,
        *,
        required: bool = False,
        sensitive: bool = False,
        also: Iterable[str] = (),
        group: str = "基本情况",
        width: int = 0,
        help_text: str = "",
        default: Any = None,
        off_by_default: bool = False,
        implied_by: tuple[str, ...] = (),
        **column: Any,
    ) -> None:
        self.internal = bool(column.pop("internal", False))
        if self.internal and self.wordless:
            raise ValueError(f"{label}: only words can be internal")
        self.label, self.required, self.sensitive = label, required, sensitive
        self.also, self.group = tuple(also), group
        self.off_by_default, self.implied_by = off_by_default, implied_by
        self.width = width or self.usual_width
        column.setdefault("null", not required)
        column |= {"verbose_name": label, "help_text": help_text, "default": default}
        super().__init__(**column)

    def read(self, raw: object, lookup: Lookup) -> Any:
        """The stored value of one input, None if it is empty; `Wrong` if it is invalid."""
        raise Wrong(f"{self.label}不能这样填写")

    def show(self, value: Any, lookup: Lookup) -> str:
        """The text of one stored value, empty for None."""
        return "" if value is None else str(value)

    def understand(self, raw: object, lookup: Lookup) -> Understood | None:
        """The interpretation of an input that `read` refuses; None if there is none for sure."""
        return None

    def doubt(self, value: Any, lookup: Lookup) -> str:
        """A remark (建议改) on a value that is kept all the same, or nothing."""
        return ""

    def db_value(self, value: Any) -> Any:
        """Model and file hold the same value: no conversion."""
        return value

    def python_value(self, value: Any) -> Any:
        """Model and file hold the same value: no conversion."""
        return value
