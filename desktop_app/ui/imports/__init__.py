"""The import of any record: file, header, columns, preview, done."""
