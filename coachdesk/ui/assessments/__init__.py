"""Questionnaires of a person: the list, typing one in key by key, correcting one."""
