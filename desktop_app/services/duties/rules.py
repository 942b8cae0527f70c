"""What the engines need from the duties of members and groups (五个一)."""

from __future__ import annotations

from desktop_app.services.subjects import OwnPage, Subject

DUTIES = Subject(
    name="duties",
    records=("duty", "duty_tick"),
    pages=(
        OwnPage(
            "duty_matrix", "五个一", "duties", "考核", 1,
            {"print": "打印“五个一”完成情况表", "slips": "打印“差什么”单子",
             "export": "导出“五个一”到 Excel", "copy_slip": "复制“差什么”短信"},
        ),
    ),
    window="desktop_app.ui.duties.rules",
)  # fmt: skip
