"""The bin: everything in it can be restored."""
