"""Counts what subjects declare: figures beside last year's, tables, charts, the records behind."""
