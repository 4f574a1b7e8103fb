"""A case in brief: all that home, agenda, reporting and search need of it, and nothing more (see ``ligne``)."""

import datetime as dt
from collections.abc import Iterable, Iterator
from decimal import Decimal
from functools import cache

import msgspec
from msgspec.structs import replace

from generator.findings import Finding, Level
from generator.model import Evenement
from generator.money import ZERO
from generator.pages.names import creditor_name
from generator.pages.types import Vue
from generator.phrases import upper_first
from generator.progress.asof import AsOf, look
from generator.progress.promises import current_promise
from generator.progress.types import Delai, Retard
from generator.vocabulary import Fait

FREE_TEXT = 2000  # characters kept of a case for search: the parties first, then the journal from its newest fact
_TEXTS = ("note", "motif", "interlocuteur", "issue", "resultat")  # keys of a fact that hold free text
GAPS = 4  # sentences kept of what a case lacks


class LigneDelai(msgspec.Struct, array_like=True, frozen=True):
    """A running limit, as the agenda prints it."""

    date: dt.date
    prudence: dt.date
    nature: str
    titre: str
    consequence: str
    article: str
    a_charge_de: str
    sans_nom: str = ""  # its title for whom should read no name, when it names someone
    repondu: bool = False  # the office answered it


class LigneEtape(msgspec.Struct, array_like=True, frozen=True):
    """A step of the ladder, due or to come, or what is left to do."""

    date: dt.date
    titre: str
    sans_nom: str = ""  # as of a limit
    reste: bool = False  # left to do, from that day until it is done


class LigneCourrier(msgspec.Struct, array_like=True, frozen=True, gc=False):
    """A draft that waits for a signature or a sending; it can go when it lacks nothing."""

    document: str  # identifier in the catalogue
    depuis: dt.date
    canal: str  # key of ``words.ENVOIS``; empty for an act
    fichiers: tuple[str, ...]  # relative to the folder of the case
    manques: tuple[str, ...]  # what it lacks, in sentences; the page of the case says the remedy
    pour: str = ""  # the joint debtor it is for; empty for the principal debtor
    signature: str = ""  # who signs it; empty while its sums are refused
    factures: tuple[str, ...] = ()  # those the title it is made on judges, one of several


class Bref(msgspec.Struct, array_like=True, frozen=True):
    """What a case in brief and its line say alike; amounts in euros, zero when the claim is refused by name."""

    reference: str
    creancier: str
    creancier_nom: str
    debiteur: str
    ville: str
    responsable: str
    stade: str
    principal: Decimal
    interets: Decimal
    indemnites: Decimal
    total: Decimal
    a_declarer: Decimal | None  # in collective proceedings, the whole claim where the sums are a provision's
    interet_par_jour: Decimal | None
    retard: int  # days late of the oldest open invoice
    paiements: tuple[tuple[dt.date, Decimal], ...]
    reglees: tuple[tuple[dt.date, Decimal, int], ...]  # principal paid: day, amount, days after the due date
    depuis: dt.date  # last day on which something changed
    courriers: tuple[LigneCourrier, ...]  # drafts now due, issued by nobody yet


class Resume(Bref, array_like=True, frozen=True):
    """A case in brief; ``refus`` says why a claim is refused."""

    siren: str
    refus: str
    ouvertes: tuple[tuple[int, Decimal], ...]  # open invoices: days late, principal still owed
    factures: tuple[str, ...]
    montants: tuple[Decimal, ...]  # of the invoices, for search
    etapes: tuple[LigneEtape, ...]
    delais: tuple[LigneDelai, ...]
    retards: tuple[LigneDelai, ...]  # acts done after the last day of their limit, each at its own day
    pauses: tuple[tuple[str, str, dt.date | None], ...]  # what stops the case: its kind, its title, its last day
    promesse_rompue: tuple[dt.date, Decimal] | None
    manques: int
    lacunes: tuple[str, ...]  # the first of them, in words
    faits: tuple[tuple[dt.date, Fait], ...]
    texte: str


def summarise(vue: Vue) -> Resume:
    """Say a case in brief."""
    dossier, seen, owed = vue.case.dossier, vue.situation, vue.decompte
    held = look(vue.case, vue.office, seen.au, owed)
    ages = tuple(_ages(vue, held))
    lacking = [one for one in vue.findings if one.level is Level.MANQUE]
    lacking += [one for letter in vue.courriers for one in letter.manques]
    return Resume(
        reference=dossier.reference,
        creancier=dossier.creancier,
        creancier_nom=creditor_name(vue),
        debiteur=dossier.debiteur.nom_complet,
        siren=dossier.debiteur.siren or "",
        ville=dossier.debiteur.adresse.ville,
        responsable=dossier.responsable,
        stade=seen.stade.value,
        refus=vue.refus,
        principal=owed.principal if owed else ZERO,
        interets=owed.interets if owed else ZERO,
        indemnites=owed.indemnites if owed else ZERO,
        total=owed.total if owed else ZERO,
        a_declarer=owed.a_declarer if owed else None,
        interet_par_jour=owed.interet_par_jour if owed else ZERO,
        retard=max((age for age, _ in ages), default=0),
        ouvertes=ages,
        factures=tuple(facture.numero for facture in dossier.factures),
        montants=tuple(facture.montant_ttc for facture in dossier.factures),
        etapes=_steps(vue),
        delais=tuple(_limit(one, one.date) for one in seen.delais),
        retards=tuple(_limit(one, one.fait_le) for one in seen.retards),
        pauses=tuple((pause.nature, pause.titre, pause.jusqu_au) for pause in seen.pauses),
        promesse_rompue=_broken_promise(held),
        manques=len(lacking),
        lacunes=_sentences(lacking)[:GAPS],
        paiements=tuple((payment.date, payment.montant) for _, payment in held.paiements),
        reglees=tuple(_settled(vue)),
        faits=tuple((fact.date, fact.type) for fact in dossier.journal),
        depuis=seen.depuis,
        courriers=tuple(_awaited(vue)),
        texte=" ".join(dict.fromkeys(_free_text(vue)))[:FREE_TEXT],
    )


def _limit(one: Delai | Retard, day: dt.date) -> LigneDelai:
    plain = replace(one, personne="autre débiteur" if one.personne else "")
    plain = replace(plain, objet="") if isinstance(plain, Delai) else plain
    sans_nom = _said(plain) if plain != one else ""
    article, charge = one.reference.citation, one.a_charge_de
    told = isinstance(one, Delai) and one.repondu
    return LigneDelai(day, one.prudence, one.nature, _said(one), one.consequence, article, charge, sans_nom, told)


def _said(one: Delai | Retard) -> str:
    return one.intitule if isinstance(one, Delai) else one.phrase


def _ages(vue: Vue, held: AsOf) -> Iterator[tuple[int, Decimal]]:
    """Days late and principal of every open line; a title makes no claim younger than the invoices it is for."""
    if vue.decompte is None:
        return
    counted = {line.numero for line in vue.decompte.lignes}
    judged = (one for one in held.en_retard if one not in counted)
    oldest = max(((held.au - held.echeances[one].date).days for one in judged), default=0)
    for line in vue.decompte.ouvertes:
        yield oldest if line.du_titre else line.jours_de_retard, line.principal


def _broken_promise(held: AsOf) -> tuple[dt.date, Decimal] | None:
    promise = current_promise(held)
    return (promise.date, promise.montant) if promise and promise.rompue else None


def _settled(vue: Vue) -> Iterator[tuple[dt.date, Decimal, int]]:
    if vue.decompte is None:
        return
    due = {line.numero: line.echeance for line in vue.decompte.lignes}
    for one in vue.decompte.imputations:
        if one.origine[0] == "paiements" and one.principal and one.facture in due:
            yield one.date, one.principal, max(0, (one.date - due[one.facture]).days)


def _awaited(vue: Vue) -> Iterator[LigneCourrier]:
    for letter in vue.courriers:
        if letter.etat == "projet":
            lacks = _sentences(letter.manques)
            since = letter.depuis or letter.date
            files, to, by, of = letter.fichiers, letter.pour, letter.signature, letter.factures
            yield LigneCourrier(letter.document, since, letter.canal, files, lacks, to, by, of)


def _sentences(findings: Iterable[Finding]) -> tuple[str, ...]:
    """What findings say, once each, with the capital of a sentence; a name that opens one between « » keeps its own."""
    return tuple(dict.fromkeys(upper_first(one.message) for one in findings))


def _free_text(vue: Vue) -> Iterator[str]:
    """What the office wrote, for search: names of the parties, then notes, motives, people met, newest first."""
    for debtor in vue.case.dossier.debiteurs:
        yield debtor.nom_legal
        yield from (contact.nom for contact in debtor.contacts)
    for fact in reversed(vue.case.dossier.journal):
        for name in _told_by(type(fact)):
            if text := getattr(fact, name):
                yield text


@cache
def _told_by(kind: type[Evenement]) -> tuple[str, ...]:
    """Keys of a class of fact that hold free text: asked of a fact that has none, each would raise."""
    return tuple(name for name in _TEXTS if name in kind.model_fields)


def _steps(vue: Vue) -> tuple[LigneEtape, ...]:
    due, following = vue.situation.etape_due, vue.situation.etape_suivante
    steps = (LigneEtape(step.due_le, step.titre) for step in (due, following) if step)
    left = ((one, "Reste à faire" if one.nomme else "") for one in vue.situation.restes)
    return (*steps, *(LigneEtape(one.depuis, one.titre, said, reste=True) for one, said in left))
