"""The form of one record: its window, fields, problems, drafts."""
