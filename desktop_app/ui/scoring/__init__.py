"""Scores in the window: the year's list, one member's detail, the rules and their grades."""
