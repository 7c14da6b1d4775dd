"""Reusable parts of every page. They know the theme and nothing of services."""
