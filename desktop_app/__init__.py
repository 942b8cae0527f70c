"""专委会工作台: the desk of a committee office, one window on one local file."""

VERSION = "0.11.3"
