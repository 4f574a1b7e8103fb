"""Dates, rates, sums and enumerations as French writes them."""

import datetime as dt
import itertools
import re
from collections.abc import Mapping, Sequence
from decimal import Decimal

from generator.dates import MONTHS
from generator.law.deadlines import written
from generator.model import Paiement, Remboursement
from generator.money import NBSP
from generator.phrases import LISTED, enumeration, lower_first, plural
from generator.vocabulary import Lien, Moyen
from generator.vocabulary.invoices import Mot
from generator.vocabulary.rates import BaseTaux, FormuleTaux

_COURTS = (
    "Chambre", "Conseil", "Cour", "Juge", "Premier", "Première", "Président", "Présidente", "Tribunal",
    "Vice-président", "Vice-présidente",
)  # fmt: skip
_SOLE = ("Cour de cassation", "Conseil d'État")  # one of its kind keeps its capital
_SHORT = re.compile(r"\b(\d\d)/(\d\d)/(\d{4})\b")
_CODES = {"CPC": "code de procédure civile", "CJA": "code de justice administrative", "C. com.": "code de commerce"}
MEANS: Mapping[str, str] = {
    Moyen.VIREMENT: "virement",
    Moyen.CHEQUE: "chèque",
    Moyen.CARTE: "carte",
    Moyen.PRELEVEMENT: "prélèvement",
    Moyen.ESPECES: "espèces",
    Moyen.EFFET: "effet de commerce",
    Moyen.COMPENSATION: "compensation",
    Moyen.SAISIE: "saisie",
}


def means(paid: Paiement | Remboursement) -> str:
    """How money came or went, when the file tells it: a transfer is held where nothing does, and no paper says it."""
    return MEANS[paid.moyen] if "moyen" in paid.model_fields_set else ""


BONDS: Mapping[str, str] = {
    Lien.PRINCIPAL: "Débiteur principal",
    Lien.SOLIDAIRE: "Codébiteur solidaire",
    Lien.CAUTION: "Caution",
}

SOURCES: Mapping[str, str] = {  # where the solvency of a debtor was looked for
    "kbis": "extrait Kbis",
    "rne": "registre national des entreprises",
    "bodacc": "BODACC",
    "score": "note de solvabilité",
    "comptes": "comptes annuels",
}

PROCEDURES_COLLECTIVES: Mapping[str, str] = {
    "sauvegarde": "sauvegarde",
    "redressement": "redressement judiciaire",
    "liquidation": "liquidation judiciaire",
}

NATURES_DE_PIECE: Mapping[str, str] = {  # as the bordereau and the pages name them
    "contrat": "Contrat",
    "cgv": "Conditions générales",
    "devis": "Devis",
    "commande": "Commande",
    "livraison": "Livraison",
    "facture": "Facture",
    "avoir": "Avoir",
    "compte": "Relevé de compte",
    "relance": "Relance",
    "courriel": "Courriel",
    "mise-en-demeure": "Mise en demeure",
    "accuse": "Preuve d'envoi",
    "reconnaissance": "Reconnaissance",
    "echeancier": "Échéancier",
    "identite": "Identité",
    "solvabilite": "Solvabilité",
    "pouvoir": "Pouvoir",
    "titre": "Titre",
    "decision": "Décision",
    "signification": "Signification",
    "rib": "RIB",
    "autre": "Autre pièce",
}


def date_fr(value: dt.date) -> str:
    """Write a date as in a sentence: « 1er novembre 2026 », spaces non-breaking."""
    day = "1er" if value.day == 1 else str(value.day)
    return f"{day}{NBSP}{MONTHS[value.month - 1]}{NBSP}{value.year}"


def of_days(days: Sequence[dt.date]) -> str:
    """« du 24 août 2026 », « des 3 et 14 septembre 2026 »: the month and the year that follow are said once."""
    known = list(dict.fromkeys(days))
    said = [_before(day, after) for day, after in itertools.pairwise(known)]
    return f"{plural(len(known), 'du', 'des')} {enumeration([*said, date_fr(known[-1])])}"


def _before(day: dt.date, after: dt.date) -> str:
    """A date as it is written before another: « 3 », « 24 août »."""
    words = date_fr(day).split(NBSP)
    if day.year != after.year:
        return NBSP.join(words)
    return words[0] if day.month == after.month else NBSP.join(words[:2])


def dates_fr(text: str) -> str:
    """A sentence of the site put in a letter: each « 01/11/2026 » as ``date_fr`` writes it, but what is no date."""
    return _SHORT.sub(lambda found: _long(found[0], int(found[1]), int(found[2]), int(found[3])), text)


def _long(typed: str, day: int, month: int, year: int) -> str:
    try:
        return date_fr(dt.date(year, month, day))
    except ValueError:  # the reason of a delay of grace is in its words: a number of a case may look like a date
        return typed


date_courte = written  # as in a table: « 01/11/2026 »


def taux(value: Decimal) -> str:
    """Write a percentage: « 12,15 % »; a lone trailing zero is kept as the table says it."""
    if not isinstance(value, Decimal):
        raise TypeError(f"a rate is a Decimal, not {type(value).__name__}")
    return f"{_number(value)}{NBSP}%"


def court(name: str) -> str:
    """A court or its judge inside a sentence: « tribunal judiciaire de Lyon »; initials and a foreign court stay."""
    common = name.split(" ", 1)[0] in _COURTS and not name.replace("’", "'").startswith(_SOLE)
    return lower_first(name) if common else name


def in_full(citation: str) -> str:
    """« code de procédure civile, article 488 »: a screen shortens what a paper names whole."""
    for short, whole in _CODES.items():
        citation = citation.replace(f"{short}, art.", f"{whole}, article")
    return citation


def sentence(words: str) -> str:
    """The words as a sentence of their own: a capital, a full stop."""
    return words[:1].upper() + words[1:].rstrip(".") + "."


def invoices_named(numbers: Sequence[str], mot: Mot, article: str = "") -> str:
    """« facture n° F-1 », « factures n° F-1 et F-2 »; after « la », « de la » or « à la », as they agree."""
    if len(numbers) > 1:
        many = {"": "", "la": "les ", "de la": "des ", "à la": "aux "}[article]
        return f"{many}{mot.des} n°{NBSP}{enumeration(numbers)}"
    one = f"{article.removesuffix('la')}{mot.la}" if article else mot.un
    return f"{one} n°{NBSP}{enumeration(numbers)}"


def copies_named(numbers: Sequence[str], mot: Mot) -> tuple[str, ...]:
    """« copie de la facture n° F-1 », « copies des factures n° F-1 et F-2 », « copies de 40 factures ».

    A line each would send the signature over the page.
    """
    notices = mot.les_avis.removeprefix("les ")
    if len(numbers) > LISTED:
        return (f"copies de {len(numbers)}{NBSP}{notices}",)
    if len(numbers) > 1:
        return (f"copies des {notices} n°{NBSP}{enumeration(numbers)}",)
    return tuple(f"copie de {mot.avis} n°{NBSP}{number}" for number in numbers)


def rate_words(formula: FormuleTaux) -> str:
    """A rate after « au taux »: « de la BCE majoré de 10 points », « de 12 % l'an », « légal multiplié par 3 »."""
    if formula.base is BaseTaux.FIXE:
        return f"de {_number(formula.points)}{NBSP}% l'an"
    base = "de la Banque centrale européenne" if formula.base is BaseTaux.BCE else "légal"
    times = f" multiplié par {_number(formula.multiple)}" if formula.multiple != 1 else ""
    noun = plural(formula.points, "point", "points")
    points = f" majoré de {_number(formula.points)}{NBSP}{noun}" if formula.points else ""
    return base + times + points


def jours(count: int) -> str:
    """A length in days: « 1 jour », « 15 jours », the space non-breaking."""
    return f"{count}{NBSP}{plural(count, 'jour', 'jours')}"


def in_letters(amount: Decimal) -> str:
    """Write a sum in letters for C. civ. 1376: « quatre mille huit cents euros et cinquante centimes »."""
    from num2words import num2words  # noqa: PLC0415 - only acknowledgments need it

    euros, cents = divmod(int((amount * 100).to_integral_exact()), 100)
    words = f"{num2words(euros, lang='fr')} {_of(euros)}{plural(euros, 'euro', 'euros')}"
    if cents:
        words += f" et {num2words(cents, lang='fr')} {plural(cents, 'centime', 'centimes')}"
    return words


def cardinal(number: int) -> str:
    """« trois »."""
    from num2words import num2words  # noqa: PLC0415 - only deeds need it

    return str(num2words(number, lang="fr"))


def _number(value: Decimal) -> str:
    return f"{value:f}".replace(".", ",")


def _of(euros_count: int) -> str:
    """« un million d'euros »: a round million takes « de »."""
    return "d'" if euros_count >= 1_000_000 and euros_count % 1_000_000 == 0 else ""
