"""The side of the intake that touches a stranger's bytes; it runs in a child process only."""
