"""What one would do instead of ipclaim: a plain engine, then regular expressions over its text."""
