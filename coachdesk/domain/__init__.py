"""The rules of the practice: pure Python, standard library only."""
