"""Judges a case: facts, a rule pack and a day go in, findings come out. No files, no clock."""
