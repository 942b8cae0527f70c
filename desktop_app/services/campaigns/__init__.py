"""The subject of campaigns: indicators, figures by place and period, sum checks, tables."""
