"""Tables of many rows: pages of rows, painting, headers, column widths."""
