"""What a guarantor is told once a title grants what he guarantees: the debt is his still, up to his commitment.

The expected sums are counted by hand: 3.71 % until 30 June 2025, then 2.76 %, and five points from 16 August (two
months after the title is served), in whole cents a segment.
"""

import datetime as dt
from pathlib import Path

import pytest

from tests.documents import sample
from tests.documents.test_bound import lacks, said, words

DOSSIER = """\
format: 1
reference: R
creancier: atelier
responsable: a.petit
debiteurs:
  - lien: principal
    nature: societe
    qualite: professionnel
    commercant: oui
    denomination: Boulangerie Chimère
    forme: SARL
    siren: 000 210 203
    greffe: Lyon
    adresse: {rue: 12 rue de l'Été, code-postal: 69003, ville: Lyon}
  - lien: caution
    nature: particulier
    qualite: consommateur
    civilite: Madame
    prenoms: Iris
    nom: Chimère
    adresse: {rue: 9 rue du Sphinx, code-postal: 69005, ville: Lyon}
    cautionnement: {date: 2025-01-05, nature: solidaire, plafond: 1500, piece: acte%s}
creance:
  origine: rayonnages
  famille: vente-entre-professionnels
factures:
  - {numero: F-1, date: 2025-01-10, echeance: 2025-02-10, montant-ttc: 1000}
  - {numero: F-2, date: 2025-02-10, echeance: 2025-03-10, montant-ttc: 2000}
journal:
  - {date: 2025-03-20, type: mise-en-demeure, envoi: lrar, presentee-le: 2025-03-23}
titres:
%s
pieces:
  - {id: acte, fichier: pieces/acte.pdf, nature: contrat, titre: Acte de cautionnement, date: 2025-01-05}
"""
WHOLE = "  - {nature: jugement, juridiction: TAE, rg: 25/1, date: 2025-06-01, principal: 3000, %s}"
SERVED = "executoire-le: 2025-06-01, signifie-le: 2025-06-15"
TWICE = (
    "  - {nature: refere, juridiction: TAE, rg: 25/0, date: 2025-04-01, principal: 3000, executoire-le: 2025-04-01}\n"
    "  - {nature: refere, juridiction: TAE, rg: 25/2, date: 2025-05-01, principal: 3000, executoire-le: 2025-05-01}\n"
)
MARCH = dt.date(2026, 3, 2)


def computed(home: Path, titres: str, until: str = "") -> sample.Computed:
    end = f", jusqu-au: {until}" if until else ""
    return sample.from_text(home, DOSSIER % (end, titres), au=MARCH)


@pytest.mark.parametrize(
    ("titres", "told"),
    [
        # 3 000 x 3,71 % x 29 j + 2,76 % x 46 j + 7,76 % x 138 j = 8,84 + 10,44 + 88,02
        (WHOLE % SERVED, "3 000,00; 107,30; 0,00; 3 107,30"),
        (WHOLE % f"{SERVED}, depens: 33.47", "3 000,00; 107,30; 33,47; 3 140,77"),
        # 1 000 of the title: 2,95 + 3,48 + 29,34; 2 000 of F-2: 13,15 % x 112 j + 12,15 % x 184 j = 80,70 + 122,50
        (WHOLE.replace("3000", "1000, factures: [F-1]") % SERVED, "3 000,00; 238,97; 40,00; 3 278,97"),
    ],
)
def test_the_yearly_information_tells_what_a_title_grants(titres: str, told: str, home: Path) -> None:
    """It said that nothing guaranteed was owed, or left the title out of the sum (C. civ., art. 2302)."""
    seen = computed(home, titres)
    assert not lacks("information-annuelle-caution", seen)
    labels = ("Principal", "Intérêts et pénalités", "Autres accessoires", "Total")
    rows = " ".join(f"{label} {amount}" for label, amount in zip(labels, told.split("; "), strict=True))
    assert rows in words("information-annuelle-caution", seen)


@pytest.mark.parametrize(
    ("until", "refused"),
    [
        ("2025-02-10", ""),
        ("2025-02-09", "un titre juge des dettes nées avant et après la fin de l'engagement"),
        ("2025-01-10", "un titre juge des dettes nées avant et après la fin de l'engagement"),
        ("2025-01-09", "rien de garanti ne restait dû au 31 décembre 2025"),
    ],
)
def test_a_title_is_guaranteed_as_the_invoices_it_grants(until: str, refused: str, home: Path) -> None:
    """The rank of the title was read as that of an invoice."""
    found = said(lacks("information-annuelle-caution", computed(home, WHOLE % SERVED, until)))
    assert refused in found
    assert bool(found) == bool(refused)


def test_more_titles_than_invoices_ask_the_guarantor_without_a_fault(home: Path) -> None:
    seen = computed(home, TWICE + WHOLE % SERVED)
    assert "un titre constate la créance" in said(lacks("mise-en-demeure-caution", seen))
