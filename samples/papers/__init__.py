"""Draws specimen papers, ages them like scans and photographs, and writes down what they say.

Everything on them is invented; each page says SPECIMEN. The drawing kit is ``sheet``, ``fonts``,
``ornaments``, ``seals``, ``marks`` and ``pens``; ``ageing`` spoils the finished page; ``invention``
makes up firms, marks and numbers; one module of ``styles`` for each kind of paper uses all of it.
"""
