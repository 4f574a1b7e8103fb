"""``noter``: a fact of the journal, a payment, an invoice, a decision of the office, by options or by questions."""

import datetime as dt
from contextlib import suppress
from typing import TYPE_CHECKING, Any

import click

from generator.cli.asking import KINDS, asked, asked_kind, is_asked, needs_asking
from generator.cli.completing import Sought, complete
from generator.cli.fields import DECISION, LISTES, Champ, fields, meanings, named, read
from generator.cli.printing import ASKED, print_findings, questions, say, table
from generator.cli.workshop import DateParam, Mot, Workshop, workshop
from generator.findings import RecouvreError
from generator.money import ZERO, format_eur
from generator.phrases import TO_SAY, to_note
from generator.vocabulary import Fait

if TYPE_CHECKING:  # loaded by what reads a case
    from generator.case import Case, KeyPath

TITLE = "titre"
_ENDS = {Fait.DECES.value, Fait.DISSOLUTION.value, Fait.RADIATION_DU_REGISTRE.value}  # learnt after their day
_DATED = {"avoir", "frais", "facture", "titre", *_ENDS}  # their own date: today's would be wrong, in silence


@click.command()
@click.argument("reference", metavar="RÉFÉRENCE")
@click.argument("fait", type=Mot(KINDS), required=False, metavar="[FAIT]")
@click.argument("champs", nargs=-1, metavar="[CLÉ=VALEUR]…")
@click.option("--date", "day", type=DateParam(), metavar="DATE", help="Date du fait (par défaut : la date d'arrêté).")
@click.option("--completer", is_flag=True, help="Ajouter ces clés au fait déjà noté, au lieu d'en noter un autre.")
@click.option("--ligne", type=int, metavar="N", help="Avec --completer, ligne du fait dans le fichier.")
@click.option("--cles", is_flag=True, help="Montrer les clés du fait, sans rien écrire.")
@workshop
def noter(shop: Workshop, reference: str, fait: str | None, champs: tuple[str, ...], **how: Any) -> None:
    """Ajouter à un dossier un fait, un paiement, un avoir, une facture…, sans toucher au reste du fichier.

    Exemple : recouvre noter 2026-0103 appel motif=tresorerie promesse.montant="500,00" promesse.date=10/12/2026

    Un paiement : recouvre noter 2026-0103 paiement montant="1 000,00" moyen=cheque --date 03/12/2026

    Un trop-perçu rendu, tout ou partie : recouvre noter 2026-0103 remboursement montant="200,00" --date 05/12/2026

    Un avoir, une facture, des frais, un titre : recouvre noter 2026-0103 avoir numero=AV-12
    facture=F-2026-0378 montant-ttc="120,00" --date 03/12/2026

    Un échéancier : recouvre noter 2026-0107 echeancier echeances="01/12/2026 500,00 ; 01/01/2027 500,00"

    Ce qui manque à un titre du dossier, sa date exécutoire par exemple : recouvre noter 2026-0111 titre
    executoire-le=20/11/2026

    Ce qu'on apprend plus tard d'un fait, d'un paiement, d'une facture (avis revenu, saisie levée) : recouvre noter
    2026-0143 saisie-attribution close-le=03/12/2026 --completer

    Une décision de passer outre, là où la loi laisse le choix : recouvre noter 2026-0104 dispense objet=pause
    document=relance-courrier par="Me Songe" motif="accord du client du 20/11"

    Sans FAIT, ou quand il manque à un fait sans clés de quoi être écrit, pose les questions une à une, où « ? » dit
    le sens des mots ; « --cles » donne les clés d'un fait.
    """
    shop.references((reference,))
    with questions(lambda: f"dire le fait : recouvre noter {reference} FAIT [CLÉ=VALEUR]…"):
        kind = fait or asked_kind()
    if how["cles"]:
        say(_keys(kind))
    elif how["completer"] or (kind == TITLE and champs and not _whole_title(champs)):
        if not champs:
            raise click.UsageError("« --completer » : dire les clés à ajouter, CLÉ=VALEUR.")
        place = complete(shop, reference, Sought(kind, how["day"], how["ligne"]), _typed(kind, champs))
        _tell(shop, shop.case(reference), place, "Complété")
    elif how["ligne"] is not None:
        raise click.UsageError("« --ligne » ne se donne qu'avec « --completer ».")
    else:
        _note(shop, reference, kind, champs, how["day"], asks=not champs and (fait is None or needs_asking(kind)))


def _note(  # noqa: PLR0913 - what the line says
    shop: Workshop, reference: str, kind: str, champs: tuple[str, ...], day: dt.date | None, *, asks: bool
) -> None:
    """Add a fact, of what the line or the answers say, then tell what is doubtful in the case that holds it."""
    with questions(lambda: _line(reference, kind)):
        fact = {"date": _day(shop, kind, champs, day, asks=asks)} | ({} if kind in LISTES else {"type": kind})
        fact |= asked(kind) if asks else _typed(kind, champs)
    _refuse_empty(reference, kind, fact)
    place, case = _write(shop, reference, kind, fact), shop.case(reference)
    _tell(shop, case, place)
    if "moyen" not in fact:
        _tell_means(case, kind, place)
    if kind == Fait.SOLDE:
        _tell_given_up(shop, case, place)


def _line(reference: str, kind: str) -> str:
    """What writes a fact without a question: its obligatory keys, and where the others are told."""
    keys = [one for one in fields(kind) if one.obligatoire and is_asked(kind, one)]
    said = [f'{one.cle}="{TO_SAY}"' for one in keys] + ["--date JJ/MM/AAAA"] * (kind in _DATED)
    whole = to_note(reference, " ".join([kind, *said]))
    return f"écrire {whole} ; toutes les clés : {to_note(reference, f'{kind} --cles')}."


def _refuse_empty(reference: str, kind: str, fact: dict[str, Any]) -> None:
    """A note is what it says, or the pièce it dates: without either, the journal would hold a line for nothing."""
    from generator.model.scalars.text import PLACEHOLDERS

    said = {key for key, value in fact.items() if key != "note" or value.strip() not in PLACEHOLDERS}
    if kind == Fait.NOTE and not said & {"note", "motif", "piece", "pieces"}:
        line = f'recouvre noter {reference} note note="{TO_SAY}"'
        raise click.UsageError(f"une note sans texte ni pièce ne dit rien. Écrire : {line}")


def _keys(kind: str) -> str:
    """The keys of a fact, but those a command writes itself; then what their words mean."""
    hidden = {"date"} if kind in LISTES else {"date", "document"}
    shown = [one for one in fields(kind) if one.cle not in hidden and not one.ecrite]
    keys = table(("Clé", "Sens", "Valeurs"), [_described(one) for one in shown])
    words = list(meanings(shown))
    return f"{keys}\n\n{table(('Clé', 'Mot', 'Sens'), words)}" if words else keys


def _tell(shop: Workshop, case: "Case", place: "KeyPath", done: str = "Noté") -> None:
    """Say where it was written, and what is doubtful in it."""
    from generator.case import key_text
    from generator.casework.checks import check_case

    say(f"{done} dans {case.file}, ligne {case.position(place)[0]}.")
    written = key_text(place)
    findings = check_case(case, shop.office, shop.au)
    if told := [one for one in findings if one.key == written or one.key.startswith(f"{written}.")]:
        print_findings(told, "texte")


def _tell_means(case: "Case", kind: str, place: "KeyPath") -> None:
    """Say that nothing told how money came or went: no receipt prints it, and a cheque may bounce."""
    section, rank = place
    if hasattr(getattr(case.dossier, str(section))[rank], "moyen"):
        line = f"{kind} moyen={TO_SAY} --completer --ligne {case.position(place)[0]}"
        say(f"« moyen » n'est pas dit : aucun document ne le dira. Le dire : {to_note(case.dossier.reference, line)}.")


def _tell_given_up(shop: Workshop, case: "Case", place: "KeyPath") -> None:
    """Say what « solde » gives up as it is noted: nothing asks for it any more."""
    from generator.statement import compute

    with suppress(RecouvreError):  # said by « verifier »
        told = compute(case, shop.office, shop.au, lectures=False).abandons
        lines = [one for one in told if one.origine == place]
        if left := sum((one.montant for one in lines), ZERO):
            principal = format_eur(sum((one.principal for one in lines), ZERO))
            say(
                f"Le créancier abandonne le reste : {format_eur(left)}, dont {principal} de principal. Si ce n'est pas "
                "le cas, ôter ce fait du journal."
            )


def _whole_title(champs: tuple[str, ...]) -> bool:
    """Whether keys write a title of its own, rather than complete one of the case."""
    return not {"nature", "juridiction", "principal"}.isdisjoint(map(_key, champs))


def _key(field: str) -> str:
    return field.partition("=")[0].strip()


def _day(shop: Workshop, kind: str, champs: tuple[str, ...], given: dt.date | None, *, asks: bool) -> str:
    """Day of a fact: the one given, else that of the command; a paper has its own, said or asked."""
    said = "date" in map(_key, champs)
    if said and given is not None:
        raise click.UsageError("La date est dite deux fois : garder « --date » ou « date=… ».")
    if given is not None or kind not in _DATED or said:
        return (given or shop.au).isoformat()
    if not asks:
        raise click.UsageError(f"« {kind} » a sa propre date : ajouter « --date JJ/MM/AAAA ».")
    day: dt.date = click.prompt("Date (JJ/MM/AAAA) [date]", type=DateParam(), prompt_suffix=ASKED)
    return day.isoformat()


def _write(shop: Workshop, reference: str, kind: str, fact: dict[str, Any]) -> "KeyPath":
    """Write the fact; where it then is in the file."""
    from generator.edit import append_item

    if kind in {DECISION, Fait.REPRISE}:
        _refuse_in_vain(shop, reference, kind, fact)
    section = LISTES.get(kind, "journal")
    case = append_item(shop.root, reference, section, fact, shop.office)
    if kind in LISTES:
        return section, len(getattr(case.dossier, section)) - 1
    older = [rank for rank, one in enumerate(case.dossier.journal) if one.date.isoformat() <= str(fact["date"])]
    return section, older[-1]


def _refuse_in_vain(shop: Workshop, reference: str, kind: str, fact: dict[str, Any]) -> None:
    """What the law imposes is not set aside, nor a hold ended, by writing that it is."""
    from generator.casework.decisions import refuse_what_the_law_imposes, refuse_without_effect

    if kind == DECISION:
        refuse_what_the_law_imposes(fact)
    refuse_without_effect(shop.case(reference), shop.office, kind, fact)


def _described(champ: Champ) -> tuple[str, str, str]:
    keys = [f"{champ.cle}.{one.cle}" for one in champ.sous] if champ.sous and not champ.liste else [champ.cle]
    return ", ".join(keys), champ.question + (" (obligatoire)" if champ.obligatoire else ""), champ.forme


def _typed(kind: str, champs: tuple[str, ...]) -> dict[str, Any]:
    """What the keys given on the command line say."""
    _refuse_twice([_key(field) for field in champs])
    said: dict[str, Any] = {}
    for field in champs:
        _put(said, fields(kind), field)
    return said


def _refuse_twice(keys: list[str]) -> None:
    """A key given twice, or given as a value and as a block: the last would win, in silence."""
    for key in keys:
        if keys.count(key) > 1 or any(other.startswith(f"{key}.") for other in keys):
            raise click.UsageError(f"« {key} » est donné deux fois.")


def _put(fact: dict[str, Any], known: tuple[Champ, ...], field: str) -> None:
    key, equal, value = field.partition("=")
    if not equal or not key.strip():
        raise click.UsageError(f"« {field} » : écrire CLÉ=VALEUR, la valeur entre guillemets si elle a une espace.")
    *parents, last = key.strip().split(".")
    place = fact
    for parent in parents:
        known, place = named(known, parent).sous, place.setdefault(parent, {})
        if not known or not isinstance(place, dict):
            raise click.UsageError(f"« {key} » : « {parent} » n'est pas un bloc.")
    place[last] = read(known, last, value)
