"""The look of the window, and the small widgets that it is made of."""
