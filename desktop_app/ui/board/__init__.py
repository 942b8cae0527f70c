"""A register as a board: its records as cards, in one column for each state."""
