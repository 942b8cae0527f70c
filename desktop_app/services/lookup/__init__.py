"""The lookup cache: the office's codes, settings and titles of linked records, as they are now."""
