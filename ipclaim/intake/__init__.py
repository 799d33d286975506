"""What sellers send: mails, saved pages, typed text and archives → letters and enclosures.

Papers themselves (PDF, pictures) are read elsewhere; here a message is taken apart, its own words
are told from what it quotes, and its words are put into the form that papers are read from.
"""
