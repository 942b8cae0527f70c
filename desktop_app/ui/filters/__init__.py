"""Narrowing a list: the popup of a column, chips of conditions, stored conditions."""
