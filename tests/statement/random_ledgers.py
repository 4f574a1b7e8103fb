"""Random cases, as the YAML tree an assistant would have typed: what the engine and the oracle both read.

Every draw goes through the generator given, so that Hypothesis can shrink a case and the nightly run can name it by
its seed.
"""

import datetime as dt
import random
from typing import Any

Tree = dict[str, Any]
DAY = dt.timedelta(days=1)
LAST = dt.date(2026, 12, 31)
FORMULAS = (
    "bce + 10",
    "bce + 10",
    "bce + 10",
    "bce + 8",
    "2 x bce",
    "12 %",
    "9,5 %",
    "3 x taux-legal",
    "taux-legal + 5",
)
ADDRESS = {"rue": "1 rue Fictive", "code-postal": "69003", "ville": "Lyon"}


def amount(cents: int) -> str:
    return f"{cents // 100},{cents % 100:02d}"


def cents(rng: random.Random) -> int:
    """Sums of every size, round or not."""
    size = rng.choice((100, 10_000, 1_000_000, 50_000_000))
    value = rng.randint(1, size)
    return max(100, value - value % 100) if rng.random() < 0.3 else value


def day(rng: random.Random, first: dt.date, last: dt.date) -> dt.date:
    return first + DAY * rng.randint(0, max(0, (last - first).days))


def random_case(rng: random.Random) -> tuple[Tree, dt.date]:
    """A case and an as-of date."""
    year = rng.choice((2013, 2019, 2021, 2023, 2024, 2025, 2026))
    start = dt.date(year, rng.randint(6 if year == 2013 else 1, 12), 1)  # public contracts: from May 2013
    au = day(rng, start, min(LAST, start + 365 * 3 * DAY) if rng.random() < 0.8 else LAST)
    kind = rng.choice(("penalites",) * 5 + ("non-reclamees", "consommateur", "public", "titre", "titre"))
    tree: Tree = {
        "format": "1",
        "reference": "2026-0999",
        "creancier": rng.choice(("atelier-durand", "jeanne-durand"))
        if kind in {"consommateur", "titre"}
        else "atelier-durand",
        "responsable": "a.petit",
        "debiteurs": [
            {
                "nature": "societe",
                "qualite": "consommateur" if kind == "consommateur" else "professionnel",
                "denomination": "Martin",
                "adresse": ADDRESS,
            }
        ],
        "creance": creance(rng, kind, start),
    }
    invoices(rng, tree, kind, start, au)
    credit_notes(rng, tree, au)
    payments(rng, tree, start, au)
    tree["journal"] = list(journal(rng, kind, start, au))
    if kind == "titre":
        title(rng, tree, start, au)
    elif rng.random() < 0.15:
        tree["frais"] = [
            {
                "date": day(rng, start, au).isoformat(),
                "nature": "recouvrement-complementaire",
                "montant": amount(rng.randint(100, 30_000)),
                "a-la-charge-de": "debiteur",
                "piece": "facture-avocat",
            }
        ]
    refunds(rng, tree, au)
    return tree, au


def refunds(rng: random.Random, tree: Tree, au: dt.date) -> None:
    """Drawn last, and more often where much is paid: of an excess, of a part of it, or of nothing."""
    paid = tree["paiements"]
    tree["remboursements"] = [
        {
            "date": day(rng, dt.date.fromisoformat(rng.choice(paid)["date"]), min(LAST, au + 30 * DAY)).isoformat(),
            "montant": amount(cents(rng)) if rng.random() < 0.5 else rng.choice(paid)["montant"],
        }
        for _ in range(rng.choice((0, 0, 0, 1, 1, 2)) if paid else 0)
    ]


def creance(rng: random.Random, kind: str, start: dt.date) -> Tree:
    family = "prestation-a-consommateur" if kind == "consommateur" else "vente-entre-professionnels"
    block: Tree = {"origine": "essai", "famille": family}
    if kind == "public":
        block["marche-public"] = "oui"
    if kind == "non-reclamees":
        block["penalites"] = {"reclamees": "non"}
    if kind == "penalites":
        block["penalites"] = {"taux": rng.choice(FORMULAS)}
    if rng.random() < 0.2:
        block["imputation"] = "capital-d-abord"
    if rng.random() < 0.35:
        block["capitalisation"] = {"depuis": day(rng, start, start + 200 * DAY).isoformat(), "fondement": "clause"}
    if rng.random() < 0.15 and kind != "titre":
        rate = (
            {"taux": f"{rng.randint(1, 15)} %"} if rng.random() < 0.7 else {"montant": amount(rng.randint(100, 99_999))}
        )
        block["clause-penale"] = rate
    return block


def invoices(rng: random.Random, tree: Tree, kind: str, start: dt.date, au: dt.date) -> None:
    lines = []
    last_issued = min(au, start + 300 * DAY)
    shared = day(rng, start, last_issued)
    for rank in range(rng.choice((1, 1, 2, 3, 4))):
        issued = shared if rng.random() < 0.3 else day(rng, start, last_issued)
        line = {
            "numero": f"F-{rank}",
            "date": issued.isoformat(),
            "echeance": (issued + DAY * rng.choice((0, 30, 30, 30, 45, 60, 400))).isoformat(),
            "montant-ttc": amount(cents(rng)),
        }
        if kind == "public" and rng.random() < 0.9:
            line["recue-le"] = (issued + DAY * rng.randint(0, 20)).isoformat()
            if rng.random() < 0.3:
                line["produit"] = rng.choice(("etablissement-de-sante", "entreprise-publique"))
        lines.append(line)
    rng.shuffle(lines)
    tree["factures"] = lines


def credit_notes(rng: random.Random, tree: Tree, au: dt.date) -> None:
    tree["avoirs"] = [
        {
            "numero": f"A-{rank}",
            "date": day(rng, dt.date.fromisoformat(line["date"]), au).isoformat(),
            "facture": line["numero"],
            "montant-ttc": line["montant-ttc"] if rng.random() < 0.2 else amount(cents(rng)),
            "retroactif": rng.choice(("oui", "non")),
        }
        for rank, line in enumerate(tree["factures"])
        if rng.random() < 0.2
    ]


def payments(rng: random.Random, tree: Tree, start: dt.date, au: dt.date) -> None:
    paid = []
    shared = day(rng, start, au)
    for _ in range(rng.choice((0, 0, 1, 1, 2, 3, 5))):
        when = shared if rng.random() < 0.4 else day(rng, start, au)
        line: Tree = {"date": when.isoformat(), "montant": amount(part_of(rng, rng.choice(tree["factures"])))}
        if rng.random() < 0.25:
            chosen = rng.sample([one["numero"] for one in tree["factures"]], 1)
            line["imputation-choisie"] = chosen
        if rng.random() < 0.1:
            line["rejete-le"] = day(rng, when, LAST).isoformat()
        if rng.random() < 0.15:
            line["rembourse-le"] = day(rng, when, LAST).isoformat()
        paid.append(line)
    tree["paiements"] = paid


def part_of(rng: random.Random, line: Tree) -> int:
    """Usually a part of an invoice, to the cent or round; sometimes any sum."""
    due = int(line["montant-ttc"].replace(",", ""))
    return max(1, due * rng.randint(1, 120) // 100) if rng.random() < 0.8 else cents(rng)


def journal(rng: random.Random, kind: str, start: dt.date, au: dt.date) -> Any:
    for _ in range(rng.choice((0, 1, 1, 2)) if kind in {"non-reclamees", "consommateur", "penalites"} else 0):
        sent = day(rng, start, au)
        fact: Tree = {
            "date": sent.isoformat(),
            "type": "mise-en-demeure",
            "envoi": "lrar",
            "presentee-le": (sent + DAY * rng.randint(1, 5)).isoformat(),
            "delai": str(rng.choice((0, 8, 15))),
        }
        if rng.random() < 0.3:
            fact["factures"] = ["F-0"]
        yield fact
    if rng.random() < 0.08:
        opened = {"date": day(rng, start, au).isoformat(), "type": "procedure-collective"}
        yield {**opened, "nature": "redressement", "tribunal": "Lyon"}
    if rng.random() < 0.05:
        admitted = day(rng, start, au).isoformat()
        yield {"date": start.isoformat(), "type": "surendettement", "recevable-le": admitted}
    if rng.random() < 0.12:
        granted = day(rng, start, au)
        fact = {
            "date": granted.isoformat(),
            "type": "delai-de-grace",
            "jusqu-au": (granted + DAY * rng.randint(0, 400)).isoformat(),
            "imputation-capital": rng.choice(("oui", "non")),
        }
        if rng.random() < 0.4:
            fact["taux-reduit"] = f"{rng.randint(1, 5)},{rng.randint(0, 9)} %"
        yield fact
    for _ in range(rng.choice((1, 1, 2)) if rng.random() < 0.1 else 0):
        yield {"date": day(rng, start, au).isoformat(), "type": rng.choice(("solde", "solde", "cloture"))}


def title(rng: random.Random, tree: Tree, start: dt.date, au: dt.date) -> None:
    """A judgment, or an order served in time."""
    ruled = day(rng, start, au)
    nature = rng.choice(("jugement", "ordonnance-injonction"))
    served = ruled + DAY * rng.randint(1, 80)
    block: Tree = {
        "nature": nature,
        "juridiction": "Tribunal",
        "date": ruled.isoformat(),
        "principal": amount(cents(rng)),
        "signifie-le": served.isoformat(),
    }
    if rng.random() < 0.6:
        interest: Tree = {"a-compter-du": day(rng, start, au).isoformat()}
        if rng.random() < 0.3 and tree["creancier"] == "atelier-durand":
            interest["taux"] = rng.choice(FORMULAS)
        if rng.random() < 0.3:
            interest["liquides"] = amount(rng.randint(1, 50_000))
        block["interets"] = interest
    if rng.random() < 0.7:
        block["executoire-le"] = (served + DAY * rng.randint(0, 60)).isoformat()
    for key in ("indemnites", "clause-penale", "article-700", "depens"):
        if rng.random() < 0.3:
            block[key] = amount(rng.randint(100, 90_000))
    tree["titres"] = [block]
    if nature == "ordonnance-injonction" and ruled > start:
        asked = day(rng, start, ruled)
        tree["journal"].append({"date": asked.isoformat(), "type": "requete-injonction"})
