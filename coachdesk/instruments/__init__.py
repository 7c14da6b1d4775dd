"""From the TOML files of the questionnaires to domain values; every version ever shipped stays."""
