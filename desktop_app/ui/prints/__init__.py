"""The print preview: the very bytes of the PDF on the screen."""
