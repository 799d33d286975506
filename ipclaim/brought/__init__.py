"""What the user captured in their own browser: opened under limits, judged, kept as evidence.

Its provenance is weaker than a visit's and says so everywhere. Captured HTML is looked through by
a parser and never run.
"""
