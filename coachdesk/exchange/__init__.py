"""Data that enters as files: tables into plain rows. It knows no vault, and nothing of what it reads is kept."""
