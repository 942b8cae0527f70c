"""Score rules, scores, their explanation and the sandbox."""
