"""Trends: small multiples on one time axis, the check-in as dots, and their tables."""
