"""The debtors: who they are, in what quality they contracted, and whether the claim's family agrees."""

import re
from collections.abc import Iterator

from dateutil.relativedelta import relativedelta

from generator.case import Case, KeyPath
from generator.findings import Finding, Level
from generator.load import suggest
from generator.load.checks.references import creditor_of
from generator.load.identity import disagreements
from generator.load.repeats import repeated
from generator.model import Debiteur, FaitAutreCourrier, Fin, Office
from generator.model.parties import ONE_EACH
from generator.phrases import that_name, to_note
from generator.vocabulary import Fait, Famille, Lien, Nature, Qualite

_BUSINESS = {
    Famille.VENTE_ENTRE_PROFESSIONNELS,
    Famille.PRESTATION_ENTRE_PROFESSIONNELS,
    Famille.BAIL_COMMERCIAL,
    Famille.TRANSPORT_DE_MARCHANDISES,
}
_CONSUMER = {Famille.VENTE_A_CONSOMMATEUR, Famille.PRESTATION_A_CONSOMMATEUR}
_PERSON = "Écrire « nature: entrepreneur-individuel », ou « qualite: consommateur »."
_FIRST = "L'ajouter d'abord, sous « debiteurs »."
_MAJORITY = relativedelta(years=18)  # C. civ. 414
_REPRESENTS = re.compile("curat|tut(eur|rice|elle)|mandat|represent|habilit|avocat|conseil|notaire|herit")
_LEGAL = {one for one in Nature if not one.physique}


def one_principal(case: Case, _office: Office | None) -> Iterator[Finding]:
    """There is one principal debtor, no more, no less."""
    principal = [index for index, party in enumerate(case.dossier.debiteurs) if party.lien is Lien.PRINCIPAL]
    if not principal:
        yield case.erreur(
            ("debiteurs",), "aucun débiteur n'est principal.", "Écrire « lien: principal » pour l'un d'eux."
        )
    for index in principal[1:]:
        yield case.erreur(
            ("debiteurs", index, "lien"),
            "il y a déjà un débiteur principal.",
            "Écrire « lien: solidaire » ou « lien: caution ».",
        )


def bonds_told(case: Case, _office: Office | None) -> Iterator[Finding]:
    """What makes a joint debtor or a guarantor liable is written: without it, nothing is asked of him."""
    for index, party in enumerate(case.dossier.debiteurs):
        where: KeyPath = ("debiteurs", index, "lien")
        if party.lien is Lien.SOLIDAIRE and party.solidarite is None:
            yield case.avertit(
                where,
                f"rien n'établit {that_name(party.nom_complet)} est solidaire : cela ne se présume pas (C. civ., art. "
                "1310), lettres et actes ne le visent pas.",
                "Ajouter « solidarite: » avec sa « source » et sa « piece ».",
            )
        elif party.lien is Lien.CAUTION and party.cautionnement is None:
            yield case.avertit(
                where,
                f"l'engagement de la caution {party.nom_complet} n'est pas au dossier : rien ne peut lui être demandé "
                "(C. civ., art. 2294).",
                "Ajouter « cautionnement: » avec « date », « nature », « plafond » et « piece ».",
            )


def bonds_fit_their_party(case: Case, _office: Office | None) -> Iterator[Finding]:
    """Solidarity is of a joint debtor, a guarantee of a guarantor; whoever is written to has a name of his own."""
    for index, party in enumerate(case.dossier.debiteurs):
        for key, bond, lien in (
            ("solidarite", party.solidarite, Lien.SOLIDAIRE),
            ("cautionnement", party.cautionnement, Lien.CAUTION),
            ("competence", party.competence, Lien.SOLIDAIRE),
        ):
            if bond is not None and party.lien is not lien:
                elsewhere = "le mettre sous « creance »" if key == "competence" else "retirer ce bloc"
                yield case.erreur(
                    ("debiteurs", index, key),
                    f"« {key} » ne se dit que d'un débiteur « lien: {lien} ».",
                    f"Écrire « lien: {lien} », ou {elsewhere}.",
                )
    names = [party.nom_complet for party in case.dossier.debiteurs]
    for index, first in repeated(names):
        yield case.avertit(
            ("debiteurs", index),
            f"{names[index]} est déjà le nom du débiteur de la ligne {case.position(('debiteurs', first))[0]} : une "
            "lettre à l'un passerait pour envoyée à l'autre.",
            "Les distinguer, par les prénoms ou la dénomination.",
        )


def one_person_each(case: Case, _office: Office | None) -> Iterator[Finding]:
    """Two spouses written as one debtor: a deed, its service or a measure is against each."""
    for index, party in enumerate(case.dossier.debiteurs):
        if party.est_a_plusieurs:
            yield case.avertit(
                ("debiteurs", index),
                f"« {party.nom_complet} » réunit plusieurs personnes : un acte, sa signification ou une saisie vise "
                "chacune d'elles.",
                ONE_EACH,
            )


def other_letters_named(case: Case, _office: Office | None) -> Iterator[Finding]:
    """A letter to a joint debtor or a guarantor names one of the case."""
    known = {
        Fait.LETTRE_CODEBITEUR: case.dossier.noms(Lien.SOLIDAIRE),
        Fait.LETTRE_CAUTION: case.dossier.noms(Lien.CAUTION),
    }
    for path, fact in case.dossier.of(FaitAutreCourrier):
        if fact.debiteur not in known[fact.type]:
            who = "une caution" if fact.type is Fait.LETTRE_CAUTION else "un codébiteur"
            yield case.erreur(
                (*path, "debiteur"),
                f"« {fact.debiteur} » n'est pas {who} de ce dossier.",
                suggest.remedy(fact.debiteur, known[fact.type], "Connus") if known[fact.type] else _FIRST,
            )


def unknown_debtor(case: Case, where: KeyPath, name: str) -> Finding:
    """A name, at its key, that is none of the debtors and guarantors of the case."""
    dossier = case.dossier
    known = [party.nom_complet for party in dossier.debiteurs]
    remedy = suggest.remedy(name, known, "Connus")
    ended = [one for one in dossier.journal if isinstance(one, Fin)]
    if heirs := [party.nom_complet for party in dossier.debiteurs if any(one.succede(party) for one in ended)]:
        remedy += f" À la place de qui est mort ou dissous : {' ou '.join(heirs)}."
    return case.erreur(where, f"« {name} » n'est pas un débiteur de ce dossier.", remedy)


def mediator_named(case: Case, office: Office | None) -> Iterator[Finding]:
    """The creditor of a consumer names its mediator (C. conso., art. L616-1): said at its own file, once for all."""
    creditor = creditor_of(case, office)
    if creditor is None or creditor.mediateur is not None:
        return
    if not creditor.releve_d_un_mediateur(case.dossier.creance.famille):
        return
    if case.dossier.debiteur.qualite is Qualite.CONSOMMATEUR:
        yield Finding.of_file(
            f"cases/_cabinet/creanciers/{case.dossier.creancier}.yaml",
            "le médiateur de la consommation doit être indiqué au consommateur (C. conso., art. L616-1).",
            "Ajouter « mediateur: nom, adresse, site ».", Level.MANQUE, "mediateur",
        )  # fmt: skip


def quality_fits_nature(case: Case, _office: Office | None) -> Iterator[Finding]:
    """A consumer is a natural person, a non-professional a legal one (C. conso., article liminaire)."""
    for index, party in enumerate(case.dossier.debiteurs):
        path: KeyPath = ("debiteurs", index, "qualite")
        if party.qualite is Qualite.CONSOMMATEUR and party.nature in _LEGAL:
            yield case.erreur(
                path,
                "seule une personne physique est consommatrice (C. conso., article liminaire).",
                "Écrire professionnel ou non-professionnel.",
            )
        elif party.qualite is Qualite.NON_PROFESSIONNEL and party.nature not in _LEGAL:
            yield case.erreur(
                path,
                "seule une personne morale est non-professionnelle (C. conso., article liminaire).",
                _PERSON if party.nature is Nature.PARTICULIER else "Écrire professionnel.",
            )
        elif party.qualite is Qualite.PROFESSIONNEL and party.nature is Nature.PARTICULIER:
            yield case.erreur(path, "un particulier ne contracte pas en professionnel.", _PERSON)


def family_fits_debtor(case: Case, office: Office | None) -> Iterator[Finding]:
    """The family of the claim agrees with the principal debtor, and with the creditor where it matters."""
    family, debtor = case.dossier.creance.famille, case.dossier.debiteur
    path: KeyPath = ("creance", "famille")
    if family in _BUSINESS and debtor.qualite is not Qualite.PROFESSIONNEL:
        yield _mismatch(case, path, f"« {family} » suppose un débiteur professionnel, il est {debtor.qualite}.")
    elif family in _CONSUMER and debtor.qualite is not Qualite.CONSOMMATEUR:
        yield _mismatch(case, path, f"« {family} » suppose un débiteur consommateur, il est {debtor.qualite}.")
    elif family is Famille.MARCHE_PUBLIC and debtor.nature is not Nature.PERSONNE_PUBLIQUE:
        yield _mismatch(case, path, "« marche-public » suppose un débiteur personne publique.")
    elif family is Famille.PRET_ENTRE_PARTICULIERS and debtor.nature in _LEGAL:
        yield _mismatch(case, path, f"« {family} » suppose un débiteur personne physique.")
    elif case.dossier.loge_une_personne_morale:
        yield case.avertit(
            path,
            "logement loué à une personne morale : la loi n° 89-462 ne régit pas ce bail, sauf si les parties l'ont "
            "voulu (art. 2, à vérifier).",
            "Lire le bail. L'intérêt légal ou le taux convenu est compté, sans indemnité de 40 € ; la prescription, de "
            "cinq ans, a pour dernier jour sûr celui de trois ans.",
        )
    elif debtor.nature is Nature.PERSONNE_PUBLIQUE and not case.dossier.creance.publique:
        yield case.avertit(
            path,
            "débiteur public hors marché public : d'autres règles s'appliquent aux marchés (CCP, art. L2192-10 et s.).",
            "Vérifier ; si c'est un marché, écrire « famille: marche-public ».",
        )
    creditor = creditor_of(case, office)
    if family is Famille.COTISATIONS_ASSOCIATIVES and creditor and creditor.nature is not Nature.ASSOCIATION:
        yield case.avertit(
            path,
            "des cotisations associatives, mais le créancier n'est pas une association.",
            "Corriger « famille », ou « nature » dans le fichier du créancier.",
        )
    if family is Famille.CHARGES_DE_COPROPRIETE and creditor and creditor.nature is not Nature.SYNDICAT:
        yield case.avertit(
            path,
            "des charges de copropriété, mais le créancier n'est pas un syndicat de copropriétaires.",
            "Décrire le syndicat comme créancier, représenté par son syndic.",
        )


def creditor_private(case: Case, office: Office | None) -> Iterator[Finding]:
    """A public body has its own way to be paid, which nothing here replaces."""
    creditor = creditor_of(case, office)
    if creditor is not None and creditor.recouvre_par_titre:
        yield case.avertit(
            ("creancier",),
            "le créancier est une personne publique : elle recouvre par titre de recettes, que son comptable met en "
            "œuvre (CGCT, art. L1617-5, à vérifier).",
            "Vérifier, avec le comptable public, qu'une relance d'ici a sa place ; si elle recouvre comme un créancier "
            f"privé, écrire « titre-de-recettes: non » dans cases/_cabinet/creanciers/{case.dossier.creancier}.yaml.",
        )


def identity_complete(case: Case, _office: Office | None) -> Iterator[Finding]:
    """A company has a SIREN, and its numbers agree with each other."""
    for index, party in enumerate(case.dossier.debiteurs):
        yield from _identity(case, ("debiteurs", index), party)


def _mismatch(case: Case, path: KeyPath, message: str) -> Finding:
    return case.erreur(path, message, "Corriger la famille de la créance, ou le débiteur.")


def _identity(case: Case, path: KeyPath, party: Debiteur) -> Iterator[Finding]:
    registered = party.nature in {Nature.SOCIETE, Nature.ENTREPRENEUR_INDIVIDUEL}
    foreign = party.adresse.pays is not None
    if registered and party.siren is None and party.siret is None and not foreign:
        yield case.avertit(path, "le SIREN manque : le débiteur n'est pas identifié.", "Le lire au registre (RNE).")
    for wrong in disagreements(party):
        yield case.finding(wrong.level, (*path, *wrong.path), wrong.message, wrong.remedy)


def of_age_when_billed(case: Case, _office: Office | None) -> Iterator[Finding]:
    """A minor does not bind himself, save for everyday acts (C. civ. 1145, 1146, 1148)."""
    first = min(invoice.execution_le or invoice.date for invoice in case.dossier.factures)
    for index, party in enumerate(case.dossier.debiteurs):
        if party.naissance_le is not None and party.naissance_le + _MAJORITY > first:
            yield case.avertit(
                ("debiteurs", index, "naissance-le"),
                f"{party.nom_complet} était mineur le {first:%d/%m/%Y} : l'engagement est à vérifier (C. civ., art. "
                "1145, 1146 et 1148).",
                "Vérifier la date de naissance ; un mineur est représenté, l'avocat dit contre qui agir.",
            )


def guardians_told(case: Case, _office: Office | None) -> Iterator[Finding]:
    """A natural person whom somebody represents, a guardian: the acts name him, no letter is made out to him."""
    for index, party in enumerate(case.dossier.debiteurs):
        guardian = party.representant or party.nom_complet
        if party.est_physique and party.nom_complet not in guardian:  # a sole trader may be written as his own
            yield case.avertit(
                ("debiteurs", index, "representant"),
                f"{party.nom_complet}, personne physique, a un représentant (tuteur, curateur) : les actes le nomment, "
                "aucun courrier ne lui est adressé. Le tuteur représente en justice ; ce qui est signifié à une "
                "personne en curatelle l'est aussi à son curateur (C. civ., art. 475 et 467).",
                "Demander à l'avocat à qui écrire et contre qui agir ; suspendre les relances jusque-là : "
                f"{to_note(case.dossier.reference, 'suspension motif=tutelle')}.",
            )


def mailed_to_somebody_else(case: Case, _office: Office | None) -> Iterator[Finding]:
    """What a private individual owes is told to him, or to who represents him: not to a spouse, an employer."""
    for index, party in enumerate(case.dossier.debiteurs):
        contact = party.contact_par_courriel
        if contact is None or party.nature is not Nature.PARTICULIER or party.est_a_plusieurs:
            continue
        if not party.est_nomme(contact.nom) and not _REPRESENTS.match(suggest.folded(contact.fonction or "")):
            yield case.avertit(
                ("debiteurs", index, "contacts", party.contacts.index(contact), "nom"),
                f"les courriels s'adressent à « {contact.nom} » : rien ne dit que ce soit {party.nom_complet}, ou son "
                "représentant. Ce que doit un particulier ne se dit pas à un tiers, même proche (à vérifier).",
                "Mettre en tête le contact du débiteur, ses prénoms et nom ; d'un représentant, dire la « fonction » "
                "(curateur, tuteur, mandataire, avocat).",
            )
