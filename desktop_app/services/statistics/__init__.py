"""Counts what subjects declare: figures with last year's, tables, charts, the records behind."""
