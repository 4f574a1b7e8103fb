"""``emettre`` and ``completer``: what leaves the office, and the proofs that come back."""

import unicodedata
from pathlib import Path
from typing import Any

import click

from generator.cli.choice import asked, choice
from generator.cli.printing import FIRST_COMMIT, print_findings, say
from generator.cli.workshop import DateParam, Mot, Workshop, workshop
from generator.phrases import counted
from generator.vocabulary import Avis, Envoi

_LARGEST = 50_000_000  # bytes


@click.command()
@click.argument("reference", metavar="RÉFÉRENCE")
@click.argument("document", metavar="DOCUMENT")
@click.option(
    "--envoi",
    type=Mot([one.value for one in Envoi]),
    metavar="CANAL",
    help="Canal, s'il n'est pas l'ordinaire.",
)
@click.option("--suivi", default="", metavar="NUMÉRO", help="Numéro de suivi du recommandé.")
@click.option("--remplace", default="", metavar="N", help="Numéro de l'émission que celle-ci corrige.")
@click.option("--iban-confirme", is_flag=True, help="Le nouveau compte à créditer a été vérifié auprès du créancier.")
@choice
@workshop
def emettre(shop: Workshop, reference: str, document: str, **how: Any) -> None:
    """Émettre un document : le figer tel qu'il part, l'inscrire au registre et au journal."""
    from generator import git
    from generator.build.emission import Sending, emit
    from generator.build.liasse import cache

    if _finished(shop, reference):
        return
    case = shop.case(reference)
    sending = Sending(how["iban_confirme"], asked(shop, case, how), cache(shop.output()))
    block = emit(case, shop.office, shop.au, document, sending)
    say(f"Émis : cases/{reference}/emis/{block['dossier']} (bloc {block['seq']}, {block['bloc'][:16]}).")
    for line in block.get("passer-outre", ()):
        say(f"Passé outre, inscrit au registre : {line}")
    if git.holds(shop.root):
        say(f'Enregistrer dans git : git add cases/{reference} && git commit -m "{reference} : {document}"')
    else:
        say(
            "Aucun dépôt git ici : rien ne protège le registre d'une réécriture, et l'émission suivante n'attend rien. "
            f"Le créer : {' && '.join(FIRST_COMMIT)}"
        )


@click.command()
@click.argument("reference", metavar="RÉFÉRENCE")
@click.argument("emission", metavar="N")
@click.argument(
    "preuves", nargs=-1, required=True, type=click.Path(path_type=Path, exists=True, dir_okay=False), metavar="FICHIER…"
)
@click.option("--suivi", default="", metavar="NUMÉRO", help="Numéro de suivi du recommandé.")
@click.option("--presentee-le", type=DateParam(), metavar="DATE", help="Première présentation du recommandé.")
@click.option("--distribuee-le", type=DateParam(), metavar="DATE", help="Remise au destinataire.")
@click.option("--avis", type=Mot([one.value for one in Avis]), metavar="SORT", help="Sort du recommandé.")
@workshop
def completer(shop: Workshop, reference: str, emission: str, preuves: tuple[Path, ...], **fate: Any) -> None:
    """Joindre à une émission ses preuves : dépôt, avis de réception, pli retourné, preuves d'une LRE.

    Le sort du recommandé, s'il est dit, complète le fait du journal : les intérêts et les délais en dépendent.
    """
    from generator.register.issue import attach

    known = {key.replace("_", "-"): value for key, value in fate.items() if value}
    files = {unicodedata.normalize("NFC", path.name): _proof(path) for path in preuves}
    if len(files) < len(preuves):
        raise click.UsageError("deux fichiers ont le même nom : en renommer un.")
    if _finished(shop, reference):
        return
    case = shop.case(reference)
    block = attach(case, emission, shop.au, files, known)
    say(f"Joint à l'émission {emission} : {counted(len(preuves), 'fichier')}, bloc {block['seq']}.")
    if known:
        say(f"Journal complété : {', '.join(known)}.")
    print_findings([one for one in shop.case(reference).findings if one.key.startswith("journal")], "texte")


def _proof(path: Path) -> bytes:
    """Bytes of a proof: of a file, not of a pipe that would be waited for, and of a size git can hold."""
    if not path.is_file():
        raise click.UsageError(f"« {path} » n'est pas un fichier ordinaire.")
    if path.stat().st_size > _LARGEST:
        raise click.UsageError(f"« {path} » dépasse {_LARGEST // 1_000_000} Mo : le numériser plus légèrement.")
    return path.read_bytes()


def _finished(shop: Workshop, reference: str) -> bool:
    """Carry through what a power cut or a full disk interrupted: very likely what is asked again, never done twice."""
    from generator.findings import CaseInvalid
    from generator.load import misplaced
    from generator.register.issue import FINISHED, recover

    (known,) = shop.references((reference,))
    if found := misplaced(shop.root, known):
        raise CaseInvalid([found])
    told = recover(shop.root / "cases" / known / "emis")
    if told:
        say(told.capitalize(), err=told != FINISHED)
    if told == FINISHED:
        say(f"Rien d'autre n'est fait. Voir cases/{known}/emis/registre.yaml, puis relancer s'il le faut.")
    return told == FINISHED
