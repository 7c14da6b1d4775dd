"""What asks to be talked about in a file, and the days set to look at it again."""
