"""How the tables became what they are, one revision a release. Imported by Alembic alone."""
