"""Photos and documents of one record."""
