"""The subject of review rounds: reviewers score brands, some are chosen, the brands are marked."""
