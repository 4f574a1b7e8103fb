"""Every sentence a condition may say, in a text a lawyer can read: ``constats.txt``."""

import datetime as dt

from msgspec.structs import replace

from generator.law.limitation.acts import SANS_EFFET
from generator.law.procedures.catalogue import REGLES
from generator.law.procedures.court import BENCHES, JUDGES, juridiction
from generator.law.procedures.types import Insolvabilite, Partie, Preuves, Regard, TitreObtenu
from generator.law.series import shipped
from generator.vocabulary import Famille, Nature, NatureTitre, Qualite
from tests.law.reading import HERE
from tests.law.test_procedures import AU, CONSUMER, MERCHANT, OPEN, OTHER, SOUND, SYNDICAT, TITLE, TOWN, asking

ORDER = TitreObtenu(NatureTitre.ORDONNANCE_INJONCTION, dt.date(2026, 9, 15), dt.date(2026, 10, 6), dt.date(2026, 12, 7))
SPLIT = dt.date(2022, 5, 15)  # two estates since that day (C. com., art. L526-22)
TRADER = replace(MERCHANT, nature=Nature.ENTREPRENEUR_INDIVIDUEL)
UNKNOWN = Partie(Nature.SOCIETE, "69003")
VARIANTS = {
    "sain": SOUND,
    "deux factures échues": replace(SOUND, echues=2),
    "aucune facture échue": replace(SOUND, echues=0),
    "droit commun": replace(SOUND, famille=Famille.DROIT_COMMUN),
    "décompte incomplet": replace(SOUND, calcule=False),
    "contestée": replace(SOUND, contestees=("F-1", "F-2")),
    "contestée en partie": replace(SOUND, contestees_en_partie=("F-1 pour 792,00 €",)),
    "prescrite": replace(SOUND, prescrites=("F-1", "F-2")),
    "sans mise en demeure": replace(SOUND, mise_en_demeure=None),
    "sans pièce": replace(SOUND, preuves=Preuves(execution=("F-1", "F-2"), factures=("F-1", "F-2"))),
    "grosse créance": replace(SOUND, pretentions=asking("12340.00", principal="12000.00", interets="300.00")),
    "consommateur": replace(SOUND, debiteur=CONSUMER, pretentions=asking("500.00", principal="500.00")),
    "consommateur, grosse créance": replace(
        SOUND, debiteur=CONSUMER, pretentions=asking("5000.01", principal="5000.01")
    ),
    "consommateur, accessoires au-dessus": replace(
        SOUND, debiteur=CONSUMER, pretentions=asking("5000.01", principal="5000.00")
    ),
    "consommateur, médiation": replace(SOUND, debiteur=CONSUMER, tentative_amiable="médiation du 01/06/2026"),
    "débiteur public": replace(SOUND, debiteur=TOWN),
    "syndicat de copropriétaires": replace(SOUND, debiteur=SYNDICAT, extrait=None, insolvabilite=Insolvabilite()),
    "non-commerçants": replace(SOUND, debiteur=OTHER, creancier=OTHER),
    "qualités inconnues": replace(SOUND, debiteur=UNKNOWN, creancier=UNKNOWN),
    "entrepreneur": replace(
        SOUND, debiteur=Partie(Nature.ENTREPRENEUR_INDIVIDUEL, "69003", qualite=Qualite.PROFESSIONNEL, commercant=True)
    ),
    "avant la loi de 2026": replace(SOUND, au=dt.date(2026, 4, 24)),
    "Belgique": replace(SOUND, debiteur=replace(MERCHANT, pays="Belgique")),
    "Suisse": replace(SOUND, debiteur=replace(MERCHANT, pays="Suisse")),
    "extrait ancien": replace(SOUND, extrait=dt.date(2026, 8, 20)),
    "sans extrait": replace(SOUND, extrait=None, insolvabilite=Insolvabilite()),
    "BODACC ancien": replace(SOUND, insolvabilite=Insolvabilite(controle=dt.date(2026, 10, 20))),
    "procédure collective": replace(SOUND, insolvabilite=OPEN, reserve_de_propriete=True),
    "non publiée": replace(SOUND, insolvabilite=replace(OPEN, publication=None)),
    "hors délai": replace(
        SOUND, insolvabilite=replace(OPEN, fin_de_declaration=dt.date(2026, 11, 20), fin_de_revendication=SOUND.au)
    ),
    "déclarée": replace(SOUND, insolvabilite=replace(OPEN, declaration=dt.date(2026, 11, 2))),
    "plan résolu, déjà déclarée": replace(SOUND, insolvabilite=replace(OPEN, dispense=True)),
    "revendiquée": replace(SOUND, insolvabilite=replace(OPEN, revendication=dt.date(2026, 11, 2))),
    "bail, sans pièce": replace(SOUND, famille=Famille.BAIL_COMMERCIAL, preuves=Preuves(execution=("F-1",))),
    "débiteur décédé": replace(SOUND, debiteur=replace(MERCHANT, fin="décès le 02/11/2026 (Paul Roux)")),
    "surendettement": replace(
        SOUND, debiteur=CONSUMER, insolvabilite=Insolvabilite(surendettement=dt.date(2026, 11, 2))
    ),
    "jugement": replace(SOUND, titre=TITLE),
    "jugement non signifié": replace(SOUND, titre=replace(TITLE, signifie_le=None)),
    "ordonnance": replace(SOUND, titre=ORDER),
    "déjà jugée": replace(SOUND, titre=TITLE, jugee="jugement du 04/05/2026"),
    "délai de grâce": replace(SOUND, titre=TITLE, delai_de_grace=dt.date(2027, 5, 4)),
    "entrepreneur, créance ancienne": replace(SOUND, debiteur=TRADER, nees=(SPLIT - dt.timedelta(days=1),)),
    "entrepreneur, des deux temps": replace(SOUND, debiteur=TRADER, nees=(AU, SPLIT - dt.timedelta(days=1))),
    "entrepreneur, contrat d'avant": replace(SOUND, debiteur=TRADER, nees=(AU,), contrat=SPLIT - dt.timedelta(days=1)),
    "entrepreneur, contrat connu": replace(SOUND, debiteur=TRADER, nees=(AU,), contrat=SPLIT),
    "entrepreneur, hors de son activité": replace(
        SOUND, debiteur=replace(TRADER, qualite=Qualite.CONSOMMATEUR), nees=(AU,)
    ),
    "autorisée": replace(SOUND, autorisation=dt.date(2026, 11, 2)),
}


COURTS = {
    "entre commerçants": SOUND,
    "à Lyon": replace(SOUND, debiteur=replace(MERCHANT, greffe="Lyon")),
    "à Strasbourg": replace(SOUND, debiteur=replace(MERCHANT, code_postal="67000")),
    "à Ludwigshafen": replace(SOUND, debiteur=replace(MERCHANT, code_postal="67059", pays="Allemagne")),
    "à Genève": replace(SOUND, debiteur=replace(MERCHANT, code_postal="1201", pays="Suisse")),
    "syndicat de copropriétaires": replace(SOUND, debiteur=SYNDICAT),
    "créancier non commerçant": replace(SOUND, creancier=OTHER),
    "débiteur non commerçant": replace(SOUND, debiteur=OTHER),
    "qualité inconnue": replace(SOUND, debiteur=UNKNOWN),
    "bail d'habitation": replace(SOUND, debiteur=CONSUMER, famille=Famille.BAIL_D_HABITATION),
    "charges, copropriétaire commerçant": replace(SOUND, creancier=OTHER, famille=Famille.CHARGES_DE_COPROPRIETE),
    "bail commercial, preneur commerçant": replace(SOUND, famille=Famille.BAIL_COMMERCIAL),
    "bail commercial, preneur non commerçant": replace(SOUND, debiteur=OTHER, famille=Famille.BAIL_COMMERCIAL),
    "marché public": replace(SOUND, debiteur=TOWN, marche_public=True),
    "personne publique": replace(SOUND, debiteur=TOWN),
    "indiquée": replace(SOUND, tribunal="tribunal-judiciaire"),
}


def courts() -> str:
    """The court of each variant, why, and the article; then how each title is named; then what changes nothing."""
    lines = []
    for variant, faits in COURTS.items():
        found = juridiction(faits)
        lines.append(f"{variant} | {found.nom} | {found.motif} | {found.reference.article} | {found.reference.statut}")
    lines += [f"juge {nature} | {judge} | {BENCHES[nature]}" for nature, judge in JUDGES.items()]
    lines += [f"titre {nature} | {nature.mots}" for nature in NatureTitre]
    lines += [f"sans effet | {act} | {why}" for act, why in SANS_EFFET.items()]
    return "\n".join(lines) + "\n"


def test_courts_titles_and_acts_without_effect_are_named_as_written() -> None:
    assert courts() == (HERE / "juridictions.txt").read_text(encoding="utf-8")


def sentences() -> str:
    """What each rule says of a sound case, then of each variant where it says something else."""
    lines = []
    plain: dict[str, str] = {}
    for variant, faits in VARIANTS.items():
        for rule, look in REGLES.items():
            found = look(Regard(faits, shipped()))
            said = f"{found.etat} : {found.phrase}"
            if variant == "sain" or said != plain[rule]:
                lines.append(f"{variant} | {rule} | {said}")
            plain.setdefault(rule, said)
    return "\n".join(lines) + "\n"


def test_every_sentence_of_a_condition_is_the_one_written() -> None:
    assert sentences() == (HERE / "constats.txt").read_text(encoding="utf-8")
