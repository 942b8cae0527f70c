"""How a name is read aloud: the characters that many do not know, surnames of their own reading."""

from __future__ import annotations

from typing import NamedTuple

from desktop_app.chinese.pinyin import name_readings, readings_of

_LEVEL_2 = 0xD8
"""First byte of the second level of GB 2312, whose 3,755 characters of level 1 everybody knows."""


class CharacterReading(NamedTuple):
    """One character of a name and how it is read, in pinyin without a tone, ü written ü."""

    character: str
    pinyin: str


def is_rare(character: str) -> bool:
    """Whether a Chinese character is none of the common ones of GB 2312, level 1."""
    if not readings_of(character) or character.isascii():
        return False
    try:
        return character.encode("gb2312")[0] >= _LEVEL_2
    except UnicodeEncodeError:
        return True


def every_reading(name: str) -> tuple[CharacterReading, ...]:
    """How each character of a person's name is read; what is not read is left out."""
    read = [each for each in name if readings_of(each)]
    found = name_readings(name)
    return tuple(
        CharacterReading(character, readings[0].replace("v", "ü"))
        for character, readings in zip(read, found, strict=True)
        if not character.isascii()
    )


def hard_readings(name: str) -> tuple[CharacterReading, ...]:
    """The rare characters of a name, and a surname's that is read in another way than usual."""
    return tuple(
        each for each in every_reading(name)
        if is_rare(each.character)
        or each.pinyin != readings_of(each.character)[0].replace("v", "ü")
    )  # fmt: skip
