"""Parties of every kind, as creditor and as debtor: ``parties.csv``, what a document says of them, hides, or asks for.

A lawyer adds a row; a kind of party not yet met is a block of YAML more here.
"""

import re
from pathlib import Path

import pytest

from generator.casework.computed import compute_case
from generator.casework.planning import planned
from generator.documents import CATALOGUE
from generator.documents.contexts.parties import identified, of_party, to_party
from generator.findings import CaseInvalid, Level
from generator.load.checks import check
from generator.model import Debiteur
from generator.progress.types import Stade
from tests.documents import sample
from tests.tables import read_table

IBAN = "FR76 9999 9000 0100 0000 0010 688"
PERSON = "civilite: Madame\nprenoms: Odette\nnom: Conte\nprofession: institutrice\n"
CREDITORS = {
    "particulière": f"nature: particulier\ncommercant: non\n{PERSON}signataire: {{nom: Mme Odette Conte}}\n",
    "particulière en capitales": (
        f"nature: particulier\ncommercant: non\n{PERSON}signataire: {{nom: Mme Odette CONTE}}\n"
    ),
    "particulière de trois prénoms": (
        "nature: particulier\ncommercant: non\n"
        f"{PERSON.replace('Odette', 'Odette, Marie, Luce')}signataire: {{nom: Mme Odette Conte}}\n"
    ),
    "époux": (
        "nature: particulier\ncommercant: non\ncivilite: M. et Mme\nprenoms: Paul et Odette\nnom: Conte\n"
        "profession: instituteur\nnaissance-le: 1960-02-03\nsignataire: {nom: M. et Mme Paul et Odette Conte}\n"
    ),
    "indivision": (
        "nature: particulier\ncommercant: non\nnom: indivision Conte\n"
        "signataire: {nom: Mme Odette Conte, fonction: gérante de l'indivision}\n"
    ),
    "particulière représentée": (
        f"nature: particulier\ncommercant: non\n{PERSON}signataire: {{nom: M. Paul Conte, fonction: mandataire}}\n"
    ),
    "entrepreneur": (
        f"nature: entrepreneur-individuel\ncommercant: non\n{PERSON}denomination: Conte Décoration\n"
        "siren: 000 999 102\nsignataire: {nom: Mme Odette Conte}\n"
    ),
    "syndicat": (
        "nature: syndicat-de-coproprietaires\ncommercant: non\n"
        "denomination: Syndicat des copropriétaires de la résidence L'Hypothèse\n"
        "representant: son syndic, la SARL Songe Gestion\n"
        "signataire: {nom: Mme Irène Songe, fonction: gérante du syndic}\n"
    ),
    "association": (
        "nature: association\ncommercant: non\ndenomination: Les Écureuils\nforme: association\n"
        "signataire: {nom: Mme Luce Noisette, fonction: présidente}\n"
    ),
    "commune": (
        "nature: personne-publique\ncommercant: non\ndenomination: Commune de Fablières\n"
        "representant: M. Basile Fablier, maire\n"
        "signataire: {nom: M. Basile Fablier, fonction: maire}\n"
    ),
    "club": (
        "nature: association\ncommercant: non\ndenomination: Club d'aviron du Songe\nforme: association\n"
        "signataire: {nom: Mme Luce Noisette, fonction: présidente}\n"
    ),
    "office immatriculé": (
        "nature: personne-publique\ncommercant: oui\ndenomination: Office public de l'habitat des Fables\n"
        "titre-de-recettes: non\nsiren: 000 999 102\ngreffe: Lyon\nmediateur: Médiation Exemple, 75002 Paris\n"
        "representant: Mme Luce Corbeau, directrice générale\n"
        "signataire: {nom: Mme Luce Corbeau, fonction: directrice générale}\n"
    ),
    "office de l'habitat": (
        "nature: personne-publique\ncommercant: non\ndenomination: Office public de l'habitat des Fables\n"
        "titre-de-recettes: non\nrepresentant: Mme Luce Corbeau, directrice générale\n"
        "signataire: {nom: Mme Luce Corbeau, fonction: directrice générale}\n"
    ),
}
HOME = "    adresse: {rue: 3 quai de la Sirène, code-postal: 69005, ville: Lyon}\n"
ABROAD = "    adresse: {rue: 3 quai de la Sirène, code-postal: %s, ville: %s, pays: %s}\n"
COMPANY = (
    "  - nature: societe\n    qualite: professionnel\n    commercant: oui\n    denomination: %s\n    forme: %s\n"
    "    representant: Mme Elke Fictie, administratrice\n"
)
DEBTORS = {
    "consommateur": (
        "  - nature: particulier\n    qualite: consommateur\n    civilite: Madame\n    nom: Exemple\n"
        "    prenoms: Claire\n"
    ) + HOME,
    "époux": (
        "  - nature: particulier\n    qualite: consommateur\n    civilite: M. et Mme\n    nom: Exemple\n"
        "    prenoms: Paul et Claire\n    naissance-le: 1960-02-03\n"
    ) + HOME,
    "particulière sans prénom": (
        "  - nature: particulier\n    qualite: consommateur\n    civilite: Madame\n    nom: Exemple\n"
    ) + HOME,
    "syndicat": (
        "  - nature: syndicat-de-coproprietaires\n    qualite: non-professionnel\n"
        "    denomination: Syndicat des copropriétaires de la résidence Le Mirage\n"
        "    representant: son syndic, la SAS Régie Fictive\n"
    ) + HOME,
    "commune": (
        "  - nature: personne-publique\n    qualite: professionnel\n    denomination: Commune de Fablières\n"
    ) + HOME,
    "entrepreneure": (
        "  - nature: entrepreneur-individuel\n    qualite: professionnel\n    commercant: oui\n    civilite: Madame\n"
        "    nom: Songe\n    prenoms: Léa\n    siren: 000 999 409\n    greffe: Lyon\n"
    ) + HOME,
    "entrepreneure, achat personnel": (
        "  - nature: entrepreneur-individuel\n    qualite: consommateur\n    civilite: Madame\n    nom: Songe\n"
        "    prenoms: Léa\n    naissance-le: 1980-01-02\n    naissance-a: Lyon\n    nationalite: française\n"
    ) + HOME,
    "SCI": COMPANY % ("SCI Les Pierres", "SCI") + HOME,
    "société belge": COMPANY % ("Boekhandel De Fictie", "SRL") + ABROAD % ("1050", "Ixelles", "Belgique"),
    "société suisse": COMPANY % ("Librairie du Mirage", "SA") + ABROAD % ("1201", "Genève", "Suisse"),
}  # fmt: skip
PRIVATE = {"consommateur", "époux", "particulière sans prénom", "entrepreneure, achat personnel"}
ROWS = read_table(__file__, "parties.csv")


def case(row: dict[str, str]) -> str:
    """The base case, its debtor and its family in the place of those it has."""
    text = sample.base()
    if debtor := DEBTORS.get(row["debiteur"]):
        text = re.sub(r"(?s)debiteurs:\n.*?creance:\n", lambda _: f"debiteurs:\n{debtor}creance:\n", text)
    if row["famille"]:
        text = text.replace("famille: vente-entre-professionnels", f"famille: {row['famille']}")
    if row["debiteur"] in {*PRIVATE, "syndicat", "commune"}:  # no penalties, no register, another court
        text = re.sub(r"  penalites:\n.*?(?=factures:)", "", text, flags=re.DOTALL)
        text = re.sub(
            r"  - date: 2026-11-10\n    type: verification-solvabilite\n.*?\n(?=pieces:)", "", text, flags=re.DOTALL
        )
        text = re.sub(r"  - \{id: kbis.*\n", "", text)
    if row["debiteur"] in {*PRIVATE, "syndicat"}:
        text = text.replace("factures:\n", "  contrat-du: 2026-01-12\n  competence: {ville: Lyon}\nfactures:\n", 1)
    if row["debiteur"] == "commune" and row["famille"] == "droit-commun":
        text = text.replace("factures:\n", "  penalites: {reclamees: non}\nfactures:\n", 1)
    return text


def office_of(folder: Path, creditor: str) -> Path:
    """An office whose creditor is of a kind."""
    home = sample.office_in(folder)
    if known := CREDITORS.get(creditor):
        (home / "cases" / "_cabinet" / "creanciers" / "atelier.yaml").write_text(
            f"format: 1\n{known}adresse: {{rue: 1 rue X, code-postal: 69002, ville: Lyon}}\n"
            f"courriel: o@conte.example\niban: {IBAN}\n",
            encoding="utf-8",
        )
    return home


@pytest.mark.parametrize("row", ROWS, ids=[row["cas"] for row in ROWS])
def test_a_party_of_each_kind(row: dict[str, str], tmp_path: Path) -> None:
    values = sample.from_text(office_of(tmp_path, row["creancier"]), case(row))
    lacks = " ".join(f"{one.message} {one.remedy}" for one in sample.lacking(row["document"], values))
    if row["manque"]:
        assert row["manque"] in lacks
        said = lacks
    else:
        assert not lacks
        said = sample.words(row["document"], values).replace("\N{NO-BREAK SPACE}", " ")
    for words in filter(None, row["dit"].split("|")):
        assert words in said
    for words in filter(None, row["tait"].split("|")):
        assert words not in said


def test_a_public_creditor_enforces_the_judgment_he_obtained_as_any_other(tmp_path: Path) -> None:
    text = case({"debiteur": "consommateur", "famille": "droit-commun"})
    judged = (
        "titres:\n  - {nature: jugement, juridiction: TJ de Lyon, date: 2026-11-12, principal: '1 000,00',"
        " signifie-le: 2026-11-13, executoire-le: 2026-11-16}\n"
    )
    refused = [
        any(one.key == "titre-de-recettes" for one in sample.lacking("transmission-commissaire", computed))
        for computed in (
            sample.from_text(office_of(tmp_path / f"{rank}", "commune"), f"{text.rstrip()}\n{more}")
            for rank, more in enumerate(("", judged))
        )
    ]
    assert refused == [True, False]


PROFESSIONAL = "ne se recouvre que sur le patrimoine professionnel"
ASSUMED = "Naissance supposée au %s, dernière facture ou exécution, faute de date du contrat."
ESTATES = (  # debtor, day of the invoice and of its performance, of the contract, what is said, what is not
    ("entrepreneure", "2022-05-15", "", (PROFESSIONAL, ASSUMED % "15 mai 2022"), "tous les biens"),
    ("entrepreneure", "2022-05-14", "", ("se recouvre sur tous les biens",), "supposée"),  # its contract came before it
    ("entrepreneure", "2022-05-15", "2022-05-15", (PROFESSIONAL,), "supposée"),
    ("entrepreneure", "2022-05-14", "2022-05-01", ("se recouvre sur tous les biens",), "supposée"),
    (
        "entrepreneure", "2022-05-15", "2022-05-14",
        ("tous les biens", "née du contrat du 14 mai 2022 ; née de chaque exécution", "au 15 mai 2022", PROFESSIONAL),
        "supposée",
    ),
    ("entrepreneure, achat personnel", "2022-05-15", "2026-01-12", ("sur le patrimoine personnel",), "né du"),
    ("SCI", "2022-05-15", "", (), ""),
)  # fmt: skip


@pytest.mark.parametrize(("debtor", "billed", "contract", "said", "unsaid"), ESTATES)
def test_a_seizure_is_asked_for_on_the_estate_that_answers(  # noqa: PLR0917 - a row of the table
    debtor: str, billed: str, contract: str, said: tuple[str, ...], unsaid: str, tmp_path: Path
) -> None:
    """The two estates of an entrepreneur individuel (C. com., art. L526-22), before a judge is asked for his goods."""
    text = case({"debiteur": debtor, "famille": "vente-a-consommateur" if "personnel" in debtor else ""})
    text = re.sub(r"    date: 2026-\d\d-\d\d\n    echeance", f"    date: {billed}\n    echeance", text)
    text = re.sub(r"execution-le: 2026-\d\d-\d\d", f"execution-le: {billed}", text)
    if contract and "contrat-du" not in text:
        text = text.replace("factures:\n", f"  contrat-du: {contract}\nfactures:\n", 1)
    found = sample.remarks(CATALOGUE["requete-saisie-conservatoire"], *sample.from_text(office_of(tmp_path, ""), text))
    told = [one.message.replace("\N{NO-BREAK SPACE}", " ") for one in found if "L526-22" in one.message]
    assert len(told) == bool(said)
    assert all(part in one for one in told for part in said)
    assert all(unsaid not in one for one in told)


NAMES = (  # nature, name, after « à », after « de », « représentée »
    ("societe", "Atelier Durand", "à Atelier Durand", "d'Atelier Durand", "représentée"),
    ("societe", "SCI des Fables", "à la SCI des Fables", "de la SCI des Fables", "représentée"),
    ("societe", "Le Songe", "à la société Le Songe", "de la société Le Songe", "représentée"),
    (
        "societe", "Établissements Songe", "à la société Établissements Songe", "de la société Établissements Songe",
        "représentée",
    ),
    ("personne-publique", "Commune du Songe", "à la Commune du Songe", "de la Commune du Songe", "représentée"),
    ("personne-publique", "Département du Songe", "au Département du Songe", "du Département du Songe", "représenté"),
    ("personne-publique", "Office du Songe", "à l'Office du Songe", "de l'Office du Songe", "représenté"),
    ("association", "Les Écureuils", "à l'association Les Écureuils", "de l'association Les Écureuils", "représentée"),
    (
        "syndicat-de-coproprietaires", "Syndicat des copropriétaires du Mirage",
        "au Syndicat des copropriétaires du Mirage", "du Syndicat des copropriétaires du Mirage", "représenté",
    ),
    ("societe", "Le Cabinet Songe", "à la société Le Cabinet Songe", "de la société Le Cabinet Songe", "représentée"),
    ("societe", "La Compagnie du Songe", "à La Compagnie du Songe", "de La Compagnie du Songe", "représentée"),
    ("personne-publique", "Le Lycée du Songe", "au Lycée du Songe", "du Lycée du Songe", "représenté"),
    ("personne-publique", "L'Office du Songe", "à L'Office du Songe", "de L'Office du Songe", "représenté"),
    ("personne-publique", "Les Fablières", "aux Fablières", "des Fablières", "représentée"),
    ("personne-publique", "CCAS du Songe", "au CCAS du Songe", "du CCAS du Songe", "représenté"),
    (
        "syndicat-de-coproprietaires", "Le Syndicat du Mirage", "au Syndicat du Mirage", "du Syndicat du Mirage",
        "représenté",
    ),
    ("syndicat-de-coproprietaires", "SDC Le Mirage", "à SDC Le Mirage", "de SDC Le Mirage", "représenté"),
)  # fmt: skip


@pytest.mark.parametrize(("nature", "name", "to", "of", "agreed"), NAMES, ids=[row[1] for row in NAMES])
def test_a_name_takes_the_article_of_what_it_says_it_is(nature: str, name: str, to: str, of: str, agreed: str) -> None:
    party = Debiteur.model_validate(
        {
            "nature": nature, "qualite": "non-professionnel", "denomination": name, "representant": "M. Songe",
            "adresse": {"rue": "1 rue X", "code-postal": "69002", "ville": "Lyon"},
        },
        by_alias=True,
    )  # fmt: skip
    assert (to_party(party), of_party(party)) == (to, of)
    assert identified(party).representation == f"{agreed} par M. Songe"


def test_a_person_named_le_something_keeps_her_name() -> None:
    party = Debiteur.model_validate(
        {
            "nature": "particulier", "qualite": "consommateur", "nom": "Le Guen",
            "adresse": {"rue": "1 rue X", "code-postal": "69002", "ville": "Lyon"},
        },
        by_alias=True,
    )  # fmt: skip
    assert (to_party(party), of_party(party), identified(party).a_qui) == ("à Le Guen", "de Le Guen", "à Le Guen")


BORN = "née le 3\N{NO-BREAK SPACE}février\N{NO-BREAK SPACE}1960"


@pytest.mark.parametrize(
    ("prenoms", "nom", "told", "of"),
    [
        ("Claire, Marie", "Conte", BORN, "de Claire, Marie Conte"),
        ("Claire", "Et-Tahiri", BORN, "de Claire Et-Tahiri"),
        ("Claire", "Lune épouse Conte", BORN, "de Claire Lune épouse Conte"),
        ("Claire", "Lune époux Conte", BORN, "de Claire Lune époux Conte"),
        ("Paul et Claire", "Conte", "", "de Paul et Claire Conte"),
        (None, "Les époux Conte", "", "des époux Conte"),
        (None, "héritiers Conte", "", "des héritiers Conte"),
        (None, "consorts Conte", "", "des consorts Conte"),
        (None, "indivision Conte", "", "de l'indivision Conte"),
    ],
)
def test_no_birth_is_told_of_two_persons_in_one(prenoms: str | None, nom: str, told: str, of: str) -> None:
    party = Debiteur.model_validate(
        {
            "nature": "particulier", "qualite": "consommateur", "civilite": "Madame", "prenoms": prenoms, "nom": nom,
            "naissance-le": "1960-02-03", "adresse": {"rue": "1 rue X", "code-postal": "69002", "ville": "Lyon"},
        },
        by_alias=True,
    )  # fmt: skip
    assert identified(party).identite[:-1] == ((told,) if told else ())
    assert of_party(party) == of


def test_one_in_business_under_the_sign_of_two_is_one_person() -> None:
    party = Debiteur.model_validate(
        {
            "nature": "entrepreneur-individuel", "qualite": "professionnel", "nom": "Conte et Fils",
            "adresse": {"rue": "1 rue X", "code-postal": "69002", "ville": "Lyon"},
        },
        by_alias=True,
    )  # fmt: skip
    assert not party.est_a_plusieurs


def test_no_word_of_a_paper_is_hyphenated() -> None:
    """A name cut in two is not the name of anybody: no style asks for it."""
    styles = Path(__file__).parents[2] / "templates" / "styles"
    assert not [path.name for path in styles.glob("*.css") if "hyphens" in path.read_text(encoding="utf-8")]


def test_the_catalogue_knows_the_documents_of_the_table() -> None:
    assert {row["document"] for row in ROWS} <= set(CATALOGUE)


COST = (
    "frais:\n  - {date: 2026-10-12, nature: mise-en-demeure, montant: 30, a-la-charge-de: debiteur, piece: kbis}\n"
    "pieces:\n  - {id: kbis, fichier: pieces/kbis.pdf, nature: autre, titre: Frais du syndic}\n"
)
UNREAD = (  # document, creditor, family, costs claimed, what is told beside it
    ("requete-injonction", "charges-de-copropriete", "", ("loi n° 65-557, art. 10)", "60 pour une injonction")),
    ("assignation-fond", "charges-de-copropriete", "", ("loi n° 65-557, art. 10)", "décret n° 67-223, art. 61-1")),
    ("mise-en-demeure", "charges-de-copropriete", COST, ("loi n° 65-557, art. 10-1, à vérifier",)),
    ("mise-en-demeure", "charges-de-copropriete", "", ()),
    ("requete-injonction", "droit-commun", "", ()),
)


@pytest.mark.parametrize(("document", "family", "costs", "told"), UNREAD)
def test_texts_nobody_read_are_told_to_who_signs(
    document: str, family: str, costs: str, told: tuple[str, ...], tmp_path: Path
) -> None:
    text = case({"debiteur": "consommateur", "famille": family})
    text = text.replace("pieces:\n", costs or "pieces:\n", 1)
    found = [
        one.message
        for one in sample.remarks(CATALOGUE[document], *sample.from_text(office_of(tmp_path, "syndicat"), text))
    ]
    unread = [one for one in found if "65-557" in one]
    assert bool(unread) is bool(told)
    for words in told:
        assert "à vérifier" in unread[0]
        assert words in unread[0]


@pytest.mark.parametrize(
    ("creditor", "family", "seen"),
    [
        ("syndicat", "charges-de-copropriete", "l'article 10 de la loi n° 65-557 du 10 juillet 1965 et l'article 1353"),
        ("", "prestation-a-consommateur", "les articles 1103, 1217 et 1353"),
    ],
)
def test_a_writ_asks_on_the_texts_it_pleads(creditor: str, family: str, seen: str, tmp_path: Path) -> None:
    """Charges are owed by the statute of co-owners: the contract, pleaded nowhere, was what the judge was asked on."""
    text = case({"debiteur": "consommateur", "famille": family})
    page = sample.words("assignation-fond", sample.from_text(office_of(tmp_path, creditor), text))
    assert f"Il est demandé au tribunal, vu {seen} du code civil, de :" in page


def test_charges_are_those_of_a_syndicat(tmp_path: Path) -> None:
    text = case({"debiteur": "consommateur", "famille": "charges-de-copropriete"}).replace("pieces:\n", COST, 1)
    sound = sample.from_text(office_of(tmp_path / "syndicat", "syndicat"), text)
    assert not [one.message for one in check(*sound[:2]) if one.level is not Level.MANQUE]
    with pytest.raises(CaseInvalid) as refused:
        sample.from_text(office_of(tmp_path / "association", "association"), text)
    told = [one.message for one in refused.value.findings if one.level is not Level.MANQUE]
    assert told == [
        "des charges de copropriété, mais le créancier n'est pas un syndicat de copropriétaires.",
        "les frais de mise-en-demeure restent au créancier (CPCE, art. L111-8, al. 2).",
    ]


AWAITED = (  # creditor, debtor, family, what the judicial stage calls for
    ("", "", "", {"requete-injonction", "projet-ordonnance", "transmission-commissaire"}),
    ("", "société belge", "", {"formulaire-a-europeen", "transmission-avocat"}),
    ("", "société suisse", "", {"transmission-avocat"}),
    ("", "commune", "marche-public", {"transmission-avocat"}),
    ("commune", "", "", {"transmission-avocat"}),
)


@pytest.mark.parametrize(("creditor", "debtor", "family", "awaited"), AWAITED)
def test_the_judicial_stage_calls_for_what_is_open_against_a_party(
    creditor: str, debtor: str, family: str, awaited: set[str], tmp_path: Path
) -> None:
    """A French order that can never be asked for would be said to lack something for ever."""
    values = sample.from_text(office_of(tmp_path, creditor), case({"debiteur": debtor, "famille": family}))
    computed = compute_case(values[0], values[1], sample.AU)
    assert computed.situation.stade is Stade.JUDICIAIRE
    assert {one.document for one in planned(computed, values[1])} == awaited
