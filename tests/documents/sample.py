"""The office of the tests: YAML in the user's own format, loaded and computed by the real engine."""

import atexit
import datetime as dt
import re
import shutil
from functools import cache
from pathlib import Path
from tempfile import mkdtemp
from typing import Any

from generator import documents, render
from generator.case import Case
from generator.casework import computed as casework
from generator.casework.planning import planned
from generator.documents import CATALOGUE, Document
from generator.documents.contexts import of
from generator.findings import Finding
from generator.load import load_case, load_office
from generator.model import Office
from generator.progress import situation
from generator.progress.types import Situation
from generator.render import Output, html
from generator.statement import compute
from generator.statement.types import Decompte

HERE = Path(__file__).parent
AU = dt.date(2026, 11, 21)
LATER = {"caution-annuelle": dt.date(2026, 3, 2), "plan-rompu": dt.date(2026, 12, 10), "titre": dt.date(2026, 1, 15)}
Computed = tuple[Case, Office, Decompte, Situation]


@cache
def root() -> Path:
    """A copy of the office, where the generated cases are added."""
    home = Path(mkdtemp(prefix="recouvre-documents-"))
    atexit.register(shutil.rmtree, home, ignore_errors=True)
    shutil.copytree(HERE / "office", home, dirs_exist_ok=True)
    write_case(home, "quarante-factures", many(40))
    write_case(home, "noms-longs", LONG)
    for reference, text in derived().items():
        write_case(home, reference, re.sub(r"(?m)^reference: .*$", f"reference: {reference}", text))
    return home


def office_in(folder: Path) -> Path:
    """A copy of the office without a case."""
    shutil.copytree(HERE / "office" / "cases" / "_cabinet", folder / "cases" / "_cabinet")
    return folder


def private_creditor(office: Path, nature: str = "particulier") -> None:
    """Make the creditor of an office a natural person."""
    (office / "cases" / "_cabinet" / "creanciers" / "atelier.yaml").write_text(
        f"format: 1\nnature: {nature}\ncivilite: Madame\nprenoms: Odette\nnom: Conte\n"
        "adresse: {rue: 1 rue X, code-postal: 69002, ville: Lyon}\ncourriel: o@conte.example\n"
        "iban: FR76 9999 9000 0100 0000 0010 688\nsignataire: {nom: Mme Odette Conte, fonction: bailleresse}\n",
        encoding="utf-8",
    )


def write_case(home: Path, reference: str, text: str) -> None:
    folder = home / "cases" / reference
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "dossier.yaml").write_text(text, encoding="utf-8")


def base(reference: str = "une-facture") -> str:
    """Text of a case of the office, to change in a test."""
    return (HERE / "office" / "cases" / reference / "dossier.yaml").read_text(encoding="utf-8")


def many(count: int) -> str:
    """The base case with more invoices, of amounts that differ."""
    head, _, tail = base().replace("une-facture", "quarante-factures").partition("factures:\n")
    rest = tail[tail.index("paiements:") :]
    lines = "".join(
        f"  - {{numero: F-{number:04d}, date: 2026-08-{1 + number % 28:02d}, echeance: 2026-09-{1 + number % 28:02d}, "
        f"montant-ttc: {100 + number * 37}.{number % 100:02d}, piece: f-017, livraison: bl-017}}\n"
        for number in range(1, count + 1)
    )
    return f"{head}factures:\n{lines}{rest}"


LONG_NAME = "Société d'exploitation des anciens établissements Chimère, Hippogriffe et Cie"
LONG = (
    base()
    .replace("une-facture", "noms-longs")
    .replace("denomination: Boulangerie Chimère", f"denomination: {LONG_NAME}")
    .replace("    representant: M. Élie Chimère, gérant\n", "")
    .replace("      ville: Lyon\n    contacts", "      ville: Bruxelles\n      pays: Belgique\n    contacts")
    .replace("rue: 12 rue de l'Été", "rue: 1234 bis boulevard du Général-de-Gaulle-et-de-la-Libération")
    .replace("code-postal: 69003", "code-postal: 1000")
)


PLAN = """  - date: 2026-11-02
    type: echeancier
    echeances:
      - {date: 2026-12-01, montant: 1900.00}
      - {date: 2027-01-04, montant: 1917.94}
    signe: %s
    decheance-du-terme: oui
    delai-de-regularisation: 15
"""
TERMS = """  - date: 2026-11-16
    type: echeancier
    echeances:
      - {date: 2026-12-05, montant: 1700.00}
      - {date: 2027-01-05, montant: 1700.00}
    signe: non
    decheance-du-terme: oui
    delai-de-regularisation: 15
"""
CLAUSE = "  clause-penale:\n    taux: 10 %\n    piece: cgv\n"
ORDER = """titres:
  - nature: ordonnance-injonction
    juridiction: Président du tribunal des activités économiques de Lyon
    rg: 2026IP00001
    date: 2026-11-03
    principal: 3 817,94
    interets:
      taux: bce + 10
      a-compter-du: 2026-09-10
    indemnites: 40,00
    depens: 31,80
"""


def with_fact(fact: str, reference: str = "une-facture") -> str:
    """A case of the office with a fact more at the end of its journal."""
    return base(reference).replace("pieces:\n  -", f"{fact}pieces:\n  -", 1)


def derived() -> dict[str, str]:
    """Cases that differ from the base one by what happened next."""
    from tests.documents import bound  # noqa: PLC0415 - it is made of this one

    call = (
        "  - {date: 2026-11-12, type: appel, interlocuteur: 'Mme Roux, comptabilité', motif: tresorerie,"
        " promesse: {montant: 1900, date: 2026-11-30}}\n"
    )
    dispute = "  - {date: 2026-11-14, type: contestation, motif: une partie des sacs était humide, montant: 480.00}\n"
    missed = "  - {date: 2026-12-03, type: echeance-manquee, echeance: 2026-12-01, montant: 1900.00}\n"
    opened = (
        "  - date: 2026-11-12\n    type: procedure-collective\n    nature: redressement\n"
        "    tribunal: Tribunal des activités économiques de Lyon\n    bodacc-le: 2026-11-18\n"
        "    mandataire: SELARL Fictia, 9 rue du Passif, 69002 Lyon\n"
    )
    paid = "  - {date: 2026-11-20, montant: 3937.06}\njournal:\n"
    order = ORDER + "    signifie-le: 2026-11-10\n    executoire-le: 2026-12-12\n"
    served = base().replace("pieces:\n  -", f"{order}pieces:\n  -", 1).replace("2026-", "2025-")
    liquidation = opened.replace("nature: redressement", "nature: liquidation")
    threat = (
        "  - {date: 2026-11-14, type: verification-solvabilite, source: comptes, menace: oui,"
        " resultat: 'comptes 2025 non déposés, capitaux propres 2024 négatifs', piece: kbis}\n"
        "  - {date: 2026-11-16, type: paiement-rejete, paiement-du: 2026-11-13, montant: 900.00}\n"
    )
    bounced = "  - {date: 2026-11-13, montant: 900.00, rejete-le: 2026-11-16}\njournal:\n"
    settled = base().replace("journal:\n", paid, 1).replace(CLAUSE, "")
    seized = "  - {date: 2026-11-06, type: saisie-conservatoire, executee-le: 2026-11-06, montant: 3937.06}\n"
    before_judge = base().replace("  famille:", "  competence:\n    ville: Lyon\n  famille:", 1)
    head, _, tail = base().partition("paiements:")
    to_come = (
        head.replace("2026-08-10", "2026-11-10").replace("2026-09-09", "2026-11-27")
        + tail[tail.index("pieces:\n  -") :]
    )
    estate = (
        "paiements:\n  - {date: 2026-11-18, montant: 300.00, paye-par: Me Claire Songe}\njournal:\n"
        "  - {date: 2026-11-15, type: deces, notaire: 'Me Claire Songe, 4 place des Contes, 69300 Caluire-et-Cuire'}\n"
    )
    return {
        "a-echoir": to_come,
        "succession": base("consommateur").replace("journal:\n", estate, 1),
        "appel": with_fact(call),
        "codebiteur": bound.joint(),
        "codefendeurs": bound.joint(bound.guaranteed(text=with_fact(bound.NOTICES))),
        "caution": bound.guaranteed(),
        "caution-annuelle": bound.guaranteed().replace("2026-", "2025-").replace("F-2025", "F-2026"),
        "plan-a-plusieurs": bound.joint(bound.guaranteed(text=with_fact(PLAN % "non"))),
        "contestation": with_fact(dispute),
        "part-contestee": with_fact(dispute.replace("480.00", "960.00").replace("2026-11-14", "2026-10-30")),
        "plan-propose": with_fact(PLAN % "non"),
        "plan-rompu": with_fact(PLAN % "oui" + missed),
        "ordonnance-et-plan": with_fact(PLAN % "oui").replace("pieces:\n  -", f"{ORDER}pieces:\n  -", 1),
        "ordonnance": base().replace("pieces:\n  -", f"{ORDER}pieces:\n  -", 1),
        "titre": served,
        "redressement": with_fact(opened),
        "reserve": with_fact(opened).replace("  penalites:\n", "  reserve-de-propriete: oui\n  penalites:\n", 1),
        "declaree": with_fact(opened + "    declaree-le: 2026-11-20\n"),
        "solde": settled,
        "saisie-levee": settled.replace("pieces:\n  -", f"{seized}pieces:\n  -", 1),
        "transaction": with_fact(dispute + TERMS),
        "conservatoire": with_fact(threat).replace("journal:\n", bounced, 1),
        "mediation": with_fact("  - {date: 2026-10-25, type: mediation, jusqu-au: 2026-11-10}\n", "consommateur"),
        "avocat": before_judge.replace("commercant: oui", "commercant: non")
        .replace("forme: SARL", "forme: SCI")
        .replace("    greffe: Lyon\n", "")
        .replace("4 800,00", "48 000,00"),
        "liquidation": with_fact(liquidation).replace(
            "    montant-ttc: 4 800,00\n",
            "    montant-ttc: 4 800,00\n    montant-ht: 4 549,76\n    objet: farine T65\n",
        ),
    }


@cache
def office(home: Path) -> Office:
    return load_office(home)


@cache
def computed(reference: str) -> Computed:
    return compute_at(load_case(root(), reference), LATER.get(reference, AU))


def compute_at(case: Case, au: dt.date = AU) -> Computed:
    ours = office(case.root)
    decompte = compute(case, ours, au)
    return case, ours, decompte, situation(case, ours, au, decompte)


def from_text(home: Path, text: str, reference: str = "essai", au: dt.date = AU) -> Computed:
    """Load and compute a case written in a test."""
    write_case(home, reference, re.sub(r"(?m)^reference: .*$", f"reference: {reference}", text))
    return compute_at(load_case(home, reference), au)


def missing(document: Document, *computed: Any, **how: Any) -> list[Finding]:
    """What stops a document asked of a case, an office, a décompte and a situation."""
    return _placed(documents.missing(document, document.draft(*computed, **how)))


def remarks(document: Document, *computed: Any, **how: Any) -> list[Finding]:
    return _placed(documents.remarks(document, document.draft(*computed, **how)))


def _placed(found: list[Finding]) -> list[Finding]:
    """What is told of a document, each at a key that the format has, where a person can go and mend it."""
    for one in found:
        words = set(re.findall(r"[^.\[\]]+", re.sub(r"\[\d+\]", "", one.key)))
        assert words <= format_keys() or not one.file.endswith("dossier.yaml"), one
        assert re.fullmatch(r"(?:[A-ZÀÉÔ][^A-Z].*)?", one.remedy), "a remedy is a sentence, or nothing"
    return found


@cache
def format_keys() -> frozenset[str]:
    """Every key that a case may have, as its complete file writes them all."""
    text = (Path(__file__).parents[1] / "schema" / "complet" / "dossier.yaml").read_text(encoding="utf-8")
    return frozenset(re.findall(r"(?:^|[{,\s-])([a-z][a-z-]*):(?=\s|$)", text, re.MULTILINE))


def produce(document: Document, *computed: Any, copies: tuple[Output, ...] = (), **how: Any) -> tuple[Output, ...]:
    return render.compose(document, document.draft(*computed, **how), copies).printed()


def lacking(document: str, values: Computed) -> list[Finding]:
    return missing(CATALOGUE[document], *values)


def text_of(reference: str) -> str:
    """YAML of a case of the office, written or generated."""
    return (root() / "cases" / reference / "dossier.yaml").read_text(encoding="utf-8")


def context(document: Document, *computed: Any, **how: Any) -> dict[str, Any]:
    """What a document prints of a case, an office, a décompte and a situation."""
    return of(document, document.draft(*computed, **how))


def values(document: Document, reference: str) -> dict[str, Any]:
    return context(document, *computed(reference))


def values_of(document: str, computed: Computed) -> dict[str, Any]:
    """What a document of a case written in a test prints."""
    return context(CATALOGUE[document], *computed)


def words(document: str, computed: Computed, **how: Any) -> str:
    """The words of the filled template, tags away, apostrophes as typed, every space an ordinary one.

    It is what the PDF will say, without the wait.
    """
    entry = CATALOGUE[document]
    draft = entry.draft(*computed, **how)
    return plain(html(entry.gabarit_pour(draft), of(entry, draft), computed[0].root))


def plain(page: str) -> str:
    """The words of a filled template."""
    return " ".join(re.sub(r"<[^>]*>", " ", page).replace("&#39;", "'").replace("’", "'").split())


@cache
def files(document: str, reference: str) -> tuple[Output, ...]:
    """A document made once for every test that looks at it."""
    return produce(CATALOGUE[document], *computed(reference))


def called(document: str, computed: Computed) -> list[str]:
    """Whom a document the case calls for is against: a name each time, empty for the principal debtor."""
    case, office, owed, seen = computed
    return [
        one.choix.debiteur for one in planned(casework.Computed(case, seen, owed), office) if one.document == document
    ]
