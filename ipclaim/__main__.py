"""``python -m ipclaim`` is the command line."""

from ipclaim.cli.main import main

main()
