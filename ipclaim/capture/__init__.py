"""Visits listings in a real browser and keeps what it saw. Decides nothing about the case."""
