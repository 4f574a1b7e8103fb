"""What letters may not say, with the article; what they must say; and templates that could let a value in."""

from pathlib import Path

import pytest

from generator.documents import CATALOGUE
from generator.documents.draft import Draft
from generator.documents.lint import mentions, words
from generator.documents.lint.rules import RULES
from generator.findings import DocumentIncomplete, Level
from generator.render import html
from generator.render.template_lint import check, folder
from generator.resources import shipped
from tests.documents import sample
from tests.documents.sample import produce
from tests.documents.test_golden import ROWS

LETTER = "templates/courriers/relance-courrier.html"
WRONG = {
    "huissier": "Nous confierons le dossier à notre huissier.",
    "tribunal-d-instance": "Nous saisirons le tribunal de grande instance de Lyon.",
    "juge-de-proximite": "Le juge de proximité sera saisi.",
    "l441-6": "Pénalités de l'article L. 441-6 du code de commerce.",
    "code-civil-ancien": "Conformément à l'article 1153 du code civil.",
    "cpc-homologation": "Homologation selon l'article 1565 du code de procédure civile.",
    "frais-de-recouvrement": "Vous devez en outre 15 € de frais de relance.",
    "article-700": "Nous demandons 500 € au titre de l'article 700.",
    "dommages-interets": "Vous nous devez des dommages et intérêts.",
    "acte-judiciaire": "DERNIER AVIS AVANT SAISIE",
    "menace": "À défaut, nous informerons votre employeur.",
    "plainte": "Nous porterons plainte contre vous.",
    "promesse-de-resultat": "Le juge vous condamnera.",
    "interruption-prescription": "La présente lettre interrompt la prescription.",
}


@pytest.mark.parametrize("rule", WRONG)
def test_a_wrong_wording_is_named_with_its_reason(rule: str) -> None:
    found = words(f"<p>Bonjour,</p>\n<p>{WRONG[rule]}</p>\n", LETTER)
    assert [finding.key for finding in found] == [rule]
    (finding,) = found
    assert finding.line == 2
    assert finding.remedy
    assert "art" in finding.message or "n°" in finding.message or "CPC" in finding.message


def test_every_rule_has_its_wrong_wording() -> None:
    assert {rule.identifiant for rule in RULES} == set(WRONG)


@pytest.mark.parametrize(
    "right",
    [
        "Aucun frais de recouvrement ne vous est réclamé.",
        "une indemnité forfaitaire pour frais de recouvrement de 40 €",
        "Les frais de recouvrement entrepris sans titre restent à notre charge.",
        "le tribunal de proximité de Bourg",
        "article 1153 du code de procédure civile",
        "nous nous réservons de demander au juge",
        "{{ origine_huissier }}",
        '<p class="huissier">x</p>',
    ],
)
def test_a_right_wording_is_let_through(right: str) -> None:
    assert words(f"<p>{right}</p>", LETTER) == []


def test_a_wording_cut_by_a_line_end_or_a_tag_is_seen() -> None:
    assert words("<p>dernier avis\n  avant <b>saisie</b></p>", LETTER)


def test_what_a_professional_reads_may_name_acts() -> None:
    text = "<p>Nous vous demandons un commandement de payer.</p>"
    assert words(text, "templates/courriers/transmission-commissaire.html") == []
    assert words(text, "templates/courriers/relance-courrier.html")


BAD_CODE = {
    "{{ a|safe }}": "filtre « safe »",
    "{{ a|default('') }}": "filtre « default »",
    "{% autoescape false %}{{ a }}{% endautoescape %}": "autoescape",
    "{{ a + b }}": "ne calcule pas",
    '<a href="{{ a }}">x</a>': "« href »",
    '<img src="{{ a }}" alt="x">': "« src »",
    '<p style="color: {{ a }}">x</p>': "« style »",
    '<p onclick="{{ a }}">x</p>': "« onclick »",
    "<p title={{ a }}>x</p>": "sans guillemets",
    "<script>x</script>": "<script",
    "{% if a %}": "illisible",
    "{{ None }}": "« None » n'est pas une valeur",
    "{{ a }}{{ 1.5 }}": "« 1.5 » n'est pas une valeur",
}


@pytest.mark.parametrize("source", BAD_CODE)
def test_a_dangerous_template_is_refused(source: str) -> None:
    assert any(BAD_CODE[source] in finding.message for finding in check(source, LETTER))


def test_our_own_templates_are_clean() -> None:
    assert folder(shipped("templates").parent) == []


def test_an_office_template_is_read_too(tmp_path: Path) -> None:
    home = tmp_path / "templates" / "courriers"
    home.mkdir(parents=True)
    (home / "relance-courrier.html").write_text("<p>Notre huissier viendra.</p>", encoding="utf-8")
    (finding,) = folder(tmp_path)
    assert finding.file == "templates/courriers/relance-courrier.html"
    assert finding.level is Level.AVERTISSEMENT


@pytest.mark.parametrize(
    ("name", "source", "refused"),
    [
        ("site/dossier/_decompte.html", "{{ (a.principal + a.interets) | eur }}", True),
        ("site/suivi.html", "{{ (total * 2) | montant }}", True),
        ("site/suivi.html", "{% set somme = a - b %}{{ somme | eur }}", True),
        ("site/courriers.html", "{{ (total - prets) | nombre }}", False),
        ("site/suivi.html", "{{ a.principal + a.interets }}", True),
        ("site/suivi.html", "{% if a - b > 1 %}{{ a | eur }}{% endif %}", False),
        ("site/suivi.html", "{% with somme = a + b %}{{ somme | eur }}{% endwith %}", True),
        ("site/suivi.html", "{{ 'pair' if a % 2 else 'impair' }}", False),
        ("site/suivi.html", "{{ total[a - 1] | eur }}", False),
        ("site/suivi.html", "{{ a | eur }}", False),
        ("liasse/_decompte.html", "{{ (a + b) | montant }}", True),
        ("liasse/_decompte.html", "{{ a * b }}", True),
        ("liasse/_decompte.html", "{{ a | montant }}", False),
    ],
)
def test_a_page_and_a_bundle_of_the_offices_own_compute_no_sum_either(
    name: str, source: str, *, refused: bool, tmp_path: Path
) -> None:
    path = tmp_path / "templates" / name
    path.parent.mkdir(parents=True)
    path.write_text(f"<p>Bonjour</p>\n<p>{source}</p>\n", encoding="utf-8")
    told = [str(one) for one in folder(tmp_path) if "n'existe pas" not in one.message]  # the names are made up
    count = " ; un compte de lignes s'écrit « | nombre »" if name.startswith("site/") else ""
    line = f"templates/{name}:2:1: erreur: un modèle ne calcule pas. Demander la valeur au décompte{count}."
    assert told == ([line] if refused else [])


def test_a_file_in_the_place_of_the_templates_is_said(tmp_path: Path) -> None:
    (tmp_path / "templates").write_bytes(b"")
    (finding,) = folder(tmp_path)
    assert str(finding).startswith("templates:1:1: erreur: c'est un fichier, pas un répertoire.")


CATEGORIES = {
    "imitation d'un acte judiciaire": {"acte-judiciaire"},
    "menaces": {"menace", "plainte", "interruption-prescription"},
    "frais qui ne se réclament pas": {"frais-de-recouvrement", "article-700", "dommages-interets"},
    "promesses de résultat": {"promesse-de-resultat"},
    "mots retirés par la loi": {
        "huissier", "tribunal-d-instance", "juge-de-proximite", "l441-6", "code-civil-ancien", "cpc-homologation",
    },
}  # fmt: skip
MORE = [
    ("huissier", "Un huissier de justice se présentera."),
    ("tribunal-d-instance", "Le tribunal d'instance sera saisi."),
    ("tribunal-d-instance", "devant les tribunaux de grande instance"),
    ("plainte", "À défaut, un dépôt de plainte suivra."),
    ("plainte", "Nous déposerons plainte."),
    ("frais-de-recouvrement", "majorée des frais de recouvrement"),
    ("frais-de-recouvrement", "tous frais de dossier en sus"),
    ("acte-judiciaire", "SOMMATION DE PAYER"),
    ("acte-judiciaire", "Au nom de la loi"),
    ("menace", "Vous serez fiché comme mauvais payeur."),
    ("promesse-de-resultat", "Nous obtiendrons votre condamnation."),
]


def test_every_rule_is_in_a_category() -> None:
    assert {rule.identifiant for rule in RULES} == set().union(*CATEGORIES.values())


@pytest.mark.parametrize(("rule", "sentence"), [*WRONG.items(), *MORE])
@pytest.mark.parametrize("ending", ["html", "txt"])
def test_an_offices_own_text_is_read_by_every_rule(rule: str, sentence: str, ending: str, tmp_path: Path) -> None:
    home = tmp_path / "templates" / "courriers"
    home.mkdir(parents=True)
    name = f"relance-courriel.{ending}"
    ours = (shipped("templates/courriers") / name).read_text(encoding="utf-8")
    text = (
        ours.replace("{% block corps %}\n", f"{{% block corps %}}\n<p>{sentence}</p>\n") if ending == "html" else None
    )
    (home / name).write_text(text or f"{ours}\n{sentence}\n", encoding="utf-8")
    found = [finding for finding in folder(tmp_path) if finding.key == rule]
    assert found, "not seen in the office's own version"
    assert all(finding.file == f"templates/courriers/{name}" and finding.line for finding in found)
    assert all(finding.remedy for finding in found)


@pytest.mark.parametrize(
    ("added", "said"),
    [
        ("Une indemnité forfaitaire de 40 € est due.", "l'indemnité de 40 €"),
        ("Vous devez des pénalités de retard.", "les pénalités commerciales"),
    ],
)
def test_what_a_consumer_may_not_be_asked_is_refused_once_printed(added: str, said: str, tmp_path: Path) -> None:
    import shutil  # noqa: PLC0415

    shutil.copytree(sample.root() / "cases", tmp_path / "cases")
    home = tmp_path / "templates" / "courriers"
    home.mkdir(parents=True)
    source = (shipped("templates/courriers") / "_mise_en_demeure.html").read_text(encoding="utf-8")
    (home / "_mise_en_demeure.html").write_text(
        source.replace("Par la présente,", f"{added} Par la présente,"), encoding="utf-8"
    )
    with pytest.raises(DocumentIncomplete, match=said):
        produce(CATALOGUE["mise-en-demeure"], *sample.from_text(tmp_path, sample.base("consommateur")))
    assert produce(CATALOGUE["mise-en-demeure"], *sample.from_text(tmp_path, sample.base()))


def test_an_office_template_without_the_mandatory_mention_is_not_printed(tmp_path: Path) -> None:
    import shutil  # noqa: PLC0415

    shutil.copytree(sample.root() / "cases", tmp_path / "cases")
    home = tmp_path / "templates" / "courriers"
    home.mkdir(parents=True)
    source = (shipped("templates/courriers") / "_mise_en_demeure.html").read_text(encoding="utf-8")
    (home / "_mise_en_demeure.html").write_text(source.replace(" en demeure de ", " instamment de "), encoding="utf-8")
    values = sample.from_text(tmp_path, sample.base(), "une-facture")
    with pytest.raises(DocumentIncomplete, match="mise en demeure de payer"):
        produce(CATALOGUE["mise-en-demeure"], *values)


def test_every_letter_of_ours_has_its_mentions() -> None:
    for identifier, reference in ROWS:
        document = CATALOGUE[identifier]
        draft = Draft(document.identifiant, document.fait, *sample.computed(reference))
        page = html(document.gabarit_pour(draft), sample.values(document, reference))
        assert mentions(document, draft, page) == []
