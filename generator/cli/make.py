"""Commands that make files, under ``build/`` only."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from generator.build.order import Tranche, parse_tranche
from generator.cli.choice import asked, choice
from generator.cli.printing import print_findings, progress, say, table
from generator.cli.workshop import Between, Workshop, workshop
from generator.findings import CaseInvalid, Finding, has_errors
from generator.phrases import counted, plural

if TYPE_CHECKING:  # heavy: the model
    from generator.case import Case
    from generator.documents.choice import Choix


def _output(unasked: str) -> Callable[[Any], Any]:
    return click.option(
        "--sortie", type=click.Path(path_type=Path, file_okay=False), metavar="RÉPERTOIRE",
        help=f"Répertoire à remplir (par défaut : {unasked}).",
    )  # fmt: skip


OUTPUT = _output("build, dans le dépôt du cabinet")
LIASSES = click.option(
    "--liasses", type=click.Choice(["utiles", "toutes", "aucune"]), default="utiles", metavar="CHOIX",
    help="Liasses à assembler : utiles (stade judiciaire, par défaut), toutes ou aucune.",
)  # fmt: skip
MANQUANTS = click.option(
    "--accepter-manquants", is_flag=True,
    help="Ne pas finir en erreur pour une pièce refusée : sa page le dit, le code de sortie est 0.",
)  # fmt: skip
CREANCIER = click.option(
    "--creancier", metavar="NOM", help="Ne construire que les dossiers d'un créancier, dans site-NOM."
)


class TrancheParam(click.ParamType[Tranche]):
    """A part of the portfolio: ``2/4``."""

    name = "tranche"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Tranche:
        """Read the part, or fail with the form to use."""
        if isinstance(value, Tranche):
            return value
        try:
            return parse_tranche(str(value))
        except ValueError as error:
            self.fail(str(error), param, ctx)


@click.command()
@_output("build ; site-NOM pour un créancier, part-K pour une tranche")
@LIASSES
@CREANCIER
@click.option("--processus", type=Between(1, 256), metavar="N", help="Processus (par défaut : un par cœur).")
@click.option("--moteur", type=click.Choice(["local", "dask"]), default="local", metavar="NOM",
              help="local (par défaut) ou dask, pour une grappe de machines.")  # fmt: skip
@click.option("--ordonnanceur", metavar="ADRESSE", help="Ordonnanceur Dask, par exemple tcp://10.0.0.5:8786.")
@click.option("--tranche", type=TrancheParam(), metavar="K/N", help="Ne construire qu'une tranche, puis « fusionner ».")
@click.option("--format", "form", type=click.Choice(["texte", "github", "gitlab"]), default="texte", metavar="FORMAT",
              help="texte (par défaut), ou github et gitlab, qui taisent ce qu'un dossier tient.")  # fmt: skip
@workshop
def construire(shop: Workshop, sortie: Path | None, liasses: str, creancier: str | None, **how: Any) -> None:
    """Construire tout : courriers dus, liasses, site ; seulement ce qui a changé."""
    from generator.build.freshness import look
    from generator.build.order import Engine, Order
    from generator.build.state import told

    shop.refuse_unknown(creancier)
    if how["ordonnanceur"] and how["moteur"] != "dask":
        raise click.UsageError("« --ordonnanceur » ne sert qu'avec « --moteur dask ».")
    out = shop.output(sortie, _home(creancier, how["tranche"]))
    engine = Engine(how["moteur"], how["processus"], how["ordonnanceur"])
    order = Order(shop.root, out, shop.clock, liasses, creancier, how["tranche"], engine)
    known = look(order)
    if known.nothing_to_do and known.tip == known.before.tip:
        unchanged = f"{counted(len(known.references), 'dossier')} : rien n'a changé."
        return _tell(told(known.before), unchanged, out, how["form"], shop.root)
    from generator.build.construct import construct

    shop.refuse_faulty(creancier)
    report = construct(order, progress, known)
    return _tell(report.findings, report.sentence, out, how["form"], shop.root)


@click.command()
@click.argument(
    "tranches", nargs=-1, required=True, type=click.Path(path_type=Path, file_okay=False, exists=True),
    metavar="RÉPERTOIRE…",
)  # fmt: skip
@_output("build ; site-NOM pour un créancier")
@LIASSES
@CREANCIER
@workshop
def fusionner(
    shop: Workshop, tranches: tuple[Path, ...], sortie: Path | None, liasses: str, creancier: str | None
) -> None:
    """Réunir les tranches construites par « construire --tranche » : les mêmes octets qu'en une fois."""
    from generator.build.construct import fuse
    from generator.build.order import Order

    shop.refuse_unknown(creancier)
    shop.refuse_faulty(creancier)
    out = shop.output(sortie, _home(creancier))
    report = fuse(Order(shop.root, out, shop.clock, liasses, creancier), tranches)
    _tell(report.findings, report.sentence, out)


def _home(creancier: str | None, tranche: Tranche | None = None) -> str:
    """The folder that a build fills unasked: what is of one creditor, or a part, never takes the place of the whole."""
    if tranche:
        return f"part-{tranche.rank}"
    return "build" if creancier is None else f"site-{creancier}"


def _tell(findings: Sequence[Finding], sentence: str, out: Path, form: str = "texte", root: Path | None = None) -> None:
    if findings:
        print_findings(findings, form, root=root)
    say(sentence)
    if (out / "index.html").exists():
        say(f"Ouvrir {out / 'index.html'}")
    if has_errors(findings):
        raise click.exceptions.Exit(1)


@click.command()
@click.argument("reference", metavar="RÉFÉRENCE")
@click.argument("documents", nargs=-1, metavar="[DOCUMENT]…")
@OUTPUT
@click.option("--liste", is_flag=True, help="Montrer le catalogue et ce qui manque à chaque document.")
@choice
@workshop
def produire(
    shop: Workshop, reference: str, documents: tuple[str, ...], sortie: Path | None, liste: bool, **how: Any
) -> None:
    """Produire les projets de courrier : ceux qui sont dus, ou ceux que l'on nomme.

    Exemple : recouvre produire 2026-0143 mise-en-demeure

    L'un refusé, les autres sont produits : tout ce qui manque est dit, et le code de sortie est 1.
    """
    from generator.casework import awaited, checks

    case = shop.case(reference)
    if liste:
        say(checks.describe(case, shop.office, shop.au))
        return
    choix = asked(shop, case, how)
    if documents:
        wanted = [(document, choix) for document in documents]
    else:
        due = awaited.due(case, shop.office, shop.au)
        if choix.debiteur:  # his own alone; failing any, what is for nobody in particular
            own = tuple(plan for plan in due if plan.choix.debiteur == choix.debiteur)
            due = own or tuple(plan for plan in due if not plan.choix.debiteur)
        wanted = [(plan.document, plan.beside(choix)) for plan in due]
    if not wanted:
        say(f"Aucun courrier n'est à produire dans le dossier {reference} au {shop.au:%d/%m/%Y}.")
        return
    _produce(shop, case, wanted, shop.output(sortie))


def _produce(shop: Workshop, case: Case, wanted: Sequence[tuple[str, Choix]], out: Path) -> None:
    """Write what can be made and say all that the others lack; a wrong command line writes nothing."""
    from generator.casework import awaited, letters, produced
    from generator.casework.liasse import cache

    drafts, refused = {}, dict[str, list[Finding]]()
    for document, said in wanted:
        whose = ", ".join((*said.factures, *filter(None, [said.debiteur])))
        name = f"{document} ({whose})" if whose else document
        with _kept_in(refused, name):
            drafts[name] = letters.draft_of(case, shop.office, shop.au, document, choix=said)
    there = False
    for name, draft in drafts.items():
        with _kept_in(refused, name):
            for path in produced.put(out, case.dossier.reference, "courriers", letters.make(draft, cache(out))):
                say(str(path))
                there = True
            if told := awaited.told(draft):
                print_findings(told, "texte")
    if there:
        say("La prochaine construction remet à leur place les projets dus à sa date, et ôte les autres.", err=True)
    _refuse(refused, plural(len(refused), "Non produit", "Non produits"))


def _refuse(refused: dict[str, list[Finding]], what: str) -> None:
    """Say all that was refused for, then what was; nothing refused is no failure."""
    if refused:
        print_findings(sorted({one for lacks in refused.values() for one in lacks}), "texte", err=True)
        say(f"{what} : {', '.join(refused)}.", err=True)
        raise click.exceptions.Exit(1)


@contextmanager
def _kept_in(refused: dict[str, list[Finding]], name: str) -> Iterator[None]:
    try:
        yield
    except CaseInvalid as broken:
        refused[name] = broken.findings


@click.command()
@click.argument("reference", metavar="RÉFÉRENCE")
@OUTPUT
@MANQUANTS
@workshop
def assembler(shop: Workshop, reference: str, sortie: Path | None, accepter_manquants: bool) -> None:
    """Assembler la liasse : pièces numérotées et tamponnées, bordereau, chronologie, décompte, empreintes."""
    from generator.bundle.light import megabytes
    from generator.casework.assembly import assemble_case

    out = shop.output(sortie)
    liasse = assemble_case(shop.case(reference), shop.office, shop.au, out)
    for path in liasse.paths:
        say(str(path))
    say(f"Liasse de {counted(liasse.pages, 'page')}, {megabytes(liasse.octets)}.")
    say("La prochaine construction la refait à sa date, ou l'ôte.", err=True)
    _finish(liasse.findings, accepter_manquants)


@click.command()
@click.argument("reference", metavar="RÉFÉRENCE")
@click.argument("profil", required=False, metavar="[PROFIL]")
@OUTPUT
@MANQUANTS
@workshop
def exporter(shop: Workshop, reference: str, profil: str | None, sortie: Path | None, accepter_manquants: bool) -> None:
    """Exporter le dossier pour un destinataire : une archive ZIP vérifiable. Sans PROFIL, en donne la liste.

    Exemple : recouvre exporter 2026-0143 greffe-commerce
    """
    from generator.bundle.profiles import profiles
    from generator.casework.assembly import export_case

    case = shop.case(reference)
    if profil is None:
        say(table(("Profil", "Destinataire", "Canal"), [(one.id, one.titre, one.canal) for one in profiles().values()]))
        return
    refused = dict[str, list[Finding]]()
    with _kept_in(refused, profil):
        made = export_case(case, shop.office, shop.au, shop.output(sortie), profil)
        for sentence in made.rapport:
            say(sentence)
        say(str(made.path))
        say(
            "La prochaine construction l'ôte, ou la refait à sa date : l'envoyer, ou la copier ailleurs, avant.",
            err=True,
        )
        _finish(made.findings, accepter_manquants)
    _refuse(refused, "Non exporté")


def _finish(findings: Sequence[Finding], accepted: bool) -> None:
    """Say what was found of the pièces; a refused one is an error, unless it is accepted as missing."""
    if findings:
        print_findings(findings, "texte")
    if has_errors(findings) and not accepted:
        raise click.exceptions.Exit(1)


@click.command()
@OUTPUT
@LIASSES
@click.option("--port", type=Between(1024, 65535), default=8000, metavar="N", help="Port (par défaut 8000).")
@workshop
def servir(shop: Workshop, sortie: Path | None, liasses: str, port: int) -> None:
    """Construire, puis reconstruire à chaque modification, et montrer le site sur cette machine."""
    from generator.build.order import Order, fixed
    from generator.build.serve import serve

    serve(Order(shop.root, shop.output(sortie), fixed(shop.au), liasses), port, say)
