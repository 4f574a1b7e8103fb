"""Once there is a title, the décompte follows it: what it grants, its own interest, what was paid since.

A partial order is followed as it stands. Which title is followed: see ``followed``.
"""

import datetime as dt
from collections.abc import Iterable, Iterator

from msgspec.structs import replace

from generator.findings import NotComputed
from generator.instances import (
    against_principal,
    condemned_by,
    first_condemned,
    of_the_administrative_judge,
    opposition_to_title,
)
from generator.law.deadlines import after
from generator.law.interest import DAY, cmf_l313_3_premier_jour
from generator.law.limitation.durations import FAMILLES
from generator.law.limits.count import Lieu
from generator.law.limits.order import cpc_1422_attente
from generator.model import Debiteur, Dossier, Titre
from generator.money import ZERO, format_eur
from generator.phrases import enumeration
from generator.statement.beside import Compris
from generator.statement.charges import admitted, costs_article, granted
from generator.statement.facts import Claim, Credit, Facts, Majoration, Regime
from generator.statement.followed import (
    Followed,
    in_force,
    of_its_judge,
    of_others,
    reasons_set_aside,
    served_on,
    whom,
)
from generator.statement.holds import valid_payments
from generator.statement.left_out import Shares
from generator.statement.over_indebtedness import admission
from generator.statement.paid import (
    claimed_on,
    counted,
    credited,
    dated,
    outside,
    paid_apart,
    refuse_untold,
    settles,
    ungranted,
)
from generator.statement.proceedings import stopped_by_another, title_stopped_on
from generator.statement.waiver import waivers
from generator.vocabulary import CONDAMNATIONS, NatureTitre, Statut
from generator.vocabulary.rates import BaseTaux, CategorieTauxLegal


def with_title(
    facts: Facts, dossier: Dossier, title: Followed, shares: Shares | None = None, depuis: dt.date | None = None
) -> Facts:
    """Facts of a case that has a title: its amounts, its interest, the payments made since.

    The costs of its enforcement too: made since an older title that is followed with it, when ``depuis`` says so.
    ``shares``: what of each payment is of a title that says its invoices.
    """
    titre = title.titre
    majoration = _majoration(dossier, titre, facts.au, title.party)
    _refuse_unknown(titre, facts)
    refuse_untold(dossier, titre, facts)
    known = shares.included(title) if shares else tuple(counted(dossier, titre, title.nom, facts))
    claim = _claim(dossier, title, known, facts.au)
    costs, refused, unproved = admitted(dossier, facts.au, depuis or titre.date, professionnel=True)
    notes = credited(dossier, titre, claimed_on(dossier, titre), facts.au)
    reduced = tuple(Credit(note.date, ("avoirs", rank), title.nom, note.montant_ttc) for rank, note in notes)
    own = (one for one in facts.payments if settles(dossier, titre, dossier.paiements[int(one.origine[1])]))
    since = tuple(replace(payment, choisies=()) for payment in own)
    return replace(
        facts,
        fondement="titre",
        claims=(claim,),
        autres_echeances=(),
        autre_categorie=None,
        credits=reduced,
        payments=since,
        abandons=waivers(dossier, facts.au, (claim,), since),
        charges=(*granted(dossier, title), *costs),
        recevabilite=_admitted(facts, dossier, title.party),
        sans_preuve=unproved,
        formule=titre.interets.taux if titre.interets else None,
        taux_convenu=False,
        majoration=majoration,
        compris=known,
        remarques=(
            *facts.remarques,
            *_remarks(facts, dossier, titre, reduced),
            *outside(dossier, titre, facts, since),
            *_of_the_title(dossier, title, facts.au),
            *_of_its_interest(dossier, title, claim, majoration, facts.au),
            *refused,
        ),
    )


def _of_the_title(dossier: Dossier, title: Followed, au: dt.date) -> Iterator[str]:
    """What is said of the title itself: whom it leaves aside, what was set aside or withdrawn of it, the others."""
    titre = title.titre
    yield from of_others(dossier, au) if against_principal(dossier, titre) else without_principal(dossier, titre, au)
    yield from reasons_set_aside(dossier, au, followed=True)
    yield from _withdrawn(dossier, titre, au)
    yield from _others(dossier, title, au)
    if title.party not in {None, dossier.debiteur} or not against_principal(dossier, titre):
        yield from stopped_by_another(dossier, titre, au)
    yield from of_its_judge(dossier, titre)


def _claim(dossier: Dossier, title: Followed, known: Iterable[Compris], au: dt.date) -> Claim:
    titre = title.titre
    return Claim(
        numero=title.nom,
        origine=("titres", title.index),
        date=titre.date,
        echeance=titre.date,
        montant=titre.principal,
        regime=Regime.TITRE,
        depart=_first_day(titre, served_on(dossier, titre, au, title.party)),
        liquides=(titre.interets.liquides or ZERO) if titre.interets else ZERO,
        ouverture=title_stopped_on(dossier, au, titre),
        jusqu_au=claimed_on(dossier, titre),
        non_accorde=ungranted(dossier, titre, (one.montant for one in known), au),
    )


def _refuse_unknown(titre: Titre, facts: Facts) -> None:
    """A rate tied to the legal one is computed for the category of companies only; never that of another State."""
    rate = titre.interets.taux if titre.interets else None
    legal = rate is None or rate.base is BaseTaux.TAUX_LEGAL
    if titre.nature is NatureTitre.JUGEMENT_ETRANGER and titre.interets and legal:
        raise NotComputed(
            "Jugement étranger dont les intérêts sont au taux légal : non calculés, ce taux est celui de l'État "
            "d'origine. Écrire le taux accordé (« taux: 8 % »), ou retirer « interets » et compter le principal seul."
        )
    if rate and rate.base is BaseTaux.TAUX_LEGAL and facts.categorie is CategorieTauxLegal.PARTICULIERS:
        raise NotComputed(
            f"Titre accordant « {rate} » à un créancier particulier : non calculé. Retirer « taux » si c'est le taux "
            "légal."
        )


def _first_day(titre: Titre, served: dt.date | None) -> dt.date | None:
    """First day of the title's interest: what it says, else the day after the judgment or the service of the order."""
    if titre.interets:
        return titre.interets.a_compter_du
    if titre.nature is NatureTitre.ORDONNANCE_INJONCTION:
        return served + DAY if served else None
    return titre.date + DAY if titre.nature in CONDAMNATIONS else None


def _majoration(dossier: Dossier, titre: Titre, au: dt.date, party: Debiteur | None) -> Majoration | None:
    """Five points on the legal rate of a condemnation; on an injonction de payer the start is unsettled.

    The day a title may be enforced is that of whom it tells of: another waits for the end of his own time to oppose.
    """
    served = served_on(dossier, titre, au, party)
    if titre.nature not in CONDAMNATIONS or served is None or (titre.interets and titre.interets.taux):
        return None
    if titre.nature is not NatureTitre.ORDONNANCE_INJONCTION:
        return Majoration(cmf_l313_3_premier_jour(max(served, titre.executoire_le or served)), Statut.OFFICIEL)
    if titre.executoire_le is None:
        return None
    own = party if party != first_condemned(dossier, titre) else None
    since = served
    if own is not None:
        place = Lieu.at(own.adresse.code_postal, own.adresse.pays)
        since = cpc_1422_attente(titre.date, served, place).date + DAY
    first = cmf_l313_3_premier_jour(max(titre.executoire_le, since))
    return Majoration(first, Statut.INCERTAIN, cmf_l313_3_premier_jour(served))


def raised_apart(dossier: Dossier, titre: Titre, au: dt.date, parties: Iterable[Debiteur]) -> Iterator[str]:
    """Those who owe the five points later than a décompte of them all counts them, each served on his own day."""
    counted = _majoration(dossier, titre, au, None)
    if counted is None or counted.premier_jour > au:
        return
    for party in parties:
        own = _majoration(dossier, titre, au, party)
        if own is None or own.premier_jour > counted.premier_jour:
            since = f"qu'à compter du {own.premier_jour:%d/%m/%Y}, d'après" if own else "pas encore, sans"
            yield (
                f"Majoration de cinq points comptée à compter du {counted.premier_jour:%d/%m/%Y} ; {party.nom_complet} "
                f"ne la doit {since} sa propre signification (CMF, art. L313-3, et CPC, art. 503, à vérifier)."
            )


def _admitted(facts: Facts, dossier: Dossier, party: Debiteur | None) -> dt.date | None:
    """Admission that stops the interest of a title: of whom it is counted against, or of the case, by prudence."""
    own = admission(dossier, facts.au, party) if party is not None else None
    return min((day for day in (own, facts.recevabilite) if day), default=None)


def _remarks(facts: Facts, dossier: Dossier, titre: Titre, since: tuple[Credit, ...]) -> Iterator[str]:
    if titre.factures:
        yield f"Le décompte suit le titre du {titre.date:%d/%m/%Y} pour {enumeration(titre.factures)}."
    else:
        yield f"Le décompte suit le titre : les {facts.mot.des} n'y sont plus comptées."
    cut = claimed_on(dossier, titre)
    if any(credited(dossier, titre, dt.date.min, cut)):
        yield f"Avoirs émis jusqu'au {cut:%d/%m/%Y} tenus pour compris dans le titre : vérifier."
    if since:
        what = ", ".join(map(dated, since))
        other = (
            " ; d'abord de ce que la provision n'accorde pas, selon une autre lecture"
            if titre.nature is NatureTitre.REFERE
            else ""
        )
        yield f"Avoirs postérieurs déduits du principal du titre, à leur date ({what}) : à vérifier{other}."
    if titre.article_700 or titre.depens:
        article, _ = costs_article(dossier, titre)
        yield f"Intérêts sur l'article {article} et les dépens non comptés (C. civ., art. 1231-7)."


def without_principal(dossier: Dossier, titre: Titre, au: dt.date) -> Iterator[str]:
    """What a title that does not condemn the principal debtor leaves to verify: what he paid, his insolvency."""
    if against_principal(dossier, titre):
        return
    yield f"Le titre condamne seulement {whom(dossier, titre)} : le décompte du débiteur principal est à part."
    if left := [one for _, one in valid_payments(dossier, au) if paid_apart(dossier, titre, one)]:
        what = ", ".join(map(dated, left))
        yield f"Paiements d'un autre que ceux que le titre condamne, non imputés ici ({what}) : à vérifier."


def _withdrawn(dossier: Dossier, titre: Titre, au: dt.date) -> Iterator[str]:
    """The debtor withdrew his opposition: the order has its force again."""
    if titre.nature is not NatureTitre.ORDONNANCE_INJONCTION:
        return
    opposition = opposition_to_title(dossier, titre, au)
    if opposition is not None and opposition.retiree_le is not None:
        yield (
            f"Désistement du débiteur du {opposition.retiree_le:%d/%m/%Y} : son opposition retirée, l'ordonnance a de "
            "nouveau effet (CPC, art. 1422)."
        )


def _others(dossier: Dossier, title: Followed, au: dt.date) -> Iterator[str]:
    """Other titles in force: whether the last one takes their place is not told by the case."""
    kin = [
        one
        for one in in_force(dossier, au)
        if one.index != title.index and _same_debtor(dossier, one.titre, title.titre)
    ]
    names = [f"{one.nom}, {format_eur(one.titre.principal)}" for one in kin]
    if names:
        yield (
            f"Non compté, à vérifier : {' ; '.join(names)}. Le décompte suit le dernier titre ; celui qu'il a remplacé "
            "se dit « ecarte-le: … » ; s'il n'en a remplacé aucun, dire sous chacun ses « factures »."
        )


def _same_debtor(dossier: Dossier, one: Titre, other: Titre) -> bool:
    return against_principal(dossier, one) and against_principal(dossier, other) and not one.a_part(other)


def _of_its_interest(
    dossier: Dossier, title: Followed, claim: Claim, majoration: Majoration | None, au: dt.date
) -> Iterator[str]:
    """What is said of its interest: what is not counted, what another owes later, what may be prescribed."""
    yield from _silences(dossier, title, majoration, au)
    if title.party is None:
        yield from raised_apart(dossier, title.titre, au, condemned_by(dossier, title.titre))
    yield from _old_interest(dossier, claim, au)


def _silences(dossier: Dossier, title: Followed, majoration: Majoration | None, au: dt.date) -> Iterator[str]:
    """What is not counted for want of a date."""
    titre, served = title.titre, served_on(dossier, title.titre, au, title.party)
    if titre.interets is None and titre.nature is NatureTitre.ORDONNANCE_INJONCTION and served is None:
        yield "Aucun intérêt compté : l'ordonnance n'est pas signifiée et ne fixe pas de point de départ."
    if titre.interets is None and titre.nature not in CONDAMNATIONS:
        yield "Aucun intérêt compté : le titre n'en fixe pas au dossier. Compléter « interets » s'il en accorde."
    if titre.nature not in CONDAMNATIONS or majoration:
        return
    if titre.interets and titre.interets.taux:
        yield "Majoration de cinq points non comptée : elle porte sur le taux légal, le titre accorde un autre taux."
    else:
        missing = "signifie-le" if served is None else "executoire-le"
        why = f"la clé « {missing} » manque (CMF, art. L313-3)"
        if served is None and of_the_administrative_judge(dossier, titre):
            why = "« signifie-le » ne dit pas le jour où le greffe l'a notifié (CMF, art. L313-3, à vérifier)"
        yield f"Majoration de cinq points non comptée : {why}."


def _old_interest(dossier: Dossier, claim: Claim, au: dt.date) -> Iterator[str]:
    """Interest born since the title may have a prescription of its own, shorter than the title's: told, not decided."""
    length = FAMILLES[dossier.creance.famille](au).duree
    if claim.depart is not None and after(claim.depart, length) <= au:
        yield (
            f"À vérifier : des intérêts du titre courent depuis le {claim.depart:%d/%m/%Y}, plus de {length}. Leur "
            "prescription propre n'est pas comptée ; celle du titre ne la règle pas (CPCE, art. L111-4)."
        )
