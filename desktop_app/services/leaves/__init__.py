"""The subject of leave: its numbers, decisions, and the marks of attendance that it fills."""
