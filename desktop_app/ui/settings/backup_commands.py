"""The commands of the panel of backups, known before the panel is built: key and title of each."""

from __future__ import annotations

BACKUP_COMMANDS = {
    "back_up": "立即备份",
    "back_up_elsewhere": "备份到U盘",
    "check": "完整自检",
    "pack": "带走办公数据",
    "unpack": "迁入办公数据",
}
