"""What is written, or not, once a debtor died or a company ended: ``fin-du-debiteur.csv``, one document a row.

``dossier`` is a case of the sample office, « codebiteur » or « caution » the base one with another bound; ``journal``
is added to it. ``constat`` is what stops the document because of that, nothing when nothing does.
"""

import datetime as dt
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from generator.bundle import front
from generator.documents import CATALOGUE
from generator.documents.choice import Choix
from generator.documents.contexts import condemned, of
from generator.documents.requirements.existence import WITHOUT_HIM
from generator.pages.rows import parties
from generator.progress.bonds import untold
from generator.render import html
from tests.documents import bound, sample
from tests.documents.sample import missing, remarks
from tests.tables import read_table

ROWS = read_table(__file__, "fin-du-debiteur.csv")
OURS = ("Décès", "Dissolution", "Radiation du registre", "le titre contre le défunt", "Attente avant l'exécution")
CASES = {"codebiteur": bound.joint(), "caution": bound.guaranteed()}


def text(dossier: str, journal: str) -> str:
    """The case of a row: facts added at the end of its journal."""
    known = CASES.get(dossier) or sample.base(dossier)
    facts = "".join(f"  {line}\n" for line in journal.split("\n") if line)
    return known.replace("pieces:\n  -", f"{facts}pieces:\n  -", 1)


@pytest.mark.parametrize("row", ROWS, ids=[row["cas"] for row in ROWS])
def test_nothing_is_written_to_who_is_no_more(row: dict[str, str], home: Path) -> None:
    computed = sample.from_text(home, text(row["dossier"], row["journal"]))
    found = missing(CATALOGUE[row["document"]], *computed, choix=Choix(debiteur=row["debiteur"]))
    assert "\n".join(one.message for one in found if one.message.startswith(OURS)) == row["constat"]


@pytest.mark.parametrize("document", sorted(CATALOGUE))
def test_every_document_for_a_dead_debtor_is_stopped_but_those_for_others(document: str, home: Path) -> None:
    computed = sample.from_text(home, text("consommateur", "- {date: 2026-11-15, type: deces}"))
    entry = CATALOGUE[document]
    if entry.a_la_caution:
        return
    stopped = [one for one in missing(entry, *computed) if one.message.startswith("Décès le 15/11/2026 (")]
    assert len(stopped) == (document not in WITHOUT_HIM)
    if stopped:
        assert "C. civ., art. 724, 873 et 877" in stopped[0].remedy
        assert "un dossier pour sa part" in stopped[0].remedy


TITLE = """titres:
  - nature: jugement
    juridiction: tribunal judiciaire de Bourg-en-Bresse
    date: 2026-10-01
    principal: 1 500,00
    signifie-le: 2026-10-10
    executoire-le: 2026-11-11
"""


@pytest.mark.parametrize(
    ("served", "stopped"),
    [
        ("", "le titre contre le défunt n'est pas signifié à l'héritier Claire Exemple"),
        (", titre-signifie-le: 2026-11-16", "Attente avant l'exécution contre l'héritier : jusqu'au 24/11/2026"),
        (", titre-signifie-le: 2026-11-10", ""),
    ],
)
def test_a_title_against_the_deceased_is_served_on_the_heir_before_it_is_enforced(
    served: str, stopped: str, home: Path
) -> None:
    """Eight days from the service (C. civ. 877): served on 16 November, enforced from the 25th."""
    death = f"- {{date: 2026-11-02, type: deces, heritiers: [Claire Exemple]{served}}}"
    computed = sample.from_text(home, text("consommateur", death) + TITLE)
    found = " ".join(one.message for one in missing(CATALOGUE["mandat-execution"], *computed))
    assert (stopped in found) if stopped else not any(one in found for one in OURS)


@pytest.mark.parametrize(("day", "heir"), [("2026-10-01", True), ("2026-09-30", False)])
def test_a_title_of_the_day_of_the_death_is_against_the_deceased(day: str, home: Path, *, heir: bool) -> None:
    """Judged on 1 October: who died that day was the one sued; his heir, sued in his place, was not yet an heir."""
    computed = sample.from_text(
        home, text("consommateur", f"- {{date: {day}, type: deces, heritiers: [Claire Exemple]}}") + TITLE
    )
    found = [one.message for one in missing(CATALOGUE["mandat-execution"], *computed)]
    assert any(one.startswith("le titre contre le défunt n'est pas signifié") for one in found) is heir


def test_who_remains_bound_is_told_when_a_letter_is_refused(home: Path) -> None:
    ended = text("codebiteur", "- {date: 2026-11-15, type: radiation-du-registre, personne: Fournil Hippogriffe}")
    (found,) = (
        one
        for one in missing(
            CATALOGUE["mise-en-demeure"], *sample.from_text(home, ended), choix=Choix(debiteur="Fournil Hippogriffe")
        )
        if one.message.startswith("Radiation")
    )
    assert "Restent tenus, chacun selon son engagement : Boulangerie Chimère (« --debiteur »)." in found.remedy


def test_an_act_leaves_out_the_joint_debtor_who_is_no_more_and_says_so(home: Path) -> None:
    ended = text("codebiteur", "- {date: 2026-11-15, type: radiation-du-registre, personne: Fournil Hippogriffe}")
    case, office, decompte, situation = computed = sample.from_text(home, ended)
    for document in ("requete-injonction", "assignation-fond"):
        entry = CATALOGUE[document]
        assert [one.nom_complet for one in entry.draft(*computed).codebiteurs] == []
        why = "cet acte ne vise pas Fournil Hippogriffe : radiation du registre le 15/11/2026"
        (left,) = [one for one in remarks(entry, *computed) if one.message.startswith(why)]
        assert left.remedy.startswith("Écrire d'abord qui répond de la dette à sa place"), "nor to be added by hand"
    assert list(untold(case, office, situation.au, decompte)) == [], "nor is he to be given notice"


def test_the_page_of_a_case_says_which_of_its_parties_is_no_more(home: Path) -> None:
    ended = text("caution", "- {date: 2026-11-15, type: deces, personne: Iris Chimère}")
    case, office, _, situation = sample.from_text(home, ended)
    vue: Any = SimpleNamespace(case=case, office=office, situation=situation)
    told = {one.nom: one.lien for one in parties(vue)}
    assert told["Iris Chimère"].endswith(" ; décès : 15/11/2026")
    assert told["Boulangerie Chimère SARL"] == "Débiteur principal"


BOTH = TITLE + "    condamnes:\n      - {nom: Boulangerie Chimère}\n      - {nom: Fournil Hippogriffe}\n"
ALONE = TITLE + "    condamnes:\n      - {nom: Fournil Hippogriffe}\n"


@pytest.mark.parametrize("document", ["mandat-execution", "demande-signification", "transmission-commissaire"])
def test_an_act_on_a_title_leaves_out_the_condemned_who_are_no_more(document: str, home: Path) -> None:
    gone = text("codebiteur", "- {date: 2026-11-15, type: radiation-du-registre, personne: Fournil Hippogriffe}")
    entry = CATALOGUE[document]
    computed = sample.from_text(home, gone + BOTH)
    assert [one.nom_complet for one in condemned.asked(entry.draft(*computed))] == ["Boulangerie Chimère"]
    assert "cet acte ne vise pas Fournil Hippogriffe" in " ".join(one.message for one in remarks(entry, *computed))
    alone = " ".join(one.message for one in missing(entry, *sample.from_text(home, gone + ALONE)))
    handed = document == "transmission-commissaire"  # against the principal debtor, whom no title condemns
    assert ("Radiation du registre le 15/11/2026 (Fournil Hippogriffe SAS)" in alone) is not handed


@pytest.mark.parametrize(("document", "stopped"), [("mandat-execution", False), ("transmission-commissaire", True)])
def test_an_act_on_a_title_of_others_alone_is_not_stopped_by_the_end_of_the_principal_debtor(
    document: str, home: Path, *, stopped: bool
) -> None:
    known = bound.joint(bound.guaranteed())
    ended = known.replace("pieces:\n  -", "  - {date: 2026-11-15, type: radiation-du-registre}\npieces:\n  -", 1)
    others = TITLE + "    condamnes:\n      - {nom: Fournil Hippogriffe}\n      - {nom: Iris Chimère}\n"
    found = [one.message for one in missing(CATALOGUE[document], *sample.from_text(home, ended + others))]
    assert any(one.startswith("Radiation du registre le 15/11/2026 (Boulangerie") for one in found) is stopped


def test_an_estate_accepted_up_to_its_net_assets_is_not_seized_for_fifteen_months(home: Path) -> None:
    served = "heritiers: [Claire Exemple], titre-signifie-le: 2026-11-10"
    for accepted, stopped in ((", actif-net-le: 2026-11-12", True), (", actif-net-le: 2026-11-30", False), ("", False)):
        death = f"- {{date: 2026-11-02, type: deces, {served}{accepted}}}"
        computed = sample.from_text(home, text("consommateur", death) + TITLE)
        found = [one.message for one in missing(CATALOGUE["mandat-execution"], *computed)]
        assert any("aucune voie d'exécution jusqu'au 14/02/2028" in one for one in found) is stopped
    older = TITLE.replace("2026-11", "2025-07").replace("2026-10", "2025-06")
    for published, stopped in (("2025-08-20", True), ("2025-08-19", False)):  # fifteen months end on 20 or 19 November
        death = f"- {{date: 2025-08-01, type: deces, {served}, actif-net-le: {published}}}"
        computed = sample.from_text(home, text("consommateur", death) + older, au=dt.date(2026, 11, 20))
        found = [one.message for one in missing(CATALOGUE["mandat-execution"], *computed)]
        assert any("aucune voie d'exécution jusqu'au 20/11/2026" in one for one in found) is stopped


def test_a_title_served_on_the_deceased_is_served_on_the_heir_by_a_request_of_its_own(home: Path) -> None:
    death = "- {date: 2026-11-02, type: deces, heritiers: [Claire Exemple]}"
    computed = sample.from_text(home, text("consommateur", death) + TITLE)
    found = [one.remedy for one in missing(CATALOGUE["demande-signification"], *computed)]
    assert any("due à l'héritier se demande à part (C. civ., art. 877)" in one for one in found)


@pytest.mark.parametrize(
    ("dossier", "journal", "document", "told"),
    [
        ("consommateur", "type: deces, heritiers: [Anne Petit]", "transmission-avocat", "héritiers : Anne Petit"),
        ("caution", "type: deces, personne: Iris Chimère", "transmission-avocat", "Décès le 15/11/2026 (Iris Chimère)"),
        (
            "codebiteur",
            "type: radiation-du-registre, personne: Fournil Hippogriffe",
            "transmission-commissaire",
            "Radiation du registre le 15/11/2026 (Fournil Hippogriffe SAS)",
        ),
    ],
)
def test_who_takes_the_case_over_is_told_who_is_no_more(
    dossier: str, journal: str, document: str, told: str, home: Path
) -> None:
    computed = sample.from_text(home, text(dossier, f"- {{date: 2026-11-15, {journal}}}"))
    draft = CATALOGUE[document].draft(*computed)
    page = html(CATALOGUE[document].gabarit_pour(draft), of(CATALOGUE[document], draft), computed[0].root)
    assert told in sample.plain(page).replace("\N{NO-BREAK SPACE}", " ")


@pytest.mark.parametrize(
    ("owed", "stopped", "told"),
    [
        ("", True, ""),
        (", dette: entiere", False, "elle vous est demandée en entier"),
        (
            ", dette: sa-part",
            False,
            "les sommes demandées sont ramenées à votre part (code civil, articles 873 et 1309)",
        ),
    ],
)
def test_an_heir_is_asked_nothing_until_the_file_says_what_he_owes(
    owed: str, told: str, home: Path, *, stopped: bool
) -> None:
    """Held for his share alone: the case may be of the whole debt (C. civ. 873 and 1309)."""
    death = f"- {{date: 2026-11-02, type: deces, personne: Jean Exemple, heritiers: [Claire Exemple]{owed}}}"
    computed = sample.from_text(home, text("consommateur", death))
    entry = CATALOGUE["mise-en-demeure"]
    found = [one.message for one in missing(entry, *computed)]
    assert any("par succession, Claire Exemple ne doit que sa part" in one for one in found) is stopped
    for receipt in ("quittance-paiement", "transmission-avocat"):
        assert not any("ne doit que sa part" in one.message for one in missing(CATALOGUE[receipt], *computed))
    draft = entry.draft(*computed)
    page = sample.plain(html(entry.gabarit_pour(draft), of(entry, draft), computed[0].root)).replace(
        "\N{NO-BREAK SPACE}", " "
    )
    assert "Cette dette vous vient de la succession de Jean Exemple (décès du 2 novembre 2026)" in page
    assert told in page


@pytest.mark.parametrize(
    ("said", "told"),
    [
        (
            "personne: Jean Exemple, dette: sa-part",
            "Cette dette vient à Claire Exemple de la succession de Jean Exemple (décès du 2 novembre 2026) ; les",
        ),
        (
            "dette: entiere",
            "Cette dette vient à Claire Exemple d'une succession (décès du 2 novembre 2026) ; elle lui est",
        ),
        ("dette: sa-part", "les sommes demandées sont ramenées à sa part (code civil, articles 873 et 1309)."),
        ("personne: Jean Exemple", "le dossier ne dit pas si elle lui est demandée en entier ou pour sa part"),
    ],
)
@pytest.mark.parametrize("document", ["requete-injonction", "assignation-fond", "transmission-avocat", "fiche-appel"])
def test_an_act_and_who_receives_the_case_are_told_that_the_debtor_is_an_heir(
    document: str, said: str, told: str, home: Path
) -> None:
    """What was agreed, received and answered before is of the deceased: a judge is told so."""
    death = f"- {{date: 2026-11-02, type: deces, heritiers: [Claire Exemple], {said}}}"
    assert told in sample.words(document, sample.from_text(home, text("consommateur", death)))
    assert "succession" not in sample.words(document, sample.computed("consommateur"))


@pytest.mark.parametrize("document", ["information-caution", "mise-en-demeure-caution"])
def test_the_heir_of_a_guarantor_is_told_whose_bond_it_was(document: str, home: Path) -> None:
    death = "- {date: 2026-11-02, type: deces, personne: Jean Chimère, heritiers: [Iris Chimère], dette: entiere}"
    entry, choix = CATALOGUE[document], Choix(debiteur="Iris Chimère")
    told = "venu de la succession de Jean Chimère (décès du 2 novembre 2026), vous êtes caution"
    for known, inherited in ((text("caution", death), True), (CASES["caution"], False)):
        computed = sample.from_text(home, known)
        draft = entry.draft(*computed, choix=choix)
        page = sample.plain(html(entry.gabarit_pour(draft), of(entry, draft), computed[0].root))
        assert (told in page) is inherited


INHERITED = (
    "cautionnement solidaire du 12 janvier 2026, dans la limite de 10 000,00 € en principal et accessoires, venu de "
    "la succession de Jean Chimère (décès du 2 novembre 2026)"
)
BOND = f"de Boulangerie Chimère SARL : {INHERITED}"


@pytest.mark.parametrize(
    ("document", "owed", "said"),
    [
        ("assignation-fond", ", dette: entiere", f"Iris Chimère est caution {BOND}"),
        ("transmission-avocat", ", dette: entiere", f"Caution ({INHERITED})"),
        ("transmission-avocat", "", f"{INHERITED} (le dossier ne dit pas si elle en répond en entier ou pour sa part"),
        ("transmission-commissaire", ", dette: entiere", f"Caution ({INHERITED})"),
    ],
)
def test_an_act_and_who_receives_the_case_are_told_whose_bond_it_was(
    document: str, owed: str, said: str, home: Path
) -> None:
    heir = f"- {{date: 2026-11-02, type: deces, personne: Jean Chimère, heritiers: [Iris Chimère]{owed}}}"
    assert said in sample.words(document, sample.from_text(home, text("caution", heir))).replace(
        "\N{NO-BREAK SPACE}", " "
    )


def test_a_writ_asks_nothing_of_the_heir_of_a_guarantor_until_he_is_said_to_owe_the_whole(home: Path) -> None:
    heir = "- {date: 2026-11-02, type: deces, personne: Jean Chimère, heritiers: [Iris Chimère]}"
    computed = sample.from_text(home, text("caution", heir))
    assert "Iris Chimère est caution" not in sample.words("assignation-fond", computed)
    told = " ".join(one.message for one in remarks(CATALOGUE["assignation-fond"], *computed))
    assert "cet acte ne vise pas Iris Chimère : par succession, il ne doit que sa part" in told


def test_whom_a_title_condemns_as_the_heir_of_a_guarantor_is_said(home: Path) -> None:
    heir = "- {date: 2026-10-02, type: deces, personne: Jean Chimère, heritiers: [Iris Chimère], dette: entiere}"
    titled = TITLE + "    condamnes:\n      - {nom: Iris Chimère}\n"
    page = sample.words("mandat-execution", sample.from_text(home, text("caution", heir) + titled))
    assert "Cautionnement venu de la succession de Jean Chimère (décès du 2 octobre 2026)." in page


HEIR = "- {date: 2026-11-02, type: deces, personne: Jean Exemple, heritiers: [Claire Exemple], dette: entiere}"
PROPOSED = "\n- {date: 2026-11-16, type: echeancier, signe: non, echeances: [{date: 2026-12-05, montant: '1 500,00'}]}"


@pytest.mark.parametrize(
    ("document", "said", "unsaid"),
    [
        ("mise-en-demeure", "1er septembre 2026, relance par courriel, à Jean Exemple", "relance par courriel ;"),
        ("relance-courrier", "relance n° 1", "vous a été adressée"),
        ("requete-injonction", "« avisé et non réclamé », en la personne de Jean Exemple", "non réclamé »."),
        ("transmission-avocat", "« avisé et non réclamé », à Jean Exemple", "non réclamé »."),
        ("releve-de-compte", "du compte qui vous vient de la succession de Jean Exemple", "votre compte"),
        ("fiche-appel", "sur le compte qui vous vient de la succession de Jean Exemple", "votre compte"),
        ("rappel-avant-echeance", "échéance du compte qui vous vient de la succession", "votre compte"),
        ("proposition-echeancier", "le règlement du compte qui vous vient de la succession", "votre compte"),
        ("quittance", "solde le compte qui vous vient de la succession de Jean Exemple", "votre compte"),
        ("mandat-sepa", "le règlement du compte qui vous vient de la succession", "règlement de votre compte"),
    ],
)
def test_what_was_sent_to_the_deceased_is_not_said_to_be_sent_to_the_heir(
    document: str, said: str, unsaid: str, home: Path
) -> None:
    case = text("consommateur", HEIR + (PROPOSED if document == "proposition-echeancier" else ""))
    paid = "paiements:\n  - {date: 2026-11-18, montant: '1 600,00'}\njournal:\n"
    settled = case.replace("journal:\n", paid, 1) if document == "quittance" else case
    page = sample.words(document, sample.from_text(home, settled))
    assert said in page
    assert unsaid not in page


@pytest.mark.parametrize("document", ["mise-en-demeure", "requete-injonction", "transmission-avocat"])
def test_what_was_sent_to_the_heir_himself_is_said_as_to_any_debtor(document: str, home: Path) -> None:
    words = sample.words(document, sample.from_text(home, text("consommateur", HEIR.replace("-11-02", "-08-02"))))
    assert "à Jean Exemple" not in words
    assert "en la personne" not in words


def test_an_heir_is_given_no_receipt_of_his_own_for_what_the_deceased_paid(home: Path) -> None:
    death = text(
        "consommateur", "- {date: 2026-11-02, type: deces, personne: Jean Exemple, heritiers: [Claire Exemple]}"
    )
    for day, told in (
        ("2026-10-30", "d'une dette qui vous vient de la succession de Jean Exemple (décès du 2 novembre 2026)."),
        ("2026-11-18", "votre paiement de 100,00 €"),
    ):
        paid = f"paiements:\n  - {{date: {day}, montant: '100,00'}}\njournal:\n"
        words = sample.words("quittance-paiement", sample.from_text(home, death.replace("journal:\n", paid, 1)))
        assert told in words
        assert ("votre paiement" in words) is (day == "2026-11-18")


def test_a_joint_debtor_who_is_an_heir_is_not_named_as_owing_the_whole_unsaid(home: Path) -> None:
    death = "- {date: 2026-11-02, type: deces, personne: Marc Exemple, heritiers: [Fournil Hippogriffe]%s}"
    for owed, stopped in (("", True), (", dette: entiere", False)):
        computed = sample.from_text(home, text("codebiteur", death % owed))
        found = [one.message for one in missing(CATALOGUE["mise-en-demeure"], *computed)]
        assert any("par succession, Fournil Hippogriffe ne doit que sa part" in one for one in found) is stopped


def test_the_notary_of_an_estate_is_given_a_receipt(home: Path) -> None:
    """No letter goes to the dead; what his estate paid is acknowledged all the same (C. civ. 1342-8)."""
    paid = "paiements:\n  - {date: 2026-11-18, montant: '100,00', paye-par: Me Songe}\njournal:\n"
    entry, notary = CATALOGUE["quittance-succession"], ", notaire: 'Me Songe, 2 rue du Test, 01000 Bourg'"
    for death, lacking in (
        ("- {date: 2026-11-15, type: note}", "aucun décès sans héritier écrit à sa place"),
        ("- {date: 2026-11-15, type: deces}", "notaire de la succession inconnu"),
        (
            "- {date: 2026-11-15, type: deces, notaire: 'Me Songe, à Lyon'}",
            "l'adresse du notaire manque (« Me Songe, à Lyon »)",
        ),
        (f"- {{date: 2026-11-15, type: deces{notary}}}", ""),
    ):
        known = text("consommateur", death).replace("journal:\n", paid, 1)
        computed = sample.from_text(home, known)
        assert " ".join(one.message for one in missing(entry, *computed)).startswith(lacking)
    assert not missing(entry, *computed)
    words = sample.words("quittance-succession", computed)
    assert "Me Songe Succession de Claire Exemple 2 RUE DU TEST 01000 BOURG" in words
    assert "un paiement de 100,00 €, que Me Songe a fait en règlement de la dette de Claire Exemple" in words
    assert "Il en est donné quittance à la succession pour 100,00 €" in words
    (refusal,) = [one for one in missing(CATALOGUE["quittance"], *computed) if "Décès" in one.message]
    assert "quittance-succession" in refusal.remedy


def test_the_lawyer_is_not_given_the_telephone_of_the_dead(home: Path) -> None:
    for death, said in (("- {date: 2026-11-15, type: deces}", True), ("- {date: 2026-11-15, type: note}", False)):
        words = sample.words("transmission-avocat", sample.from_text(home, text("consommateur", death)))
        assert ("dernier domicile : " in words) is said
        assert ("demeurant " in words.split("La créance")[0]) is not said
        assert ("Contact : " in words) is (not said and "contacts:" in sample.base("consommateur"))


def test_a_joint_debtor_who_is_no_more_is_told_to_the_trustee_and_on_the_cover_of_the_liasse(home: Path) -> None:
    """The declaration did not name him, and the cover named him as if he were."""
    ended = "- {date: 2026-11-10, type: dissolution, nature: liquidation-amiable, personne: Fournil Hippogriffe}"
    opened = (
        "type: procedure-collective, nature: redressement, tribunal: TAE de Lyon, mandataire: 'SELARL Fictia, Lyon'"
    )
    values = sample.from_text(home, text("codebiteur", f"{ended}\n- {{date: 2026-11-12, {opened}}}"))
    told = "le 10/11/2026 (Fournil Hippogriffe SAS)"
    assert told in sample.words("declaration-creance", values)
    known = front.values(CATALOGUE["declaration-creance"].draft(*values), ())["debiteurs"]
    assert [told in " ".join(party.identite) for _, party in known] == [False, True]


@pytest.mark.parametrize(
    ("document", "comes", "whom"),
    [
        ("mise-en-demeure", "vous vient", "vous"),
        ("requete-injonction", "vient à Boulangerie Chimère SARL", "lui"),
        ("transmission-avocat", "vient à Boulangerie Chimère SARL", "lui"),
    ],
)
def test_what_is_asked_of_the_sole_member_says_whose_debt_it_was(
    document: str, comes: str, whom: str, home: Path
) -> None:
    """What was asked named a company that no invoice, order nor letter of the case names."""
    of_whom = {", personne: Ancien Fournil": "d'Ancien Fournil, société", "": "d'une société"}
    for named, whose in of_whom.items():
        end = f"type: dissolution, nature: transmission-universelle, associe: Boulangerie Chimère{named}"
        page = sample.words(document, sample.from_text(home, text("une-facture", f"- {{date: 2026-09-20, {end}}}")))
        passed = f"{whose} dissoute sans liquidation (le 20 septembre 2026), dont le patrimoine {whom} est transmis"
        assert f"Cette dette {comes} {passed} (code civil, article 1844-5)." in page
        assert (", à Ancien Fournil" in page) is bool(named)
