"""The over-indebtedness of one joint debtor: his letters and acts stop, the service of a title on him does not."""

from pathlib import Path

from generator.casework.computed import Computed
from generator.casework.planning import planned
from generator.documents import CATALOGUE
from generator.documents.choice import Choix
from generator.progress.bonds import untold
from tests.documents import bound, sample

ZOE = "Zoé Hippogriffe"
ADMITTED = "  - {date: 2026-11-16, type: surendettement, recevable-le: 2026-11-15%s}\n"
HERS = ADMITTED % f", debiteur: {ZOE}"


def written(fact: str = "", title: str = "") -> str:
    text = bound.joint(sample.base("consommateur"), bound.CONSUMER.replace("piece: cgv", "piece: devis"))
    text = text.replace("pieces:\n  -", f"{fact}pieces:\n  -", 1)
    return text.replace("pieces:\n  -", f"{title}pieces:\n  -", 1)


def told(computed: sample.Computed, document: str, who: str = ZOE, *, lacks: bool = True) -> str:
    seek = sample.missing if lacks else sample.remarks
    return " ".join(one.message for one in seek(CATALOGUE[document], *computed, choix=Choix(debiteur=who)))


def test_no_letter_is_drafted_nor_reminded_for_her(home: Path) -> None:
    text = written().replace("    type: mise-en-demeure\n", "    type: relance-courrier\n")
    case, office, owed, seen = sample.from_text(home, text)
    assert ZOE in [one.choix.debiteur for one in planned(Computed(case, seen, owed), office)]
    case, office, owed, seen = computed = sample.from_text(
        home, written(HERS).replace("    type: mise-en-demeure\n", "    type: relance-courrier\n")
    )
    drafts = planned(Computed(case, seen, owed), office)
    assert drafts
    assert ZOE not in [one.choix.debiteur for one in drafts]
    assert "Dossier de surendettement de Zoé Hippogriffe recevable" in told(computed, "mise-en-demeure")
    assert "surendettement" not in told(computed, "mise-en-demeure", ""), "the principal debtor is asked still"
    assert seen.stade.value != "surendettement"
    assert not seen.pauses


def test_a_notice_left_to_her_is_not_a_fault(home: Path) -> None:
    def reproached(text: str) -> bool:
        case, office, owed, _ = sample.from_text(home, text)
        return any("aucune mise en demeure" in one.message for one in untold(case, office, sample.AU, owed))

    assert reproached(written())
    assert not reproached(written(HERS))


def test_a_suit_leaves_her_out_and_says_why(home: Path) -> None:
    computed = sample.from_text(home, written(HERS))
    assert "surendettement" not in told(computed, "assignation-fond", "")
    assert f"cet acte ne vise pas {ZOE} : dossier de surendettement" in told(
        computed, "assignation-fond", "", lacks=False
    )


def test_no_plan_is_signed_with_her(home: Path) -> None:
    """The draft of an agreement had her promise instalments that L722-5 forbids her to pay."""
    why = f"Dossier de surendettement de {ZOE} recevable : cet accord l'engagerait à payer"
    assert why not in told(sample.from_text(home, written()), "accord-echeancier", "")
    assert why in told(sample.from_text(home, written(HERS)), "accord-echeancier", "")


def test_the_admission_of_the_principal_debtor_is_not_hers(home: Path) -> None:
    computed = sample.from_text(home, written(ADMITTED % ""))
    assert "surendettement" not in told(computed, "mise-en-demeure")
    assert "surendettement recevable" in told(computed, "mise-en-demeure", "")
    both = sample.from_text(home, written((ADMITTED % "") + HERS))
    assert f"surendettement de {ZOE}" in told(both, "mise-en-demeure")


TITLE = (
    "titres:\n  - {nature: jugement, juridiction: Tribunal judiciaire de Lyon, date: 2026-10-20, rg: 26/1, "
    "principal: 1200.00, interets: {a-compter-du: 2026-10-20}, condamnes: [{nom: %s}, {nom: " + ZOE + "}]}\n"
)


def test_the_title_is_served_on_her_without_asking_her_for_payment(home: Path) -> None:
    name = sample.from_text(home, written())[0].dossier.debiteur.nom_complet
    computed = sample.from_text(home, written(HERS, TITLE % name))
    assert not told(computed, "demande-signification")
    alone = sample.words("demande-signification", computed, choix=Choix(debiteur=ZOE))
    assert "À Zoé Hippogriffe, aucun paiement n'est demandé" in alone
    assert "arrêtés depuis le 15 novembre 2026, recevabilité de son dossier de surendettement" in alone
    assert "la seule signification, qui conserve le titre, et non l'exécution" in alone
    assert "il n'est demandé que" not in sample.words("demande-signification", computed)
    assert "surendettement" in told(computed, "mandat-execution")


def test_her_interest_of_the_title_stops_the_eve_of_the_admission(home: Path) -> None:
    name = sample.from_text(home, written())[0].dossier.debiteur.nom_complet
    computed = sample.from_text(home, written(HERS, TITLE % name))

    def last(who: str) -> str:
        draft = CATALOGUE["demande-signification"].draft(*computed, choix=Choix(debiteur=who))
        return str(max(part.au for ligne in draft.decompte.lignes for part in ligne.segments))

    assert (last(ZOE), last(name)) == ("2026-11-14", str(sample.AU))


def test_a_lawyer_is_told_of_it(home: Path) -> None:
    words = sample.words("transmission-avocat", sample.from_text(home, written(HERS)))
    assert f"toute suite du dossier de surendettement de {ZOE}" in words
    assert f"dossier de surendettement de {ZOE} recevable" in words
