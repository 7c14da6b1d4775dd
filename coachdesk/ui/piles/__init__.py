"""Piles of paper sheets, typed one after the other."""
