"""Supervision: sessions and hours, the notes that are typed, and the look through what could name somebody."""
