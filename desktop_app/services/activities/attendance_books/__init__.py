"""Attendance out of workbooks and pasted blocks: lists of one meeting, names by meetings."""
