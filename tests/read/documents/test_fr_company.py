"""The French extract Kbis."""

from tests.read.pages import certain, document, typed

KBIS = """
Greffe du Tribunal de Commerce de Villebrume
           #Extrait Kbis
EXTRAIT D'IMMATRICULATION PRINCIPALE AU REGISTRE DU COMMERCE ET DES SOCIÉTÉS
à jour au 3 mars 2026
IDENTIFICATION DE LA PERSONNE MORALE
Immatriculation au RCS, numéro    812 345 678 R.C.S. Villebrume
Date d'immatriculation            07/05/2015
Dénomination ou raison sociale    PORT DU NORD
Forme juridique                   Société par actions simplifiée
Capital social                    10 000,00 Euros
Adresse du siège                  12 quai du Port 99100 Villebrume
Activités principales             Commerce de détail de vêtements
Durée de la personne morale       Jusqu'au 06/05/2114
GESTION, DIRECTION, ADMINISTRATION, CONTRÔLE, ASSOCIÉS OU MEMBRES
Président
Nom, prénoms                      DURAND Camille
Nationalité                       Française
"""


def test_what_a_kbis_says() -> None:
    paper = document(typed(KBIS))
    assert (paper.doc_type, paper.doc_type_certain) == ("business_licence", True)
    assert paper.jurisdiction == "FR"
    assert certain(paper) == {
        "registration_number": "812345678",
        "established_date": "2015-05-07",
        "company_name": "PORT DU NORD",
        "company_type": "Société par actions simplifiée",
        "registered_capital": "10 000,00 Euros",
        "address": "12 quai du Port 99100 Villebrume",
        "business_scope": "Commerce de détail de vêtements",
        "valid_to": "2114-05-06",
        "legal_representative": "DURAND Camille",
    }
