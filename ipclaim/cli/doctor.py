"""``ipclaim doctor``."""

import click


@click.command()
def doctor(): ...
