"""Joint debtors and guarantors as letters and acts name them (C. civ., art. 1310 to 1319 and 2288 to 2320)."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from msgspec import Struct

from generator.documents.contexts import heirs
from generator.documents.contexts.parties import Partie, agreed, identified, said, to_party
from generator.documents.draft import Draft
from generator.documents.words import BONDS, date_fr
from generator.findings import Finding
from generator.law.patrimony import Gage, com_l526_22_gage
from generator.model import Cautionnement, Contact, Debiteur
from generator.money import format_eur
from generator.numbering import numbers
from generator.phrases import enumeration, lower_first, of_name, plural, upper_first
from generator.progress.routes import european
from generator.statement.proceedings import judgments_stopping, opening
from generator.vocabulary import Lien, Nature, Qualite

_ESTATES = {
    Gage.PROFESSIONNEL: "une dette professionnelle née depuis le 15 mai 2022 ne se recouvre que sur le patrimoine "
    "professionnel, sauf renonciation (code de commerce, articles L526-22 et L526-25, à vérifier).",
    Gage.PERSONNEL: "une dette étrangère à son activité, née depuis le 15 mai 2022, se recouvre sur le patrimoine "
    "personnel (code de commerce, article L526-22, à vérifier).",
    Gage.TOUS: "la dette est née avant le 15 mai 2022 ; elle se recouvre sur tous les biens, sauf ceux que d'autres "
    "textes protègent (code de commerce, articles L526-1 et L526-22, à vérifier).",
}
_BY_CONTRACT = "Cela si elle est née du contrat du {} ; née de chaque exécution ou facture, la dernière au {} : {}"


def bound_as(party: Debiteur) -> str:
    """« caution », « codébitrice solidaire »: what a party is bound as; a société and a woman are feminine."""
    joint = agreed(party, "codébiteur solidaire", "codébitrice solidaire", "codébiteur solidaire")
    return joint if party.lien is Lien.SOLIDAIRE else lower_first(BONDS[party.lien])


class Codebiteur(Struct, frozen=True):
    """A joint debtor, and what makes him owe the whole."""

    lien: str
    du: str  # « de la codébitrice »: whose hand writes and signs
    partie: Partie
    nom: str
    contacts: tuple[Contact, ...]
    source: str
    piece: str  # number of the pièce that carries it


class Caution(Struct, frozen=True):
    """A guarantor, and his commitment in a sentence: « cautionnement solidaire du 5 janvier 2026, dans la limite… »."""

    partie: Partie
    nom: str
    contacts: tuple[Contact, ...]
    engagement: str
    solidaire: bool
    piece: str  # number of the pièce that proves it


def values(draft: Draft) -> dict[str, Any]:
    """Who else is bound, as every letter and act may print it."""
    known = numbers(draft.dossier)
    others = tuple(_joint(party, known) for party in draft.codebiteurs)
    account = heirs.account(draft, draft.destinataire)
    return {
        "codebiteurs": others,
        "solidarites": tuple(_solidarities(others)),
        "cautions": tuple(guarantor(draft, party) for party in draft.cautions),
        "solidarite": " ".join(filter(None, (heirs.told_to(draft, draft.destinataire), _solidarity(draft, others)))),
        "succession": heirs.estate_of(draft, draft.destinataire),
        "interets_arretes": proceedings_told(draft),
        "le_compte": account,
        "du_compte": f"de {account}".replace("de le ", "du ", 1),
        "successions": heirs.told_of(draft),
        "particularites": tuple(particularities(draft)),
        "debiteurs_noms": enumeration([draft.debiteur.nom_legal, *(one.nom for one in others)]),
        "aux_debiteurs": enumeration([to_party(party) for party in (draft.debiteur, *draft.codebiteurs)]),
    }


def _solidarities(others: Iterable[Codebiteur]) -> Iterator[str]:
    """Why joint debtors owe the whole, told once of those whom one clause binds."""
    bound: dict[tuple[str, str], list[str]] = {}
    for one in others:
        bound.setdefault((one.source, one.piece), []).append(one.nom)
    for (source, piece), names in bound.items():
        proved = f", pièce n° {piece}" if piece else ""
        owes = plural(len(names), "doit", "doivent")
        yield (
            f"{enumeration(names)} {owes} cette dette solidairement : {source}{proved} (code civil, articles 1310 et "
            "1313)."
        )


def particularities(draft: Draft) -> Iterator[str]:
    """What an execution meets: a debtor who does not answer with all he has, another who is abroad."""
    parties = (draft.debiteur, *draft.codebiteurs)
    yield from estates(draft, parties)
    for party in parties:
        if party.adresse.pays is not None:
            union = european(party, draft.au)
            text = "règlements (UE) n° 2020/1784 et n° 1215/2012" if union else "convention applicable"
            yield (
                f"{upper_first(said(party))} est à l'étranger ({party.adresse.pays}) : remise des actes, délais de "
                "distance et exécution suivent d'autres règles (code de procédure civile, articles 643 et 683 à 688 ; "
                f"{text} ; à vérifier)."
            )


def estates(draft: Draft, parties: Iterable[Debiteur]) -> Iterator[str]:
    """Which of his two estates each entrepreneur individuel answers with (C. com., art. L526-22).

    By the day of the contract and by that of the last invoice: where they differ, both are told, for a judge to say.
    """
    last, contract = max(draft.faits.nees), draft.faits.contrat
    told: dict[tuple[Gage, Gage], list[str]] = {}
    for party in parties:
        if party.nature is Nature.ENTREPRENEUR_INDIVIDUEL:
            business = party.qualite is Qualite.PROFESSIONNEL
            by_contract, by_invoice = (
                com_l526_22_gage(one, professionnelle=business) for one in (contract or last, last)
            )
            told.setdefault((by_contract, by_invoice), []).append(party.nom_complet)
    for (by_contract, by_invoice), names in told.items():
        what = plural(len(names), "est entrepreneur individuel", "sont entrepreneurs individuels")
        why = _ESTATES[by_invoice]
        if contract is not None and by_contract is not by_invoice:
            why = (
                f"{_ESTATES[by_contract]} {_BY_CONTRACT.format(date_fr(contract), date_fr(last), _ESTATES[by_invoice])}"
            )
        elif contract is None and by_invoice is not Gage.TOUS:  # of before, its contract came earlier still
            why = (
                f"{why} Naissance supposée au {date_fr(last)}, dernière facture ou exécution, faute de date du contrat."
            )
        yield f"{enumeration(names)} {what} : {why}"


def interest_stopped(draft: Draft) -> tuple[date, ...]:
    """Judgments that stopped the interest of what is asked, each of the invoices it found; none while some runs.

    A loan bears interest still, and what was born since.
    """
    asked = draft.lignes or draft.decompte.lignes
    judged = judgments_stopping(draft.dossier, draft.au, {ligne.numero for ligne in asked})
    if not judged and (last := opening(draft.dossier, draft.au)):  # of a title, which names no invoice
        judged = (last,)
    running = bool(judged) and any(part.au > judged[-1] for ligne in asked for part in ligne.segments)
    return () if running else judged


def proceedings_told(draft: Draft) -> str:
    """« au jugement du 16 novembre 2026 qui a ouvert une procédure collective »; each of them, oldest first."""
    days = [f"du {date_fr(day)}" for day in interest_stopped(draft)]
    if len(days) < 2:
        return f"au jugement {days[0]} qui a ouvert une procédure collective" if days else ""
    return f"aux jugements {enumeration(days)} qui ont ouvert des procédures collectives"


def _solidarity(draft: Draft, others: tuple[Codebiteur, ...]) -> str:
    """What a letter says of who else owes the debt, to a joint debtor or to the principal one; nothing failing both."""
    me = draft.whom.autre
    if me is not None and me.solidarite is not None:
        whole = "en devez le principal en entier" if draft.compte_propre else "la devez en entier"
        bound = [draft.debiteur.nom_legal, *(one.nom_legal for one in draft.codebiteurs if one is not me)]
        freed = plural(len(bound), "l'autre", "les autres")
        return (
            f"Cette dette vous est commune avec {enumeration(bound)}, solidairement ({me.solidarite.source}) : vous "
            f"{whole}, et ce que paie l'un libère {freed} d'autant (code civil, article 1313)."
        )
    if not others:
        return ""
    alike = all(one.qualite is draft.dossier.debiteur.qualite for one in draft.codebiteurs)
    whole = "la doit en entier" if alike else "en doit le principal en entier"
    sources = " ; ".join(dict.fromkeys(one.source for one in others))
    return (
        f"{enumeration([one.nom for one in others])} {plural(len(others), 'doit', 'doivent')} aussi cette dette, "
        f"solidairement ({sources}) : chacun de vous {whole} (code civil, "
        "article 1313)."
    )


def _joint(party: Debiteur, known: dict[str, str]) -> Codebiteur:
    bond = party.solidarite
    proof = known.get(bond.piece or "", "") if bond else ""
    source = bond.source if bond else ""
    of = agreed(party, "du codébiteur", "de la codébitrice", "du codébiteur")
    return Codebiteur(bound_as(party), of, identified(party), party.nom_legal, party.contacts, source, proof)


def guarantor(draft: Draft, party: Debiteur) -> Caution:
    """A guarantor; without words for a commitment that is not in the file."""
    bond = party.cautionnement
    if bond is None:
        return Caution(identified(party), party.nom_legal, party.contacts, "", solidaire=False, piece="")
    proof = numbers(draft.dossier).get(bond.piece or "", "")
    solidary = bond.nature == "solidaire"
    return Caution(identified(party), party.nom_legal, party.contacts, engaged(draft, party), solidary, proof)


def engaged(draft: Draft, party: Debiteur) -> str:
    """The commitment of a guarantor, and from whose estate it comes to an heir; nothing without any."""
    bond = party.cautionnement
    return ", ".join(filter(None, (commitment(bond), heirs.of_a_bond(draft, party)))) if bond else ""


def commitment(bond: Cautionnement) -> str:
    """« cautionnement solidaire du 5 janvier 2026, dans la limite de 10 000,00 € en principal et accessoires »."""
    words = f"cautionnement {bond.nature} du {date_fr(bond.date)}"
    if bond.plafond is not None:
        words += f", dans la limite de {format_eur(bond.plafond)} en principal et accessoires"
    return words + (f", pour les dettes nées jusqu'au {date_fr(bond.jusqu_au)}" if bond.jusqu_au else "")


def incomplete(draft: Draft, party: Debiteur) -> Iterator[Finding]:
    """What a commitment lacks before anything is asked of the guarantor, or he signs."""
    where, bond = draft.place(party), party.cautionnement
    if bond is None:
        yield draft.manque(
            where,
            f"l'engagement {of_name(party.nom_complet)} n'est pas au dossier : un cautionnement ne s'étend pas au-delà "
            "de ses limites (C. civ., art. 2294).",
            "Ajouter « cautionnement: » avec « date », « nature », « plafond » et « piece ».",
        )
        return
    if bond.piece is None:
        yield draft.manque(
            (*where, "cautionnement"),
            f"l'acte de cautionnement {of_name(party.nom_complet)} n'est pas au dossier : il doit être exprès (C. "
            "civ., art. 2294 ; mention de l'art. 2297 pour une personne physique).",
            "Le verser et ajouter « piece: … ».",
        )
    if bond.plafond is None and party.est_physique:
        yield draft.manque(
            (*where, "cautionnement"),
            f"la limite de l'engagement {of_name(party.nom_complet)} manque : une personne physique s'engage "
            "pour un montant, en principal et accessoires (C. civ., art. 2297).",
            "Ajouter « plafond: … », tel que l'acte l'écrit.",
        )
    if bond.date > draft.au:
        yield draft.manque((*where, "cautionnement", "date"), "l'engagement est postérieur à ce courrier.", "")
