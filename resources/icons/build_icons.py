"""Writes the small arrows and ticks of the style sheet as SVG, one set a mode.

Our own drawings, under the project's licence. Run by hand when a shape or a colour changes:

    python resources/icons/build_icons.py
"""

from __future__ import annotations

from pathlib import Path

HERE = Path(__file__).resolve().parent
LINES = {
    "down": "M3.5 6 L8 10.5 L12.5 6",
    "up": "M3.5 10 L8 5.5 L12.5 10",
    "right": "M6 3.5 L10.5 8 L6 12.5",
    "left": "M10 3.5 L5.5 8 L10 12.5",
    "check": "M3.5 8.4 L6.7 11.6 L12.5 5",
    "dash": "M4 8 L12 8",
    "close": "M4 4 L12 12 M12 4 L4 12",
}
COLOURS = {
    "light": {"": "#65615c", "-on": "#ffffff", "-off": "#a9a49e"},
    "dark": {"": "#aaa59f", "-on": "#ffffff", "-off": "#6b6762"},
}
HEAD = '<svg xmlns="http://www.w3.org/2000/svg" width="16" height="16" viewBox="0 0 16 16">'
STROKE = 'fill="none" stroke-width="1.6" stroke-linecap="round" stroke-linejoin="round"'


def main() -> None:
    """Writes every shape in every colour."""
    for mode, colours in COLOURS.items():
        folder = HERE / mode
        folder.mkdir(exist_ok=True)
        for suffix, colour in colours.items():
            for name, line in LINES.items():
                svg = f'{HEAD}<path d="{line}" stroke="{colour}" {STROKE}/></svg>\n'
                (folder / f"{name}{suffix}.svg").write_text(svg, encoding="utf-8")
            dot = f'{HEAD}<circle cx="8" cy="8" r="3.4" fill="{colour}"/></svg>\n'
            (folder / f"dot{suffix}.svg").write_text(dot, encoding="utf-8")


if __name__ == "__main__":
    main()
