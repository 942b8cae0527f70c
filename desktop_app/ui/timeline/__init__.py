"""脉络: the window that shows the timeline of a record."""
