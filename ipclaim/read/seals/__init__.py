"""Seals: found on a page, lifted off its print, read, and told whose they are.

``ink`` tells coloured ink from print, ``rings`` and ``finding`` where seals are, ``unrolling`` lays
their words straight, ``reading`` has them read, ``judging`` weighs what they say.
"""
