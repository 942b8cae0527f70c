"""The subject of the opinion reports: receipt, issue, sending, adoption, what they became."""
