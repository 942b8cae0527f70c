"""Reads and writes files: PDF pages, Excel workbooks, CSV."""
