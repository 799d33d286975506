"""The dossier: assessment and evidence become a plan, pages, one PDF, a submission folder.

``plan`` and the modules it draws on decide every page as data; ``paint`` and ``assemble`` obey.
"""
