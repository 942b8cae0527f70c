"""The first start: whose office this is and where its file lives."""
