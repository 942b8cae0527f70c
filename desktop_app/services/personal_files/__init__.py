"""The personal file of a member for a term."""
