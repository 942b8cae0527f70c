"""设置: the office, its lists, look, backups, recycle bin, about."""
