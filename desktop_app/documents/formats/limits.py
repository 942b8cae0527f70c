"""How much of a file is read, and the sentences for what is refused: each says how to save anew.

The numbers are read where they are used, so that a test can lower them.
"""

from __future__ import annotations

from desktop_app.errors import UserError

MB = 1024 * 1024
MAX_PACKED = 64 * MB
MAX_PACKED_WITH_PICTURES = 256 * MB
MAX_UNPACKED = 400 * MB
MAX_INDEX = 16 * MB
MAX_TEXT = 64 * MB
MAX_PICTURES = 256 * MB
MAX_PARTS = 5_000
MAX_TAGS = 4_000_000
MAX_DEPTH = 60
MAX_ROWS = 200_000
MAX_COLUMNS = 702
MAX_CELLS = 12_000_000

BOOK_ANEW = "用 WPS 或 Excel 打开它，点“文件”里的“另存为”，文件类型选“Excel 工作簿（*.xlsx）”"
WORD_ANEW = (
    "请用 WPS 或 Word 打开它，点“文件”里的“另存为”，文件类型选“Word 文档（*.docx）”，"
    "再导入新存的文件；也可以选中表格复制，回到这里粘贴。"
)
DAMAGED = f"这个文件已损坏，打不开。请{BOOK_ANEW}，再导入新存的文件。"
LOCKED = (
    "这个文件有密码。请用 WPS 或 Excel 打开它，在“文件”里取消密码（“加密”或“保护”里把密码清空），"
    "保存后再导入。"
)
EMPTY_FILE = "这个文件是空的，没有可以导入的内容。"
NOT_A_BOOK = (
    "请选择 Excel 工作簿（.xlsx、.xls、.et、.ods）、有表格的 Word 文档（.docx）或 CSV 文件。"
)
NO_BOOK = f"这个文件不是表格，或已损坏。{NOT_A_BOOK}"


def damaged() -> UserError:
    """The error for a file that cannot be read."""
    return UserError(DAMAGED)


def too_big() -> UserError:
    """The error for a file that unpacks to more than is read."""
    return UserError(
        f"这个文件太大：解开后超过 {max(1, MAX_UNPACKED // MB)} MB。请{BOOK_ANEW}，"
        "只留下要导入的工作表，再导入新存的文件。"
    )


def too_packed(most: int) -> UserError:
    """The error for a file of more than `most` bytes."""
    return UserError(
        f"这个文件超过 {max(1, most // MB)} MB。请拆成几个再导入；"
        "如果里面有照片，先在 WPS 或 Excel 里点“压缩图片”，另存后再导入。"
    )


def check_extent(rows: int, columns: int) -> None:
    """Raise `UserError` for a table of more rows or columns than are read."""
    if rows > MAX_ROWS:
        limit = f"{MAX_ROWS // 10_000} 万" if MAX_ROWS >= 10_000 else f"{MAX_ROWS} "
        raise UserError(
            f"工作表里第 {rows} 行还有内容，超过 {limit}行。"
            "请删除下方多余的行，另存为 .xlsx 后再导入。"
        )
    if columns > MAX_COLUMNS or rows * columns > MAX_CELLS:
        raise UserError(
            f"工作表有 {rows} 行、{columns} 列，超过本软件能读的大小。"
            "请删除右边和下方多余的行列，另存为 .xlsx 后再导入。"
        )
