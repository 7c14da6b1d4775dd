"""Safety: the card with the numbers, and the notes of a file."""
