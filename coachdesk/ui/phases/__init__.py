"""The recovery path: phases, forwards and backwards alike."""
