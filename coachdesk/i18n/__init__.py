"""Languages: one translator object each, dates, numbers, typography. No Qt."""
