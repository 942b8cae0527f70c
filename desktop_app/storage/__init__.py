"""The office file: open, lock, change, log, back up, restore, check."""
