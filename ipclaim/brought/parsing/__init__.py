"""The child process that takes a brought file apart; see ``__main__``."""
