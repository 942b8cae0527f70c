"""The history of one record inside its form."""
