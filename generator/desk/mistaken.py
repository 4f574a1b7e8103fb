"""Issues made out to somebody who is no longer the debtor of their case: a namesake, found out since.

What left is worth nothing against the debtor written in his place, and the journal counts it against him.
"""

from collections.abc import Iterator, Sequence
from typing import TypeVar

import msgspec

from generator.case import Case
from generator.findings import Finding
from generator.load import suggest
from generator.model import Debiteur, noted_as
from generator.model.existence import FaitVie
from generator.register.chain import Block, issued_on, issues
from generator.register.issue import DATA
from generator.register.verify import frozen

Data = TypeVar("Data")


class _Place(msgspec.Struct, rename="kebab"):
    code_postal: str
    rue: str = ""


class _Party(msgspec.Struct):
    adresse: _Place
    denomination: str = ""
    nom: str = ""
    prenoms: str = ""
    siren: str = ""


class _MadeOut(msgspec.Struct):
    """Who the principal debtor was, of the data frozen with a document; and to whom it is, when it is to another."""

    debiteur: _Party
    destinataire: _Party | None = None


def made_out_to_another(case: Case, blocks: Sequence[Block]) -> Iterator[Finding]:
    """Issues that the journal counts, made out to another than the principal debtor; one who succeeds is the same."""
    for block in issues(blocks):
        noted = noted_as(case.dossier.journal, block["seq"])
        if noted and not getattr(noted[1], "debiteur", None) and (name := another(case, block)):
            now = case.dossier.debiteur.nom_complet
            told = (
                f"l'émission n° {block['seq']} du {issued_on(block):%d/%m/%Y} est au nom de « {name} », et le débiteur "
                f"est maintenant « {now} »."
            )
            remedy = (
                f"Deux personnes (homonyme) : ôter ce fait du journal, il ne vaut rien contre « {now} ». Un "
                "successeur : noter le décès ou la dissolution. La même, sous un autre nom, ou celle qui l'a "
                "absorbée : laisser ainsi."
            )
            yield case.avertit(("journal", noted[0], "emis"), told, remedy)


def another(case: Case, block: Block) -> str:
    """The name an issue is made out to, when it is that of somebody else than the principal debtor."""
    debtor = case.dossier.debiteur
    made_out = sealed_with(case, block, _MadeOut)
    if made_out is None or made_out.destinataire is not None:
        return ""  # a letter to a joint debtor, to a guarantor
    then = made_out.debiteur
    succeeded = any(isinstance(fact, FaitVie) and fact.succede(debtor) for fact in case.dossier.journal)
    return "" if succeeded or _same(then, debtor) else _name(then)


def sealed_with(case: Case, block: Block, kind: type[Data]) -> Data | None:
    """What is read of the data frozen with an issue; None when they are gone, or of another form: they say nothing."""
    try:
        return msgspec.json.decode(frozen(case, block, DATA) or b"", type=kind)
    except msgspec.MsgspecError:
        return None


def _same(then: _Party, now: Debiteur) -> bool:
    """A SIREN tells them apart, unless nothing else changed; without one, a name and an address that both changed."""
    same_name = suggest.same(_name(then), now.nom_complet)
    same_place = suggest.folded(f"{then.adresse.rue} {then.adresse.code_postal}") == suggest.folded(
        f"{now.adresse.rue} {now.adresse.code_postal}"
    )
    if then.siren and now.siren:
        return then.siren == now.siren or (same_name and same_place)
    return same_name or same_place


def _name(party: _Party) -> str:
    return f"{party.prenoms} {party.nom}".strip() or party.denomination
