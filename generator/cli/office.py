"""Commands about the office's repository and this machine."""

import shlex
from pathlib import Path

import click

from generator.cli.choice import INVOICES, PARTY
from generator.cli.printing import FIRST_COMMIT, print_findings, say, table
from generator.cli.workshop import Workshop, office_of, workshop
from generator.phrases import counted


@click.command()
@click.argument("dossier", type=click.Path(path_type=Path, file_okay=False), default=".", metavar="[RÉPERTOIRE]")
def init(dossier: Path) -> None:
    """Créer le dépôt d'un cabinet : _cabinet, un dossier d'exemple, contrôles automatiques.

    Exemple : recouvre init ../mon-cabinet
    """
    from generator import git
    from generator.init import create

    if around := office_of(dossier.resolve().parent):
        raise click.UsageError(
            f"« {dossier} » est dans un cabinet, « {around} » : les dossiers de l'un iraient dans le git de l'autre. "
            "Donner un répertoire hors de lui, par exemple « recouvre init ../mon-cabinet »."
        )
    for path in create(dossier):
        say(str(path))
    if not git.holds(dossier):
        enter = [] if dossier == Path() else [f"cd {shlex.quote(str(dossier))}"]
        say("\nCe répertoire n'est pas dans un dépôt git : sans lui, rien ne protège le registre. Le créer :\n")
        say("\n".join(f"  {line}" for line in (*enter, *FIRST_COMMIT)))
    say("\nEnsuite : recouvre verifier, puis recouvre construire.")


@click.command()
@click.argument("nom", required=False, metavar="[NOM]")
@click.option("--copier", is_flag=True, help="Copier le modèle dans le cabinet, pour l'adapter.")
@click.option("--comparer", is_flag=True, help="Montrer ce que le cabinet a changé dans ce modèle.")
@click.option("--effet", is_flag=True, help="Montrer les projets dont les modèles du cabinet changent le texte.")
@click.option(
    "--valeurs", metavar="DOSSIER", help="Montrer ce que le modèle peut imprimer, tel que c'est dans un dossier."
)
@INVOICES
@PARTY
@workshop
def modele(shop: Workshop, nom: str | None, valeurs: str | None, factures: str, debiteur: str, **how: bool) -> None:
    """Voir, copier ou comparer les modèles de courriers ; jamais ceux déjà émis. Sans NOM, en donne la liste.

    Exemple : recouvre modele courriers/mise-en-demeure-professionnel.html --copier
    """
    from generator.desk import models

    if nom is None and (valeurs or how["copier"] or how["comparer"]):
        raise click.UsageError("dire quel modèle ; « recouvre modele » en donne la liste.")
    if sum((bool(valeurs), *how.values())) > 1:
        raise click.UsageError("« --copier », « --comparer », « --effet » et « --valeurs » se demandent un par un.")
    if (factures or debiteur) and not valeurs:
        raise click.UsageError("« --factures » et « --debiteur » ne servent qu'avec « --valeurs ».")
    if nom and valeurs:
        _values(shop, nom, valeurs, {"factures": factures, "debiteur": debiteur})
    elif how["effet"]:
        _effect(shop)
    elif nom is None:
        own = shop.root / "templates"
        for name in models.names():
            say(f"{name}{'  (version du cabinet)' if (own / name).exists() else ''}")
    elif how["copier"]:
        say(f"Copié : {models.copy(shop.root, nom)}")
    elif how["comparer"]:
        say(models.compare(shop.root, nom) or "Aucune différence.")
    else:
        say(models.ours(nom).read_text(encoding="utf-8"))


def _effect(shop: Workshop) -> None:
    from generator.desk import models
    from generator.findings import CaseInvalid

    loaded = (case for case in shop.cases(()) if not isinstance(case, CaseInvalid))
    changed = 0
    for title, difference in models.effect(shop.root, loaded, shop.office, shop.au):
        changed += 1
        say(f"{title}\n{difference}")
    some = counted(changed, "projet dû change de texte", "projets dus changent de texte")
    count = some if changed else "Aucun projet dû ne change de texte"
    say(f"{count} ; ce qui est émis ne change jamais.")


def _values(shop: Workshop, nom: str, reference: str, how: dict[str, str]) -> None:
    from generator.cli.choice import asked
    from generator.desk import models

    case = shop.case(reference)
    told, lacks = models.values(nom, case, shop.office, shop.au, asked(shop, case, how))
    if lacks:
        print_findings(lacks, "texte", err=True)
        say(f"Au {shop.au:%d/%m/%Y}, ce document ne peut pas partir. Ce qu'il imprimerait, tel quel :", err=True)
    rows = [(one.ecrit, "–" if one.imprime is None else one.imprime or "(vide)") for one in told]
    say(table(("À écrire", f"Ce que {reference} y met au {shop.au:%d/%m/%Y}"), rows))


@click.command()
def diagnostic() -> None:
    """Dire si cette machine a ce qu'il faut, sans aucune donnée personnelle."""
    from generator.desk.diagnosis import diagnose

    report = diagnose()
    say(report.text)
    if not report.sound:
        raise click.exceptions.Exit(1)
