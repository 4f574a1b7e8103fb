"""Who writes, to whom, and what the law makes a letter say of its author."""

from collections.abc import Iterator

from msgspec import Struct

from generator.documents.contexts.address import one_line, typed_lines
from generator.documents.draft import Draft
from generator.documents.words import date_fr
from generator.model import Cabinet, Intervenant, Personne
from generator.money import NBSP, format_eur
from generator.phrases import of_name
from generator.vocabulary import Nature, QualiteCabinet

_SALUTATIONS = {
    "madame": "Madame,",
    "mme": "Madame,",
    "monsieur": "Monsieur,",
    "m.": "Monsieur,",
    "maître": "Maître,",
    "me": "Maître,",
}  # by civility


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
    """Who signs, and for whom."""

    nom: str
    fonction: str
    pour: str
    soi_meme: bool = False  # a natural person who signs for herself


class Partie(Struct, frozen=True):
    """A party as an act identifies it (CPC 54, 57)."""

    nom: str
    identite: tuple[str, ...]  # lines of the identification
    physique: bool
    representant: str
    representation: str = ""  # « représentée par M. Élie Chimère, gérant »
    article: str = ""  # « la société », before a name that begins with its own article, after « à » or « de »


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
    home = "" if party.nature is Nature.PARTICULIER else seat  # who runs no business has no establishment
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
        return Signataire(in_charge(draft).nom, "service du recouvrement", company.nom_legal)
    return creditor_signatory(draft)


def creditor_signatory(draft: Draft) -> Signataire:
    """Who signs a deed or seises a judge: the creditor, even when a collection company writes its letters."""
    creancier = draft.creancier
    name = creancier.signataire.nom
    own = creancier.nature is Nature.PARTICULIER and _without_civility(name) == creancier.nom_complet
    return Signataire(name, creancier.signataire.fonction, creancier.nom_legal, own)


def _without_civility(name: str) -> str:
    first, _, rest = name.partition(" ")
    return rest if first.lower() in _SALUTATIONS else name


def salutation(party: Personne) -> str:
    """« Madame, », « Monsieur, », or both when it is not known; « Maître, » to a lawyer or a commissaire de justice."""
    if isinstance(party, Intervenant) and party.role in {"avocat", "commissaire"}:
        return "Maître,"
    return _of_civility(party) if party.est_physique else "Madame, Monsieur,"


def _of_civility(party: Personne) -> str:
    return _SALUTATIONS.get((party.civilite or "").strip().lower(), "Madame, Monsieur,")


def named_salutation(name: str) -> str:
    """Salutation from a name typed with its civility: « Mme Roux » → « Madame, »."""
    for prefix, salute in (("Mme ", "Madame,"), ("M. ", "Monsieur,"), ("Me ", "Maître,"), ("Maître ", "Maître,")):
        if name.startswith(prefix):
            return salute
    return "Madame, Monsieur,"


def identified(party: Personne) -> Partie:
    """A party as a requête identifies it: 54 3° for the applicant, 57 for the opponent."""
    lines: list[str] = []
    if party.est_physique:
        lines += [part for part in (_born(party), party.nationalite and f"de nationalité {party.nationalite}") if part]
        if party.profession:
            lines.append(party.profession)
        if party.nature is Nature.ENTREPRENEUR_INDIVIDUEL:
            lines.append("exerçant en entreprise individuelle (EI)")
        if party.denomination:
            lines.append(f"exerçant sous le nom « {party.denomination} »")
    else:
        capital = f", au capital de {format_eur(party.capital)}" if party.capital is not None else ""
        form = "" if party.forme_dans_le_nom else party.forme or ""
        if form or capital:
            lines.append(f"{form}{capital}".removeprefix(", "))
    lines += domiciled(party)
    by = party.representant or ""
    representation = f"{agreed(party, 'représenté', 'représentée', 'agissant')} par {by}" if by else ""
    return Partie(party.nom_complet, tuple(lines), party.est_physique, by, representation, _article(party))


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
        wanted = [("forme", "la forme")] if full or party.nature is Nature.SOCIETE else []
        if full:
            wanted.append(("representant", "l'organe qui représente la personne morale"))
    for key, name in wanted:
        if getattr(party, key.replace("-", "_")) is None:
            yield key, name


def domiciled(party: Personne) -> tuple[str, ...]:
    """Where a party is and is registered: « dont le siège est … », « SIREN …, immatriculée au RCS de Lyon »."""
    place = f"{'demeurant' if party.est_physique else 'dont le siège est'} {one_line(party.adresse)}"
    if not party.siren:
        return (place,)
    registered = agreed(party, "immatriculé", "immatriculée", "inscription")
    registry = f", {registered} au RCS {of_name(party.greffe)}" if party.greffe else ""
    return (place, f"SIREN{NBSP}{siren_groups(party.siren)}{registry}")


def named(party: Personne) -> str:
    """A party after « à » or « de »: « Atelier Durand », « la société Le Jardin d'Armide SARL »."""
    return _article(party) + party.nom_legal


def _article(party: Personne) -> str:
    if not party.nom_legal.startswith(("Le ", "Les ")):
        return ""
    return {Nature.SOCIETE: "la société ", Nature.ASSOCIATION: "l'association "}.get(party.nature, "")


def of_party(party: Personne) -> str:
    """« d'Atelier Durand », « de la société Le Jardin d'Armide SARL »."""
    name = named(party)
    return f"de {name}" if name.startswith(("Le ", "Les ", "l'")) else of_name(name)


def agreed(party: Personne, masculine: str, feminine: str, neither: str) -> str:
    """The word that agrees with a party: a société is feminine, a person is as its civility says, or neither."""
    if not party.est_physique:
        return feminine
    return {"Madame,": feminine, "Monsieur,": masculine}.get(_of_civility(party), neither)


def _born(party: Personne) -> str:
    if party.naissance_le is None:
        return ""
    place = f" à {party.naissance_a}" if party.naissance_a else ""
    return agreed(party, "né le", "née le", "date et lieu de naissance :" if place else "date de naissance :") + (
        f" {date_fr(party.naissance_le)}{place}"
    )
