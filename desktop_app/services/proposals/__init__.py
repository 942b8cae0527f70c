"""The subject of the proposals: receipt, review, filing, handling by units, feedback of movers."""
