"""ipclaim turns papers and links into a sealed intellectual-property complaint dossier.

The folders of this package are the pipeline, in the order in which a case flows: ``read`` finds
facts on the papers, ``capture`` keeps the listings, ``check`` judges both against a rule pack,
``dossier`` renders what was found, ``seal`` makes it provable. ``docs/architecture.md`` has the
map; ``tests/test_layers.py`` keeps each floor from importing what stands above it.
"""

__version__ = "0.1.0"
