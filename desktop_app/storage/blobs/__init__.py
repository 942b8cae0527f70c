"""Documents and photos, stored apart from the rows."""
