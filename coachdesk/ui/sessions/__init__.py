"""Sessions: the page one writes in, and the list of a file."""
