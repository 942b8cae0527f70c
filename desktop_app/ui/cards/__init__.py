"""The card of one record beside its list, and the records it links to."""
