"""The catalogue of questionnaires, and the wording of each that is held lawfully."""
