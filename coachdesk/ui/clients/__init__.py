"""Files: the list, one person's file and its tabs."""
