"""Revisions, numbered in their order: ``0001``, ``0002``... A revision that was released is never edited."""
