"""The subject of seating: who sits where at an activity, arranged by a rule and by hand."""
