"""A small web shop on loopback that answers like a marketplace. Everything in it is invented."""
