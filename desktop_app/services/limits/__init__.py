"""The office's calendar: its time limits, and the official holidays it keeps."""
