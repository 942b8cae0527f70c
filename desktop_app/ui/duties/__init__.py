"""五个一 in the window: the matrix of duties, its pane, ticks and slips."""
