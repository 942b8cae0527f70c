"""统计报表: choosers of period and place, a table of figures, charts."""
