"""Who writes, to whom, and what the law makes a letter say of its author."""

import re
from collections.abc import Iterator

from msgspec import Struct

from generator.documents.contexts.address import one_line, typed_lines
from generator.documents.contexts.greeting import of_civility
from generator.documents.draft import Draft
from generator.documents.words import date_fr
from generator.model import Cabinet, Personne
from generator.money import NBSP, format_eur
from generator.phrases import of_name
from generator.vocabulary import Nature, QualiteCabinet

_OWN_ARTICLE = re.compile("^(Le |Les |La |L['’])")
# A name that begins with what its bearer is takes the article that a sentence wants.
_FEMININE = frozenset({
    "agence", "amicale", "association", "caisse", "chambre", "commune", "communauté", "compagnie", "coopérative",
    "eurl", "fédération", "fondation", "ligue", "mairie", "métropole", "mutuelle", "région", "régie", "sarl", "sas",
    "sasu", "sci", "scp", "selarl", "snc", "société", "ville",
})  # fmt: skip
_MASCULINE = frozenset({
    "cabinet", "ccas", "centre", "chu", "club", "collège", "comité", "conseil", "département", "ehpad",
    "établissement", "fonds", "foyer", "gaec", "gie", "groupement", "hôpital", "institut", "lycée", "musée", "office",
    "syndicat", "théâtre",
})  # fmt: skip
_PLURAL = frozenset({
    "ateliers", "caves", "chantiers", "domaines", "éditions", "entrepôts", "établissements", "ets", "fonderies",
    "laboratoires", "magasins", "moulins", "pépinières", "presses", "transports", "travaux", "vignobles",
})  # fmt: skip
_ESTATES = {"consorts": "les ", "héritiers": "les ", "époux": "les ", "indivision": "l'", "succession": "la "}


class Expediteur(Struct, frozen=True):
    """The sender's block; ``mentions`` is the footer of who writes (C. com., R123-237 and R123-238; a lawyer's bar)."""

    nom: str
    lignes: tuple[str, ...]
    telephone: str
    courriel: str
    site: str
    logo: bool
    mentions: str


class Suivi(Struct, frozen=True):
    """The person of the office in charge."""

    nom: str
    courriel: str
    telephone: str


class Signataire(Struct, frozen=True):
    """Who signs, and for whom: nobody, of a natural person who signs for herself."""

    designation: str  # « Mme Jeanne Modèle, gérante »
    pour: str


class Partie(Struct, frozen=True):
    """A party as an act identifies it (CPC 54, 57)."""

    nom: str
    identite: tuple[str, ...]  # lines of the identification
    physique: bool
    representant: str
    representation: str = ""  # « représentée par M. Élie Chimère, gérant »
    a_qui: str = ""  # « à Atelier Durand », « à la société Le Songe », « au Syndicat des copropriétaires … »


def siren_groups(siren: str) -> str:
    """« 000 210 104 », spaces non-breaking."""
    return NBSP.join((siren[:3], siren[3:6], siren[6:9]))


def with_siren(party: Personne) -> str:
    """« Fournil Hippogriffe SAS (SIREN 000 210 203) »."""
    return party.nom_legal + (f" (SIREN{NBSP}{siren_groups(party.siren)})" if party.siren else "")


def legal_mentions(party: Personne) -> str:
    """Mentions of R123-237 and R123-238: name, form, capital, seat, SIREN and RCS, VAT."""
    capital = f" au capital de {format_eur(party.capital)}" if party.capital is not None else ""
    seat = "Établissement : " if party.est_physique else "Siège : "
    # Who runs no business has none to tell; a public body that does, an OPH, is registered and tells it (R123-237, 3°).
    untold = party.nature is Nature.PARTICULIER or (party.nature is Nature.PERSONNE_PUBLIQUE and not party.greffe)
    home = "" if untold else seat
    parts = [f"{party.nom_legal}{capital}", f"{home}{one_line(party.adresse)}"]
    if party.siren:
        rcs = f"{NBSP}RCS {party.greffe}" if party.greffe else ""
        parts.append(("" if rcs else f"SIREN{NBSP}") + siren_groups(party.siren) + rcs)
    if party.tva:
        parts.append(f"TVA{NBSP}{party.tva}")
    return " – ".join(parts)


def counsel_title(bar: str | None) -> str:
    """« avocat au barreau de Lyon »; « avocat » when the bar is not known."""
    return f"avocat au barreau {of_name(bar)}" if bar else "avocat"


def sender(draft: Draft) -> Expediteur:
    """In whose name the letter goes: the creditor, or the collection company that writes for it.

    A lawyer puts a letter on his own paper; his e-mails bear his own mentions.
    """
    creancier, cabinet = draft.creancier, draft.office.cabinet
    company = draft.recouvreur
    party = company or creancier
    return Expediteur(
        nom=party.nom_legal,
        lignes=typed_lines(party.adresse),
        telephone=(cabinet if company else creancier).telephone or "",
        courriel=(cabinet if company else creancier).courriel,
        site="" if company else creancier.site_web or "",
        logo=company is None and creancier.logo is not None,
        mentions=_counsel_mentions(cabinet) if cabinet.qualite is QualiteCabinet.AVOCAT else legal_mentions(party),
    )


def _counsel_mentions(cabinet: Cabinet) -> str:
    return f"{cabinet.nom}, {counsel_title(cabinet.barreau)} – {one_line(cabinet.adresse)}"


def in_charge(draft: Draft) -> Suivi:
    """The responsible person; the office's own coordinates failing theirs."""
    cabinet = draft.office.cabinet
    person = cabinet.responsables.get(draft.dossier.responsable)
    if person is None:
        return Suivi(cabinet.nom, cabinet.courriel, cabinet.telephone or "")
    return Suivi(person.nom, person.courriel or cabinet.courriel, person.telephone or cabinet.telephone or "")


def signatory(draft: Draft) -> Signataire:
    """Who signs: the creditor's signatory, or the person in charge at the collection company."""
    company = draft.recouvreur
    if company is not None:
        return Signataire(f"{in_charge(draft).nom}, service du recouvrement", company.nom_legal)
    return creditor_signatory(draft)


def creditor_signatory(draft: Draft) -> Signataire:
    """Who signs a deed or seises a judge: the creditor, even when a collection company writes its letters."""
    creancier = draft.creancier
    return Signataire(creancier.signataire.designation, "" if creancier.signe_lui_meme else said(creancier))


def identified(party: Personne) -> Partie:
    """A party as a requête identifies it: 54 3° for the applicant, 57 for the opponent."""
    lines: list[str] = []
    if party.est_physique:
        lines += _civil_status(party)
        alone = " en entreprise individuelle (EI)" if party.nature is Nature.ENTREPRENEUR_INDIVIDUEL else ""
        under = f" sous le nom « {party.denomination} »" if party.denomination else ""
        if alone or under:
            lines.append(f"exerçant{alone}{under}")
    else:
        capital = f", au capital de {format_eur(party.capital)}" if party.capital is not None else ""
        form = "" if party.forme_dans_le_nom else party.forme or ""
        if form or capital:
            lines.append(f"{form}{capital}".removeprefix(", "))
    lines += domiciled(party)
    name, by = party.nom_complet, party.representant or ""
    return Partie(name, tuple(lines), party.est_physique, by, representation(party), _to(party, name))


def _civil_status(party: Personne) -> Iterator[str]:
    """Birth, nationality and trade of one person: of two spouses named as one, whose would they be?"""
    if party.est_a_plusieurs:
        return
    nationality = party.nationalite and f"de nationalité {party.nationalite}"
    yield from (part for part in (_born(party), nationality, party.profession) if part)


def representation(party: Personne) -> str:
    """« représentée par M. Élie Chimère, gérant »; nothing where nobody represents it."""
    by = party.representant
    return f"{agreed(party, 'représenté', 'représentée', 'agissant')} par {by}" if by else ""


def absent(party: Personne, *, full: bool = False) -> Iterator[tuple[str, str]]:
    """Keys of the identity that are not filled: CPC 54 for the applicant (``full``), 57 for the opponent."""
    if party.est_physique:
        wanted = [("prenoms", "les prénoms")]
        if full:
            wanted += [
                ("profession", "la profession"),
                ("naissance-le", "la date de naissance"),
                ("naissance-a", "le lieu de naissance"),
                ("nationalite", "la nationalité"),
            ]
    else:
        formed = party.nature is Nature.SOCIETE or (full and party.nature is Nature.ASSOCIATION)
        wanted = [("forme", "la forme")] if formed else []
        if full:
            wanted.append(("representant", "l'organe qui représente la personne morale"))
    for key, name in wanted:
        if getattr(party, key.replace("-", "_")) is None:
            yield key, name


def domiciled(party: Personne) -> tuple[str, ...]:
    """Where a party is and is registered: « dont le siège est … », « SIREN …, immatriculée au RCS de Lyon »."""
    place = f"{'demeurant' if party.est_physique else 'dont le siège est'} {one_line(party.adresse)}"
    if not party.siren:
        return (place, f"n° de TVA {party.tva}") if party.tva else (place,)
    registered = agreed(party, "immatriculé", "immatriculée", "inscription")
    registry = f", {registered} au RCS {of_name(party.greffe)}" if party.greffe else ""
    return (place, f"SIREN{NBSP}{siren_groups(party.siren)}{registry}")


def said(party: Personne) -> str:
    """« Atelier Durand », « la société Le Jardin d'Armide SARL », « le Syndicat des copropriétaires … »."""
    article, name = _told(party, party.nom_legal)
    return article + name


def to_party(party: Personne) -> str:
    """« à Atelier Durand », « à la société Le Jardin d'Armide SARL », « au Syndicat des copropriétaires … »."""
    return _to(party, party.nom_legal)


def of_party(party: Personne) -> str:
    """« d'Atelier Durand », « de la société Le Jardin d'Armide SARL », « de la Commune de Fablières »."""
    article, name = _told(party, party.nom_legal)
    if party.est_physique and name.startswith(("Le ", "Les ")):
        return f"de {name}"  # of a person known by no first name: « de Le Guen », never « du Guen »
    return {"le ": "du ", "les ": "des "}.get(article, f"de {article}") + name if article else of_name(name)


def _to(party: Personne, name: str) -> str:
    article, name = _told(party, name)
    return {"le ": "au ", "les ": "aux "}.get(article, f"à {article}") + name


def _told(party: Personne, name: str) -> tuple[str, str]:
    """What a sentence puts before a name, most often nothing, and the name, less the article that a sentence wants."""
    if party.est_a_plusieurs:
        estate = _OWN_ARTICLE.sub("", name)
        article = _ESTATES.get(_first_word(estate), "")
        return article, (estate if article else name)
    if party.est_physique:
        return "", name
    first = _first_word(name)
    own = _OWN_ARTICLE.match(name)
    kind = {Nature.SOCIETE: "la société ", Nature.ASSOCIATION: "l'association "}.get(party.nature)
    articled = own is not None and own[1] in {"Le ", "Les "}
    if kind and (articled or first in _PLURAL):
        return kind, name
    if own and articled:
        return own[1].lower(), name.removeprefix(own[1])
    if own or first not in _FEMININE | _MASCULINE:
        return "", name
    elided = of_name(first.title()).startswith("d'")
    return ("l'" if elided else "la " if first in _FEMININE else "le "), name


def _first_word(name: str) -> str:
    return name.partition(" ")[0].lower()


def _is_masculine(party: Personne) -> bool:
    """A syndicat, a « Département du Songe », a « Le Département du Songe »: a société is feminine, however named."""
    if party.nature in {Nature.SOCIETE, Nature.ASSOCIATION}:
        return _first_word(party.nom_legal) in _MASCULINE
    return party.nature is Nature.SYNDICAT or _first_word(_OWN_ARTICLE.sub("", party.nom_legal)) in _MASCULINE


def agreed(party: Personne, masculine: str, feminine: str, neither: str) -> str:
    """The word that agrees with a party: a société is feminine, a person is as its civility says, or neither."""
    if not party.est_physique:
        return masculine if _is_masculine(party) else feminine
    return {"Madame,": feminine, "Monsieur,": masculine}.get(of_civility(party), neither)


def _born(party: Personne) -> str:
    if party.naissance_le is None:
        return ""
    place = f" à {party.naissance_a}" if party.naissance_a else ""
    return agreed(party, "né le", "née le", "date et lieu de naissance :" if place else "date de naissance :") + (
        f" {date_fr(party.naissance_le)}{place}"
    )
