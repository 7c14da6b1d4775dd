"""Settings: the practice on paper, this computer's habits, the vault and its backups."""
