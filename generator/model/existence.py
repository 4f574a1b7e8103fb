"""What ends a debtor, or puts him in other hands: a death, a dissolution, a striking off; and who takes his place."""

import re
from collections.abc import Iterable
from datetime import date
from typing import Literal

from pydantic import Field

from generator.model.evenement import Evenement
from generator.model.parties import Debiteur
from generator.model.scalars import DateISO, OuiNon, Texte
from generator.vocabulary import Fait, Lien


class FaitVie(Evenement):
    """What happens to the existence of one debtor."""

    personne: Texte | None = Field(
        None,
        description="Son nom : celui d'un débiteur du dossier, ou de celui que son héritier ou l'associé unique y "
        "remplace ; le débiteur principal si absent.",
    )

    def de(self, debiteurs: Iterable[Debiteur]) -> tuple[Debiteur, ...]:
        """Of which debtors of the case it is: the one it names, else whoever is written in his place."""
        if self.personne is None:
            return tuple(party for party in debiteurs if party.lien is Lien.PRINCIPAL)
        named = tuple(party for party in debiteurs if party.nom_complet == self.personne)
        return named or tuple(party for party in debiteurs if self.succede(party))

    def succede(self, party: Debiteur) -> bool:  # noqa: ARG002  a company struck off has no successor
        """Tell whether the debt passed to this debtor."""
        return False


class FaitDeces(FaitVie):
    """Death of a debtor who is a natural person; ``date`` is the day of it."""

    type: Literal[Fait.DECES]
    heritiers: tuple[Texte, ...] = Field(
        (),
        description="Héritiers connus ; une fois l'un d'eux écrit à la place du défunt sous « debiteurs », pour sa "
        "part : lui seul.",
    )
    dette: Literal["entiere", "sa-part"] | None = Field(
        None,
        description="Ce que doit, dans ce dossier, l'héritier écrit à la place du défunt : « entiere », toute la dette "
        "(seul héritier, ou dette indivisible) ; « sa-part », les montants du dossier étant déjà ceux de sa part (C. "
        "civ. 873 et 1309).",
    )
    notaire: Texte | None = Field(None, description="Notaire chargé de la succession, et adresse.")
    notifie_le: DateISO | None = Field(
        None, description="Notification du décès dans l'instance, qui l'interrompt (CPC 370)."
    )
    sommation_le: DateISO | None = Field(None, description="Sommation d'opter signifiée aux héritiers (C. civ. 771).")
    actif_net_le: DateISO | None = Field(
        None,
        description="Publicité (BODACC) de l'acceptation à concurrence de l'actif net : départ des quinze mois pour "
        "déclarer la créance (C. civ. 788 et 792).",
    )
    declaree_le: DateISO | None = Field(None, description="Déclaration de la créance à la succession (C. civ. 792).")
    titre_signifie_le: DateISO | None = Field(
        None, description="Signification à l'héritier du titre exécutoire contre le défunt (C. civ. 877)."
    )

    @property
    def suite(self) -> tuple[str, ...]:
        """Names of who takes the place of the deceased: his heirs."""
        return self.heritiers

    def succede(self, party: Debiteur) -> bool:
        """Only an heir alone in his case is asked: each owes his share (C. civ. 873)."""
        return len(self.heritiers) == 1 and self.herite(party)

    def herite(self, party: Debiteur) -> bool:
        """Tell whether he is one of the heirs named, alone or not."""
        return any(_named(heir, party) for heir in self.heritiers)

    def suivi_contre(self, party: Debiteur) -> bool:
        """An heir takes the place of the deceased."""
        return self.succede(party)

    def met_fin(self, party: Debiteur) -> bool:  # noqa: ARG002  a death noted of a company is told: held by prudence
        """Whoever died is written to no more."""
        return True


class FaitDissolution(FaitVie):
    """Dissolution of a company: wound up by its liquidateur, or its estate passed to its sole member."""

    type: Literal[Fait.DISSOLUTION]
    nature: Literal["liquidation-amiable", "transmission-universelle"] = Field(
        description="Suite de la dissolution : liquidation amiable, ou transmission universelle du patrimoine à "
        "l'associé unique, personne morale (C. civ. 1844-5, al. 3)."
    )
    publiee_le: DateISO | None = Field(
        None, description="Publication (BODACC) : départ des trente jours pour s'opposer à la transmission universelle."
    )
    liquidateur: Texte | None = Field(None, description="Nom du liquidateur amiable.")
    associe: Texte | None = Field(None, description="Dénomination de l'associé unique, à qui le patrimoine passe.")
    opposition_le: DateISO | None = Field(None, description="Opposition du créancier à la dissolution, au tribunal.")
    opposition_rejetee_le: DateISO | None = Field(None, description="Rejet de cette opposition en première instance.")
    garanties_le: DateISO | None = Field(
        None, description="Garanties constituées sur cette opposition, ou créance remboursée : la transmission a lieu."
    )

    @property
    def universelle(self) -> bool:
        """Tell whether the estate passes to the sole member, without winding up."""
        return self.nature == "transmission-universelle"

    @property
    def suite(self) -> tuple[str, ...]:
        """Name of who answers: the liquidateur, or the sole member."""
        name = self.associe if self.universelle else self.liquidateur
        return (name,) if name else ()

    def succede(self, party: Debiteur) -> bool:
        """The sole member takes the place of the company."""
        return self.universelle and _named(self.associe, party)

    def suivi_contre(self, party: Debiteur) -> bool:
        """The sole member takes its place; a liquidateur represents it."""
        return self.succede(party) if self.universelle else _represented(party, self.liquidateur)

    def met_fin(self, party: Debiteur) -> bool:
        """Only a legal person is dissolved."""
        return not party.est_physique


class FaitRadiation(FaitVie):
    """Striking off the register of a company wound up, or publication of the closing of its winding up."""

    type: Literal[Fait.RADIATION_DU_REGISTRE]
    d_office: OuiNon = Field(
        False,
        description="Radiation d'office, rapportée ou non : la société garde sa personnalité et son représentant ; pas "
        "celle qui suit la clôture d'une liquidation judiciaire.",
    )
    mandataire_ad_hoc: Texte | None = Field(
        None, description="Nom du mandataire ad hoc désigné par le tribunal pour représenter la société radiée."
    )

    @property
    def suite(self) -> tuple[str, ...]:
        """Name of who answers: the mandataire ad hoc."""
        return (self.mandataire_ad_hoc,) if self.mandataire_ad_hoc else ()

    def suivi_contre(self, party: Debiteur) -> bool:
        """The mandataire ad hoc represents the company."""
        return _represented(party, self.mandataire_ad_hoc)

    def met_fin(self, party: Debiteur) -> bool:
        """A sole trader struck off still owes; a company struck off by the greffe of its own motion still exists."""
        return not party.est_physique and not self.d_office


def debt_of_an_heir(lien: Lien) -> str:
    """How the file is to say what the heir put in the place of the deceased owes (C. civ., art. 873 and 1309).

    By what bound the deceased: nobody here computes the share of a guarantor's heir.
    """
    share = (
        "le laisser sans « dette » : la part de l'héritier d'une caution n'est pas calculée, l'avocat la réclame "
        "(transmission-avocat)."
        if lien is Lien.CAUTION
        else "ramener les montants de ce dossier à sa part (factures, avoirs, paiements du défunt, titre), puis "
        "ajouter « dette: sa-part »."
    )
    alone = "Ajouter à ce fait « dette: entiere » s'il est seul héritier, ou si la dette est indivisible"
    return f"{alone} ; sinon {share}"


Fin = FaitDeces | FaitDissolution | FaitRadiation


def ends(journal: Iterable[Evenement], debiteurs: tuple[Debiteur, ...], party: Debiteur, au: date) -> Fin | None:
    """The last fact, known at ``au``, that may stop what is sent to a debtor; None when the file names who answers.

    Dissolved and struck off on one day, a company is struck off. One whose estate passed to its sole member is struck
    off too: he answers all the same.
    """
    told = (one for one in journal if isinstance(one, Fin) and one.date <= au and party in one.de(debiteurs))
    known = [one for one in told if one.met_fin(party)]
    passed = next((one for one in known if isinstance(one, FaitDissolution) and one.universelle), None)
    if passed is not None:
        own = party.nom_complet if passed.succede(party) else ""
        known = [one for one in known if not isinstance(one, FaitRadiation) or one.personne == own]
    last = max(known, key=lambda one: (one.date, isinstance(one, FaitRadiation)), default=None)
    return None if last is None or last.suivi_contre(party) else last


def _named(name: str | None, party: Debiteur) -> bool:
    return name is not None and name.casefold() in {party.nom_complet.casefold(), party.nom_legal.casefold()}


def _represented(party: Debiteur, by: str | None) -> bool:
    """Whether the file names him, in whole words: « M. Roux » is not « M. Rouxel »."""
    return by is not None and bool(re.search(rf"(?i)(?<!\w){re.escape(by)}(?!\w)", party.representant or ""))
