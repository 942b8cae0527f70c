"""Counts what subjects declare: figures of two years, tables, charts, the records behind them."""
