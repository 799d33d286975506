"""What leaves the house: the folder for the platform's form, and the masked copy of the dossier.

Works on the finished dossier and on copies; the papers themselves are never changed. What a form
takes is the rule pack's to say, and what is personal is said by ``templates/masking/``.
"""
