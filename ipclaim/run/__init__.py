"""One case or many: the order of the steps, the workers that do them, and what is remembered."""
