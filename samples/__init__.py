"""Sample cases and what makes them: specimen papers and a sample shop. All of it invented."""
