"""Changes of many records at once, and of states: each one action with its reason."""
