"""The form of any record: its fields, children, attachments and history."""
