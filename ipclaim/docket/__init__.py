"""The docket: what became of each complaint and each link, and every clock with its history."""
