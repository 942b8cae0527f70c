"""Yearly assessments in the window: the steps of chosen rows, and the year above the list."""
