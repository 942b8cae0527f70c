"""The same content as HTML, for the engines that print web pages."""

from __future__ import annotations

from html import escape
from pathlib import Path

from tests.benchmarks.document_content import COLUMNS, FONTS, HEIGHTS, SHARES, TITLE, WIDTHS, Person

STYLE = """@font-face{{font-family:S;src:url("{song}")}}
@font-face{{font-family:H;src:url("{hei}")}} img{{width:24mm;height:34mm}}
@font-face{{font-family:X;src:url("{rare}")}}
@page{{size:A4 {turn};margin:20mm;@bottom-center{{content:"第 " counter(page)
" 页　共 " counter(pages) " 页";font:9pt S}}}}
body{{font-family:S,X;font-size:{size}}}
h1{{font:22pt H;text-align:center;page-break-before:always}}
table{{border-collapse:collapse;table-layout:fixed;width:100%}} tr{{page-break-inside:avoid}}
td,th{{border:.5pt solid black;text-align:center;padding:2pt}} th{{font-family:H}}
td.run{{text-align:left;vertical-align:top}} thead{{display:table-header-group}}"""


def _page(body: str, size: str, turn: str) -> str:
    urls = {name: path.as_uri() for name, path in FONTS.items()}
    style = STYLE.format(**urls, size=size, turn=turn)
    return f"<html><head><style>{style}</style></head><body>{body}</body></html>"


def _columns(widths: tuple[float, ...]) -> str:
    return "".join(f'<col style="width:{width:.1f}mm">' for width in widths)


def forms_page(people: list[Person], pictures: list[Path]) -> str:
    """One table a person."""
    parts = []
    for person in people:
        parts.append(f"<h1>{TITLE}</h1><table><colgroup>{_columns(WIDTHS)}</colgroup>")
        picture = f'<td rowspan=4><img src="{pictures[person.photo].as_uri()}"></td>'
        for line, height in enumerate(HEIGHTS):
            cells = "".join(
                f"<td{' class=run' if c.running else ''} colspan={c.columns}>{escape(c.text)}</td>"
                for c in person.cells
                if c.row == line
            )
            last = picture if line == 0 else ""
            parts.append(f'<tr style="height:{height}mm">{cells}{last}</tr>')
        parts.append("</table>")
    return _page("".join(parts), "10.5pt", "")


def register_page(people: list[Person]) -> str:
    """One table."""
    head = "".join(f"<th>{title}</th>" for title in COLUMNS)
    widths = tuple(share * 257 / sum(SHARES) for share in SHARES)
    rows = "".join(
        "<tr>" + "".join(f"<td>{escape(text)}</td>" for text in person.row) + "</tr>"
        for person in people
    )
    body = f"<table><colgroup>{_columns(widths)}</colgroup><thead><tr>{head}</tr></thead>"
    body += f"{rows}</table>"
    return _page(body, "9pt", "landscape")
