"""Pictures for the tests, drawn when needed."""

from __future__ import annotations

import io

from PIL import Image


def picture(width: int = 300, height: int = 420, mode: str = "RGB") -> Image.Image:
    """A picture with a dark left and a bright right half."""
    made = Image.new(mode, (width, height))
    half = Image.new(mode, (width - width // 2, height), "white")
    made.paste(half, (width // 2, 0))
    return made


def encoded(made: Image.Image, form: str, **told: object) -> bytes:
    """The bytes of a picture in a format."""
    target = io.BytesIO()
    made.save(target, form, **told)
    return target.getvalue()


def jpeg(width: int = 300, height: int = 420) -> bytes:
    """A JPEG of that size."""
    return encoded(picture(width, height), "JPEG")
