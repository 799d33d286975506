"""An account's record with a platform: its rates, its lines, what filing more would do, repeaters.

Pure functions over what became of each filed link.
"""
