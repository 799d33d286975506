"""The page for people, on this machine only: a case's papers beside their fields and findings."""
