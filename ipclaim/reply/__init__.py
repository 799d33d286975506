"""From a seller's counter-notice to a drafted answer: what is claimed, shown, held and missing.

It suggests and drafts; it never decides for a person and never sends anything. Drawing the letter
is the dossier's work: a draft is sections of sentences, each with the exhibits that carry it.
"""
