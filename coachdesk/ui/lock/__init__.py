"""What is on screen while the vault is closed."""
