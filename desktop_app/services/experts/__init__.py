"""The subject of the experts: their fields and their terms."""
