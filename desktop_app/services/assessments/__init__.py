"""Yearly assessments: their steps, the lock of a year, letters about results."""
