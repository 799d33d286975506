"""How the docket's database came to be what it is: one step a version, never changed afterwards."""
