"""What the window wears and the small widgets it is made of."""
