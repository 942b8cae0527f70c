"""The safety of the office file: backups, checks, upkeep, copies opened elsewhere."""
