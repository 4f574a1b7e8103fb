"""The letters to sign or to issue, over several cases, each with what it lacks."""

import datetime as dt
from collections.abc import Iterable
from typing import Any

from msgspec import Struct

from generator.case import Case
from generator.casework.awaited import awaited
from generator.casework.computed import compute_case
from generator.casework.planning import find
from generator.findings import Finding
from generator.model import Office
from generator.phrases import counted, for_debtor, quoted

SHEET = (
    "émettre", "dossier", "débiteur", "courrier", "document", "destinataire", "factures", "signature", "envoi",
    "suivi", "en attente depuis le", "prêt", "ce qui manque", "à savoir",
)  # fmt: skip


class Attente(Struct, frozen=True):
    """A letter now due that nobody issued; ``depuis`` is the day from which it waits."""

    depuis: dt.date
    reference: str
    debiteur: str
    document: str
    titre: str
    signature: str  # who signs it; empty while its sums are refused
    envoi: str  # how it is to leave; empty for an act
    manques: tuple[Finding, ...]
    destinataire: str = ""  # the joint debtor it is for; empty for the principal debtor
    factures: tuple[str, ...] = ()  # those the title it is made on judges, one of several
    remarques: tuple[Finding, ...] = ()  # what must be known of it before it leaves
    emise: bool = True  # from here; a draft otherwise, that its signatory takes over

    @property
    def commande(self) -> str:
        """The line that issues it, or makes the draft; nothing while something is lacking."""
        if self.manques:
            return ""
        whose = f" {for_debtor(self.destinataire)}" if self.destinataire else ""
        which = f" --factures {quoted(','.join(self.factures))}" if self.factures else ""
        return f"recouvre {'emettre' if self.emise else 'produire'} {self.reference} {self.document}{whose}{which}"

    @property
    def cells(self) -> tuple[str, ...]:
        """The line of a table."""
        state = counted(len(self.manques), "manque") if self.manques else "prêt"
        return (
            f"{self.depuis:%d/%m/%Y}", self.reference, self.debiteur, self.titre, self.signature, self.envoi, state
        )  # fmt: skip

    @property
    def line(self) -> tuple[str | dt.date, ...]:
        """The line of the sheet a lawyer fills in."""
        return (
            "", self.reference, self.debiteur, self.titre, self.document, self.destinataire, ", ".join(self.factures),
            self.signature, self.envoi, "", self.depuis, "non" if self.manques else "oui",
            " ".join(one.message for one in self.manques), " ".join(one.message for one in self.remarques),
        )  # fmt: skip

    def as_dict(self) -> dict[str, Any]:
        """The line for JSON."""
        return {
            "depuis": self.depuis.isoformat(),
            "dossier": self.reference,
            "debiteur": self.debiteur,
            "document": self.document,
            "destinataire": self.destinataire,
            "factures": list(self.factures),
            "titre": self.titre,
            "signature": self.signature,
            "envoi": self.envoi,
            "manques": [one.as_dict() for one in self.manques],
            "remarques": [one.as_dict() for one in self.remarques],
        }


def waiting(case: Case, office: Office, au: dt.date) -> list[Attente]:
    """Letters of a case now due and not issued."""
    return [
        Attente(
            one.plan.depuis, case.dossier.reference, case.dossier.debiteur.nom_complet, one.plan.document,
            one.titre, one.signature, str(one.plan.envoi or ""), one.manques, one.plan.choix.debiteur,
            one.plan.choix.factures, one.remarques, find(one.plan.document).s_emet(office),
        )
        for one in awaited(compute_case(case, office, au, lectures=False), office)
    ]  # fmt: skip


def by_age(letters: Iterable[Attente]) -> list[Attente]:
    """The longest waiting first."""
    return sorted(letters, key=lambda one: (one.depuis, one.reference))
