"""The colours and sizes of the window, light and dark, normal and large: the one place for them."""

from __future__ import annotations

from typing import NamedTuple


class Tokens(NamedTuple):
    """Every colour of the window as '#rrggbb'; text colours reach 4.5 : 1 on `surface`."""

    window: str
    surface: str
    raised: str
    field: str
    hover: str
    line: str
    border: str
    text: str
    muted: str
    faint: str
    disabled: str
    accent: str
    fill: str
    fill_hover: str
    fill_pressed: str
    fill_text: str
    soft: str
    soft_text: str
    bar: str
    bar_before: str
    good: str
    warn: str
    bad: str
    info: str
    bad_soft: str
    warn_soft: str
    good_soft: str
    handle: str
    handle_hover: str


LIGHT = Tokens(
    window="#f6f5f3",
    surface="#ffffff",
    raised="#faf9f7",
    field="#ffffff",
    hover="#f1efec",
    line="#e6e3df",
    border="#d3cfca",
    text="#1f1d1b",
    muted="#65615c",
    faint="#736e68",
    disabled="#a9a49e",
    accent="#9b2c2c",
    fill="#9b2c2c",
    fill_hover="#872525",
    fill_pressed="#741f1f",
    fill_text="#ffffff",
    soft="#f6e6e4",
    soft_text="#7d2323",
    bar="#9b2c2c",
    bar_before="#dedad5",
    good="#22713f",
    warn="#8a5a00",
    bad="#b3241d",
    info="#2d5a8a",
    bad_soft="#fdf1f0",
    warn_soft="#fbf4e4",
    good_soft="#eaf5ee",
    handle="#cbc6c0",
    handle_hover="#aca69f",
)

DARK = Tokens(
    window="#1c1b1a",
    surface="#252422",
    raised="#2b2a28",
    field="#201f1e",
    hover="#32302e",
    line="#373532",
    border="#4a4743",
    text="#edebe8",
    muted="#aaa59f",
    faint="#98938c",
    disabled="#6b6762",
    accent="#ec9a90",
    fill="#a83c38",
    fill_hover="#b84a45",
    fill_pressed="#94332f",
    fill_text="#ffffff",
    soft="#43292a",
    soft_text="#f4bfb8",
    bar="#c9605a",
    bar_before="#474440",
    good="#79c493",
    warn="#e0b25a",
    bad="#f58d84",
    info="#8cb6e3",
    bad_soft="#3a2423",
    warn_soft="#362d1c",
    good_soft="#20322a",
    handle="#55524e",
    handle_hover="#716d68",
)


class Sizes(NamedTuple):
    """Lengths in pixels at 100 %; every gap is a multiple of 4, most of 8."""

    text: int
    small: int
    title: int
    heading: int
    figure: int
    control: int
    row: int
    icon: int
    check: int
    gap: int = 8


NORMAL = Sizes(
    text=14, small=13, title=16, heading=20, figure=30, control=34, row=34, icon=18, check=18
)
LARGE = Sizes(
    text=18, small=16, title=20, heading=26, figure=38, control=42, row=42, icon=22, check=22
)


def style_values(tokens: Tokens, sizes: Sizes, icons: str, strong: str) -> dict[str, str]:
    """The values of the style sheet's `$names`.

    `icons` is the folder of the arrows, `strong` the family of strong words: '' if the text's
    own family has a bold of its own.
    """
    values = tokens._asdict()
    values |= {f"{name}_px": f"{value}px" for name, value in sizes._asdict().items()}
    derived = {
        "inner": sizes.control - 2,
        "focused": sizes.control - 4,
        "chip": sizes.control // 2,
        "chip_inner": sizes.control - 8,
        "tick": sizes.check - 2,
        "radio": sizes.check // 2,
        "group": sizes.control,
        "find": 5 * sizes.text + 6,
        "card": (sizes.text + sizes.figure + sizes.small) * 3 // 2 + 28,
    }
    values |= {f"{name}_px": f"{value}px" for name, value in derived.items()}
    values["icons"] = icons
    values["strong"] = f'font-family: "{strong}";' if strong else "font-weight: 600;"
    return values
