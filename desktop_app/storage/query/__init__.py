"""Reading rows: conditions, orders, pages of lists, counts, integrity, search keys."""
