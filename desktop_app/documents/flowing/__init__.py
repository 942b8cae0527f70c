"""Running text on pages: lines, tables, pictures and bars as rows, and the rows as full pages."""
