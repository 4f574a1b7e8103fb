"""Nothing is written to the dead, nor to a company that is no more, nor asked of them in an act."""

import re
from collections.abc import Iterator

from generator.case import KeyPath
from generator.documents import bases
from generator.documents.contexts import condemned
from generator.documents.contexts.letter import RECEIPTS
from generator.documents.contexts.receipt import estate_of
from generator.documents.document import Requirement
from generator.documents.draft import ON_A_TITLE, Draft
from generator.documents.requirements.holds import way_out
from generator.findings import Finding
from generator.law.limits.existence import civ_792_declaration, civ_877_attente
from generator.model import Debiteur, FaitDeces, debt_of_an_heir
from generator.phrases import for_debtor, introduced
from generator.progress.existence import absence, insolvent
from generator.progress.limits.insolvency import DECLARATION
from generator.progress.over_indebtedness import ERASED, OVER_INDEBTED
from generator.vocabulary import Fait

ASKING_NOTHING = frozenset({"information-rgpd", "information-caution", "information-annuelle-caution"})
# For someone else than the debtor: a lawyer, the organs of his collective proceedings, who lifts what was seized.
WITHOUT_HIM = frozenset(
    {
        "transmission-avocat",
        "declaration-creance",
        "revendication",
        "certificat-irrecouvrabilite",
        "mainlevee",
        "quittance-succession",
    }
)


def _absent(draft: Draft) -> Iterator[Finding]:
    """The debtor the document is for or against; joint debtors and guarantors who are gone are left out of acts."""
    found = None if draft.document in WITHOUT_HIM else absence(draft.vue, _sought(draft))
    if found is None:
        return
    others = [one.nom_complet for one in draft.dossier.debiteurs if absence(draft.vue, one) is None]
    bound = f" Restent tenus, chacun selon son engagement : {', '.join(others)} (« --debiteur »)." if others else ""
    message = f"{found.titre} ; ce document ne peut lui être adressé ni le viser."
    receipt = " Au notaire de la succession : « quittance-succession »." if _dead(draft) else ""
    yield draft.manque(found.origine, message, f"{way_out(found)}{bound}{receipt}")


def _insolvent(draft: Draft) -> Iterator[Finding]:
    """Nothing is asked by his name of a joint debtor or a guarantor who is insolvent: it is declared, or he is left."""
    party, asks = draft.whom.autre, draft.document not in ASKING_NOTHING and draft.document != DECLARATION
    held = insolvent(draft.vue, party) if party is not None and asks else None
    if held is None or held.reference is None or condemned.served_all_the_same(draft, held):
        return
    after = "puis noter « declaree-le » ; une fois close, voir avec l'avocat ce qui reste permis."
    remedy = way_out(held) if held.nature in {OVER_INDEBTED, ERASED} else f"{_declare(draft, party)}, {after}"
    yield draft.manque(
        held.origine,
        introduced(held.titre, f"plus rien ne lui est demandé ({held.reference.citation})."),
        remedy,
    )


def _declare(draft: Draft, party: Debiteur | None) -> str:
    if party is None or not party.solidaire:
        return "Faire déclarer la créance à cette procédure par l'avocat"
    command = f"recouvre produire {draft.dossier.reference} {DECLARATION} {for_debtor(party.nom_complet)}"
    return f"Déclarer la créance à cette procédure ({command})"


def _dead(draft: Draft) -> bool:
    return draft.document in RECEIPTS and estate_of(draft) is not None


def _estate(draft: Draft) -> Iterator[Finding]:
    """The receipt of an estate goes to its notary, named with his address."""
    death = estate_of(draft)
    if death is None:
        said = "aucun décès sans héritier écrit à sa place : la quittance va au débiteur."
        yield draft.manque(draft.destinataire_key, said, "Produire « quittance-paiement ».")
    elif death.notaire is None:
        said = "notaire de la succession inconnu : la quittance n'a pas de destinataire."
        yield draft.manque(draft.vue.path(death), said, "Ajouter « notaire: nom, adresse » à ce fait.")
    elif not re.search(r"\d{5}", death.notaire):
        said = f"l'adresse du notaire manque (« {death.notaire} ») : la quittance n'arriverait pas."
        yield draft.manque(draft.vue.path(death), said, "Compléter « notaire: nom, rue, code postal et commune ».")


def _share_unknown(draft: Draft) -> Iterator[Finding]:
    """An heir is asked what his case counts, or named as owing it, once the file says that he does."""
    if draft.document in WITHOUT_HIM | RECEIPTS:
        return
    sought = {one.nom_complet: one for one in (_sought(draft), *draft.codebiteurs)}.values()
    for path, fact in draft.vue.of(FaitDeces):
        told = () if fact.dette else fact.de(draft.dossier.debiteurs)
        for party in (one for one in sought if one in told and fact.succede(one)):
            yield draft.manque(
                path,
                f"par succession, {party.nom_complet} ne doit que sa part (C. civ., art. 873 et 1309) : ce document "
                "lui demanderait toute la dette du dossier.",
                debt_of_an_heir(party.lien),
            )


def _sought(draft: Draft) -> Debiteur:
    """Whom a document is for or against; an act on a title that leaves the principal debtor alone is against others."""
    told = condemned.told(draft) if draft.document in ON_A_TITLE else ()
    if not told or draft.destinataire in told:
        return draft.destinataire
    return next(iter(condemned.asked(draft)), told[0])


def _unserved_on_the_heir(draft: Draft) -> Iterator[Finding]:
    """A title against the deceased is enforced against his heir eight days after it is served on him.

    Accepted up to its net assets, the estate is not seized for the fifteen months its creditors have to declare.
    """
    titre = draft.titre
    for path, fact in draft.vue.of(FaitDeces, Fait.DECES):
        sought = condemned.asked(draft) or (draft.debiteur,)
        heirs = [party for party in fact.de(draft.dossier.debiteurs) if party in sought and fact.succede(party)]
        if titre is None or titre.date > fact.date or not heirs:  # of the day he died: he was the one judged
            continue
        served = fact.titre_signifie_le
        if served is None or served > draft.au:
            yield draft.manque(
                path,
                f"le titre contre le défunt n'est pas signifié à l'héritier {heirs[0].nom_complet} : il ne "
                "s'exécute contre lui que huit jours après (C. civ., art. 877).",
                "Le faire signifier par le commissaire de justice, par une demande à part si le titre l'a déjà été au "
                "défunt, puis noter « titre-signifie-le: … » dans ce fait.",
            )
        elif (wait := civ_877_attente(served)).date >= draft.au:
            yield draft.manque(path, f"{wait.titre} : jusqu'au {wait.date:%d/%m/%Y} (C. civ., art. 877).", "Attendre.")
        yield from _net_assets(draft, path, fact)


def _net_assets(draft: Draft, path: KeyPath, fact: FaitDeces) -> Iterator[Finding]:
    published = fact.actif_net_le
    if published is None or published > draft.au or (end := civ_792_declaration(published).date) < draft.au:
        return
    yield draft.manque(
        (*path, "actif-net-le"),
        f"succession acceptée à concurrence de l'actif net : aucune voie d'exécution jusqu'au {end:%d/%m/%Y} (C. civ., "
        "art. 792-1).",
        "La déclarer à la succession (« declaree-le: … » dans ce fait), et attendre ce jour.",
    )


EXISTENCE = Requirement(
    "existence",
    "Destinataire vivant, ou société qui existe encore et représentée",
    _absent,
    reference=bases.EXISTENCE,
)
PROCEDURE_DU_DESTINATAIRE = Requirement(
    "procedure-du-destinataire", "Destinataire qui n'est lui-même ni en procédure collective, ni surendetté", _insolvent
)
PART_DE_L_HERITIER = Requirement(
    "part-de-l-heritier", "Dette de l'héritier dite : entière, ou sa part", _share_unknown, reference=bases.PART
)
SUCCESSION = Requirement("succession", "Succession et son notaire", _estate, reference=bases.QUITTANCE)
SIGNIFIE_A_L_HERITIER = Requirement(
    "signifie-a-l-heritier",
    "Titre contre le défunt signifié à l'héritier",
    _unserved_on_the_heir,
    reference=bases.HERITIER,
)
