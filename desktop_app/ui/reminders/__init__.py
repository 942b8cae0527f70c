"""督办: what is due, as a list, and stopping it with a reason."""
