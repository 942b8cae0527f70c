"""The subject of the groups: who is in them and when, their years."""
