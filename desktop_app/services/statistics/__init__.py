"""The office's statistics: periods, figures with the rows behind them, tables by one field."""
