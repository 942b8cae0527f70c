"""The page of the tables of a period, of committees and members, of two crossed dimensions."""
