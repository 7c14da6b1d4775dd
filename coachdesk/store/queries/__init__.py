"""Readings by subject: ``list_`` many, ``find_`` one or ``None``, ``get_`` one that must exist."""
