"""The masked copy of a dossier, for the other side: personal data out of pixels and text.

Pages become pictures with the personal places painted over, so that nothing lies beneath them; the
result is searched before it gets its name. What is doubtful is covered whole, and told.
"""
