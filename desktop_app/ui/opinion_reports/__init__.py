"""The dialogs in which opinion reports are issued, sent, adopted and turned into something else."""
