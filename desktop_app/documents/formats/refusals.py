"""Files that are not read: what each is, and exactly how to save it anew."""

from __future__ import annotations

import re

from desktop_app.documents.formats import limits
from desktop_app.documents.formats.package import Package

OLD_WORD = f"这是旧版 Word 文档（.doc 或 .wps）。{limits.WORD_ANEW}"
FRAME_ONLY = (
    "这个网页只是外壳，表格在它旁边同名的“.files”文件夹里。"
    f"请{limits.BOOK_ANEW}，再导入新存的文件。"
)
_ANEW = f"请{limits.BOOK_ANEW}，再导入新存的文件。"
_TO_PAPER = "里面的表格没有行和列可读。请找到原来的表格文件再导入，"
_PDF = f"这是 PDF 文件，{_TO_PAPER}或用 WPS 的“PDF 转 Excel”转换并核对后再导入。"
_OFD = f"这是 OFD 版式文件，{_TO_PAPER}或用阅读器转换成 Excel 工作簿并核对后再导入。"
_PICTURE = "这是图片，不是表格。请用 WPS 的“图片转表格”转换并核对，另存为 .xlsx 后再导入。"
_ARCHIVE = "这是压缩包，不是表格。请先解压，再导入里面的表格文件。"
_FOREIGN = {
    b"%PDF": _PDF,
    b"\x89PNG": _PICTURE,
    b"\xff\xd8\xff": _PICTURE,
    b"GIF8": _PICTURE,
    b"Rar!": _ARCHIVE,
    b"7z\xbc\xaf": _ARCHIVE,
    b"\x1f\x8b": _ARCHIVE,
    b"MZ": f"这是程序文件，不是表格。{limits.NOT_A_BOOK}",
    b"{\\rtf": f"这是 RTF 文档。{limits.WORD_ANEW}",
    b"SQLite format 3": "这是数据库文件，不是表格。本软件的数据文件请用“打开”，不用导入。",
}
_WORD_XML = (b"wordprocessingml", b"schemas.microsoft.com/office/word/2003")
_FLAT_XML = {
    b"urn:oasis:names:tc:opendocument": f"这是 XML 格式的 OpenDocument 文件。{_ANEW}",
    b"uof:": f"这是“标文通”（UOF）文件。{_ANEW}",
}
_FRAME = re.compile(r"<frameset\b|<x:WorksheetSource\b", re.IGNORECASE)
_HEAD = 4096


def refusal_of(data: bytes) -> str:
    """Why a file of these bytes is not read, by how it begins; empty where it may be."""
    for mark, sentence in _FOREIGN.items():
        if data.startswith(mark):
            return sentence
    head = data[:_HEAD].replace(b"\0", b"")
    if not head.lstrip(b"\xef\xbb\xbf\xff\xfe \r\n\t").startswith(b"<"):
        return ""
    if any(mark in head for mark in _WORD_XML) and b"<html" not in head.lower():
        return f"这是 XML 格式的 Word 文档。{limits.WORD_ANEW}"
    return next((sentence for mark, sentence in _FLAT_XML.items() if mark in head), "")


def refusal_of_zip(package: Package, kind: str) -> str:
    """Why a zipped file is not read."""
    if kind == "pptx":
        return "这是演示文稿，不是表格。请把其中的表格复制下来，回到这里粘贴。"
    if "ofd.xml" in package:
        return _OFD
    if "mimetype" in package and b"opendocument" in package.read("mimetype", 1024):
        return f"这是 OpenDocument 文档（.odt），不是表格。{limits.WORD_ANEW}"
    if any(part.endswith(".iwa") for part in package):
        return "这是苹果电脑的表格或文档。请在苹果电脑上点“导出为 Excel”，再导入导出的文件。"
    if any(part.startswith("uof") or part.endswith(".uof") for part in package):
        return _FLAT_XML[b"uof:"]
    return _ARCHIVE


def is_frame(text: str) -> bool:
    """Whether a web page only shows others, as Excel saves a workbook of several sheets."""
    return _FRAME.search(text) is not None
