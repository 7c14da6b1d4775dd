"""Keys of a vault: the passphrase, the recovery code, and the data key that both of them wrap."""
