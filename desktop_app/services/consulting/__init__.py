"""The subject of the consulting work: topics, plans, consultations, outcomes, look-backs, cases."""
