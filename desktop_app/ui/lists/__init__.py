"""The list page of any record: search, conditions, order, table, card."""
