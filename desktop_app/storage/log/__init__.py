"""The log of changes: the door that writes, hash chain, keys, history, recycle bin."""
