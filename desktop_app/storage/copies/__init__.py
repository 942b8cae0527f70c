"""Copies of the office file: backups, restoring, retention, packages, self-check."""
