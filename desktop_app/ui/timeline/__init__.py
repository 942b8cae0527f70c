"""脉络: the window that shows the whole story of a record."""
