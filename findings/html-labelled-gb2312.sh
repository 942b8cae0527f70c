#!/usr/bin/env bash
# lxml 6.1.3, and pandas 3.1.1 with it: a list in HTML ends, without an error, at the first rare name.
#
# Excel's "save as web page" and many office systems' ".xls" exports are HTML labelled charset=gb2312, while
# the text is in its superset GBK. Every browser reads the one as the other (WHATWG Encoding Standard, the
# label gb2312 means gbk). Names such as 喆, 镕 and 堃 are in GBK and not in GB 2312.
#
# Expected: both rows, with all the characters; or an error.
# Seen:     the text stops before the character: of 张喆 | 男 and 秦叔宝 | 男 only the cell 张 is left, and all that
#           came after it in the file is gone: half a list looks like a whole one. pandas.read_html gives one
#           row of one column; with its other parser (html5lib) it raises UnicodeDecodeError. With the label
#           gbk lxml reads everything. html5lib 1.1 itself (under beautifulsoup4 4.15.0) takes the label as
#           browsers do and reads both rows.
set -euo pipefail
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
cd "$tmp"
python3 -m venv "$tmp/venv"
"$tmp/venv/bin/pip" install --quiet --disable-pip-version-check \
    lxml==6.1.3 pandas==3.1.1 html5lib==1.1 beautifulsoup4==4.15.0

"$tmp/venv/bin/python" - <<'PY'
import io

import lxml.html
import pandas
from bs4 import BeautifulSoup


def page(name, label):
    text = f"""<html><head><meta http-equiv="Content-Type" content="text/html; charset={label}"></head>
<body><table><tr><td>{name}</td><td>男</td></tr><tr><td>秦叔宝</td><td>男</td></tr></table></body></html>"""
    return text.encode("gbk")


def by_lxml(data):
    rows = lxml.html.document_fromstring(data).iter("tr")
    return [[cell.text_content() for cell in row.iter("td")] for row in rows]


def by_soup(data):
    rows = BeautifulSoup(data, "html5lib").find_all("tr")
    return [[cell.get_text() for cell in row.find_all("td")] for row in rows]


for name in ("张喆", "朱镕基", "李堃"):
    whole = [[name, "男"], ["秦叔宝", "男"]]
    data = page(name, "gb2312")
    now = by_lxml(data), pandas.read_html(io.BytesIO(data), flavor="lxml")[0].values.tolist()
    print(name, now)
    assert now == ([[name[0]]], [[name[0]]])
    assert by_soup(data) == by_lxml(page(name, "gbk")) == whole
    try:
        pandas.read_html(io.BytesIO(data), flavor="html5lib")
    except UnicodeDecodeError:
        pass
    else:
        raise AssertionError("html5lib reads it")
PY
