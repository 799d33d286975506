"""The same dossier by ipclaim and by others, for ``benchmarks/rendering.py``."""
