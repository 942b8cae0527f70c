"""The children of a record inside its form."""
