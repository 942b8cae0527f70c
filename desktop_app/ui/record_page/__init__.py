"""The page of one record in the place of its list: states, next step, inner tabs, a right pane."""
