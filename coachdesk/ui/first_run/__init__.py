"""From nothing to a first vault: every step but the passphrase can wait."""
