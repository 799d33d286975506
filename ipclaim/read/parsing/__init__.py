"""The side of opening that touches a stranger's bytes; it runs in a child process only.

Apart from ``ipclaim.read.opening`` so that the child loads no more than it needs: it starts for
every file, and numpy, pydantic and the messages to people would cost it more than decoding a page.
"""
