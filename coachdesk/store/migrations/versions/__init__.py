"""Revisions, numbered in their order: ``0001``, ``0002``... A revision that was released is never edited.

There is no way back: a backup is restored instead.
"""
