"""Documents: seen before they leave, saved outside the vault, printed."""
