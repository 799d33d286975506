"""The command line: one module a command. Flags in, one call, a report out; no logic here."""
