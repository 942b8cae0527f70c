"""The terms of an office: which there are, which is looked at, what a closed one refuses."""
