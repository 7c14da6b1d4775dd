"""Plans of questionnaires: what is due in a file, and how often each is asked."""
