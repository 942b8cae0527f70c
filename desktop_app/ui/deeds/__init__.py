"""The steps of deeds."""
