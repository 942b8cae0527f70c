"""The card next to a list: one record, and the records it links to."""
