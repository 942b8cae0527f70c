"""The chain from topic to case: what follows, what stands against, what is made of what."""
