"""How well papers are read, on drawn specimens whose every fact is known."""
