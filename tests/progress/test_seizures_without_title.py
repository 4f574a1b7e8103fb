"""What a seizure or a security rests on: a protective seizure converted, a judgment that the journal alone tells."""

import pytest

from generator.casework.computed import Computed
from generator.casework.planning import planned
from generator.statement import compute
from tests.progress.cases import at, case, day, limits, office, seen

INVOICE = "- {numero: F-1, date: 2026-01-01, echeance: 2026-02-01, montant-ttc: '60 000,00'}\n"
SEIZED = "- {{date: 2026-06-05, type: saisie-conservatoire, executee-le: 2026-06-05, denoncee-le: 2026-06-08{}}}\n"
SUED = "- {date: 2026-06-20, type: assignation, juridiction: TAE de Lyon}\n"
CONVERTED = SEIZED.format(", convertie-le: 2026-08-01") + SUED
TITLE = "- {{nature: jugement, juridiction: TC, date: 2026-07-10, principal: 60000, signifie-le: 2026-07-15{}}}\n"
ASIDE = TITLE.format(", ecarte-le: 2026-10-01")
APPEAL = "- {nature: arret, juridiction: CA, date: 2026-10-01, principal: 50000}\n"
SECURITY = "- {date: 2026-06-05, type: surete-judiciaire, executee-le: 2026-06-05, denoncee-le: 2026-06-08}\n" + SUED
ORDER = "- {date: 2026-08-03, type: ordonnance-injonction}\n"
ORDER_SERVED = ORDER + "- {date: 2026-09-07, type: signification, acte: ordonnance, mode: personne}\n"
EARLY = "- {date: 2026-09-25, type: declaration-d-appel, auteur: debiteur}\n"
JUDGED = "- {date: 2026-09-10, type: jugement}\n"
SERVED = "- {date: 2026-09-20, type: signification, acte: jugement}\n"


@pytest.mark.parametrize(
    ("journal", "titres", "lifted"),
    [
        (CONVERTED, ASIDE, True),
        (CONVERTED, TITLE.format(""), False),
        (CONVERTED, ASIDE + APPEAL, False),  # what took its place holds
        (SEIZED.format("") + SUED, ASIDE, False),  # not converted, it rests on no title
        (SEIZED.format(", convertie-le: 2026-10-10") + SUED, TITLE.format(", ecarte-le: 2026-10-15"), True),
        (CONVERTED.replace("denoncee", "close-le: 2026-10-05, denoncee"), ASIDE, False),
    ],
)
def test_a_protective_seizure_converted_on_a_title_set_aside_is_to_be_lifted(
    journal: str, titres: str, *, lifted: bool
) -> None:
    known, home, au = case(journal, factures=INVOICE, titres=titres), office(), day("2026-10-20")
    found = seen("2026-10-20", journal, factures=INVOICE, titres=titres)
    told = [one for one in found.restes if one.titre.startswith("Mainlevée de la saisie conservatoire du 05/06/2026")]
    assert bool(told) is lifted
    plans = planned(Computed(known, found, compute(known, home, au)), home)
    assert ("mainlevee" in [one.document for one in plans]) is lifted


@pytest.mark.parametrize(
    ("journal", "dates"),
    [
        (JUDGED, "2026-11-10 2026-11-10"),  # it may be of the last resort
        (JUDGED + SERVED, "2026-12-21 2026-11-10"),
        (JUDGED.replace("}", ", refere: oui}") + SERVED, "2026-12-07 2026-12-05"),
        (JUDGED.replace("}", ", sens: rejet}") + SERVED, ""),
        (JUDGED + SERVED + "- {date: 2026-10-05, type: declaration-d-appel, auteur: debiteur}\n", ""),
        (JUDGED + SERVED + EARLY + "- {date: 2026-11-03, type: jugement}\n", "2027-01-04 2027-01-03"),
        (ORDER_SERVED, "2026-12-07 2026-11-07"),
        (ORDER, ""),
        (JUDGED.replace("}", ", rg: B2}") + "- {date: 2026-06-21, type: assignation, rg: B2, juridiction: TC}\n", ""),
    ],
)
def test_a_judgment_of_the_journal_alone_starts_the_final_publication(journal: str, dates: str) -> None:
    """No time ran until its title was written: two months, then the security lapses (R533-4)."""
    own = SECURITY.replace("type: surete", "rg: A1, type: surete").replace("type: assi", "rg: A1, type: assi")
    told = (own if "B2" in journal else SECURITY) + journal
    found = limits(at("2026-11-05", case(told, factures=INVOICE)), "surete-judiciaire-publicite")
    assert [f"{one.date} {one.prudence}" for one in found] == [one for one in [dates] if one]
