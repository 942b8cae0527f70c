"""The score sandbox: rules tried on a copy, who moves, and why."""
