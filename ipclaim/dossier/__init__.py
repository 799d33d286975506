"""The dossier: an assessment and its evidence become a plan, pages, one PDF and a submission folder.

``plan`` and the modules it draws on decide every page as data; ``paint`` and ``assemble`` obey.
"""
