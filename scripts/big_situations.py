"""The situations of the large portfolio: how old the debt is, what was sent, what happened since."""

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from generator.money import format_amount, round_cents

DAY = dt.timedelta(days=1)


@dataclass(frozen=True)
class Bill:
    """An invoice: whole euros before tax, 20 % of tax."""

    number: str
    day: dt.date
    due: dt.date
    net: int

    @property
    def total(self) -> Decimal:
        """Amount with tax."""
        return round_cents(Decimal(self.net) * Decimal("1.2"))


@dataclass(frozen=True)
class Sent:
    """A document issued, with the fact it added to the journal."""

    document: str
    fact: str
    channel: str
    day: dt.date

    @property
    def shown(self) -> dt.date:
        """Day on which a registered letter was presented."""
        return self.day + 2 * DAY


NOTES = {
    "courriel": "aucun message d'erreur de la messagerie ; copie classée avec la facture",
    "courrier": "lettre affranchie et postée le jour même ; copie signée classée au dossier",
    "lrar": "preuve de dépôt classée ; présentation suivie sur le site du service postal",
}
EARLY = (
    ("rappel-avant-echeance", "rappel-avant-echeance", "courriel", -5),
    ("relance-courriel", "relance-courriel", "courriel", 7),
    ("relance-courriel-2", "relance-courriel", "courriel", 15),
)
LATE = (
    ("relance-courriel", "relance-courriel", "courriel", 7),
    ("relance-courrier", "relance-courrier", "courrier", 25),
    ("mise-en-demeure", "mise-en-demeure", "lrar", 40),
)


class Plot:
    """A case being told: its invoices, the three documents sent, the blocks of YAML that follow the invoices."""

    def __init__(self, reference: str, bills: Sequence[Bill], due: dt.date, story: "Story") -> None:
        self.reference = reference
        self.bills = bills
        self.sent = [Sent(document, fact, way, due + days * DAY) for document, fact, way, days in story.ladder]
        facts = [(sent.day, _letter(sent, rank)) for rank, sent in enumerate(self.sent, start=1)]
        facts += story.facts
        facts += [_fact(sent.day + DAY, "note", {"par": "m.lenoir", "note": NOTES[sent.channel]}) for sent in self.sent]
        journal = "".join(text for _, text in sorted(facts, key=lambda pair: pair[0]))
        self.told = [*story.blocks, f"journal:\n{journal}", *story.titles]


def _letter(sent: Sent, rank: int) -> str:
    posted = {
        "suivi": "1A 000 000 0000 0",
        "presentee-le": sent.shown,
        "distribuee-le": sent.shown,
        "avis": "distribue",
        "delai": 15,
        "piece": "ar",
    }
    fields = {"par": "a.petit", "emis": rank, "envoi": sent.channel} | (posted if sent.channel == "lrar" else {})
    return _fact(sent.day, sent.fact, fields)[1]


def _fact(day: dt.date, kind: str, fields: Mapping[str, object], more: str = "") -> tuple[dt.date, str]:
    """A fact of the journal as text, with its day; ``more`` is nested YAML."""
    lines = "".join(f"    {key}: {value}\n" for key, value in fields.items())
    return day, f"  - date: {day}\n    type: {kind}\n{lines}{more}"


@dataclass(frozen=True)
class Story:
    """What a situation adds: the ladder climbed, facts with their day, blocks before and after the journal."""

    ladder: Sequence[tuple[str, str, str, int]]
    facts: Sequence[tuple[dt.date, str]] = ()
    blocks: Sequence[str] = ()
    titles: Sequence[str] = ()


def _call(day: dt.date, bill: Bill, reason: str, more: str = "") -> tuple[dt.date, str]:
    said = f"demande un délai pour {bill.number}, sans contester la livraison"
    who = {"heure": "10:15", "par": "a.petit", "interlocuteur": "comptabilité", "motif": reason, "note": said}
    return _fact(day, "appel", who, more)


def typed(amount: Decimal) -> str:
    """Euros as an assistant types them."""
    return format_amount(amount).replace("\N{NO-BREAK SPACE}", " ")


def _paid(day: dt.date, amount: Decimal) -> str:
    return f"  - date: {day}\n    montant: {typed(amount)}\n    moyen: virement\n"


def early(bills: Sequence[Bill], due: dt.date, _au: dt.date) -> Story:
    """Reminded twice, called once."""
    return Story(EARLY, [_call(due + 10 * DAY, bills[0], "tresorerie")])


def promised(bills: Sequence[Bill], due: dt.date, _au: dt.date) -> Story:
    """A promise by telephone after the reminders."""
    day = due + 17 * DAY
    promise = f"    promesse:\n      montant: {typed(bills[0].total)}\n      date: {day + 14 * DAY}\n"
    return Story(EARLY, [_call(day, bills[0], "oubli", promise)])


def noticed(bills: Sequence[Bill], due: dt.date, _au: dt.date) -> Story:
    """A mise en demeure, a partial payment before it."""
    paid = f"paiements:\n{_paid(due + 20 * DAY, round_cents(bills[0].total / 4))}"
    return Story(LATE, [_call(due + 12 * DAY, bills[0], "tresorerie")], [paid])


def planned(bills: Sequence[Bill], due: dt.date, _au: dt.date) -> Story:
    """A payment plan signed, first instalments paid."""
    start, share = due + 60 * DAY, round_cents(sum(bill.total for bill in bills) / Decimal(12))
    terms = "".join(
        f"      - date: {start + 30 * rank * DAY}\n        montant: {typed(share)}\n" for rank in range(1, 13)
    )
    plan = _fact(start, "echeancier", {"signe": "oui"}, f"    echeances:\n{terms}")
    paid = "paiements:\n" + "".join(_paid(start + 30 * rank * DAY, share) for rank in (1, 2))
    return Story(LATE, [plan], [paid])


def disputed(bills: Sequence[Bill], due: dt.date, _au: dt.date) -> Story:
    """An invoice disputed, reminders held."""
    why = {"motif": "quantité livrée inférieure au bon de commande", "factures": f"[{bills[0].number}]"}
    return Story(EARLY, [_fact(due + 16 * DAY, "contestation", why)])


def checked(_bills: Sequence[Bill], due: dt.date, au: dt.date) -> Story:
    """Everything exhausted, solvency checked: a procedure may be chosen."""
    said = {"interlocuteur": "direction", "note": "n'annonce aucune date"}
    checks = [
        _fact(au - 8 * DAY, "verification-solvabilite", {"source": source, "resultat": "rien à signaler"})
        for source in ("kbis", "bodacc")
    ]
    return Story(LATE, [_fact(due + 45 * DAY, "reponse", said), *checks])


def ordered(bills: Sequence[Bill], due: dt.date, _au: dt.date) -> Story:
    """An order obtained, not served yet."""
    day = due + 110 * DAY
    total = typed(sum((bill.total for bill in bills), Decimal(0)))
    court = "Président du tribunal de commerce"
    act = {"juridiction": court, "montant": total}
    facts = [_fact(due + 70 * DAY, "requete-injonction", act), _fact(day, "ordonnance-injonction", act)]
    title = (
        f"titres:\n  - nature: ordonnance-injonction\n    juridiction: {court}\n    date: {day}\n"
        f"    principal: {total}\n    interets:\n      a-compter-du: {due + 42 * DAY}\n"
    )
    return Story(LATE, facts, titles=[title])


def insolvent(_bills: Sequence[Bill], due: dt.date, _au: dt.date) -> Story:
    """Collective proceedings opened."""
    day = due + 60 * DAY
    opening = {
        "nature": "redressement",
        "tribunal": "Tribunal de commerce",
        "bodacc-le": day + 9 * DAY,
        "mandataire": "SELARL Fictia, 9 rue du Passif Imaginaire, 69002 Lyon",
    }
    return Story(LATE, [_fact(day, "procedure-collective", opening)])


def settled(bills: Sequence[Bill], due: dt.date, _au: dt.date) -> Story:
    """Paid in full; the closing fact gives up penalties and indemnities."""
    day = due + 50 * DAY
    paid = "paiements:\n" + "".join(_paid(day, bill.total) for bill in bills)
    return Story(LATE, [_fact(day + DAY, "solde", {"motif": "paiement du principal"})], [paid])


@dataclass(frozen=True)
class Situation:
    """A situation: its title, the age of the debt in days (from ``youngest``, over ``spread`` days), its story."""

    title: str
    youngest: int
    spread: int
    told: Callable[[Sequence[Bill], dt.date, dt.date], Story]
    consumer: bool = False


SITUATIONS = (
    Situation("Relances en cours.", 20, 18, early),
    Situation("Promesse de paiement après les relances.", 24, 20, promised),
    Situation("Mise en demeure envoyée, un paiement partiel.", 43, 16, noticed),
    Situation("Échéancier en cours.", 125, 20, planned),
    Situation("Facture contestée, relances suspendues.", 22, 40, disputed),
    Situation("Procédure à choisir.", 70, 400, checked),
    Situation("Ordonnance à signifier.", 130, 60, ordered),
    Situation("Débiteur en redressement judiciaire.", 75, 60, insolvent),
    Situation("Soldé.", 60, 300, settled),
    Situation("Consommatrice, mise en demeure envoyée.", 43, 40, noticed, consumer=True),
)
