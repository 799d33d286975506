"""All papers of a case, taken together, after each file was read by itself."""
