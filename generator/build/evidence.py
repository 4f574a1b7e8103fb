"""What the page of the evidence needs: each procedure's proofs, each recipient's limits, the archive made in advance.

One archive a case, for the recipient its stage calls for, and only when no proof lacks: eight would multiply the site
by eight. The others are one command away, and the page gives it.
"""

from collections.abc import Mapping

from generator.build.bench import Bench
from generator.bundle.profiles import Profil, profile, profiles
from generator.casework.computed import Computed
from generator.documents.completeness import PROCEDURES, Ligne, examine
from generator.documents.contexts.court import kind
from generator.documents.draft import Draft
from generator.findings import Finding
from generator.law.procedures.court import CIVILES, COMMERCIALES
from generator.model import Office
from generator.pages import words
from generator.pages.types import Completude, Destinataire, PreuveVue
from generator.progress.types import ENDED, INSOLVENT, Stade

# Stages at which a procedure is not thought of yet, or no more.
_NOT_NOW = ENDED | {Stade.A_ECHOIR, Stade.RELANCE}
_DECLARATION = "declaration"  # asked in an insolvency, where the others no longer are
_BY_STAGE: Mapping[Stade, str] = {
    Stade.TITRE: "commissaire",
    Stade.EXECUTION: "commissaire",
    Stade.PROCEDURE_COLLECTIVE: "mandataire-judiciaire",
}
Lacking = Mapping[str, tuple[Finding, ...]]  # by procedure


def completeness(computed: Computed, office: Office) -> tuple[tuple[Completude, ...], Lacking]:
    """The tables that matter now, and what each procedure lacks; nothing before a procedure is thought of."""
    decompte = computed.decompte
    if decompte is None or computed.situation.stade in _NOT_NOW:
        return (), {}
    insolvent = computed.situation.stade in INSOLVENT
    tables, lacking = [], {}
    for name, procedure in PROCEDURES.items():
        lines, lacking[name] = examine(computed.case, office, decompte, computed.situation, name)
        if insolvent is (name == _DECLARATION):
            tables.append(Completude(name, procedure.titre, tuple(_proof(line) for line in lines)))
    return tuple(tables), lacking


def recipients(bench: Bench, lacking: Lacking) -> tuple[Destinataire, ...]:
    """Every profile, with the archive that lies beside the page and what stops the others; none too early to tell."""
    return () if not lacking else tuple(_recipient(bench, profil, lacking) for profil in profiles().values())


def wanted(computed: Computed, office: Office, lacking: Lacking) -> Profil | None:
    """The profile whose archive a build makes: the one the stage calls for, if no proof lacks."""
    name = _BY_STAGE.get(computed.situation.stade) or _court(computed, office)
    if not name or not lacking:
        return None
    profil = profile(name)
    return None if lacking.get(profil.procedure) else profil


def archive_path(bench: Bench, profil: str) -> str:
    """Where the ZIP of a profile lies, under ``build/``."""
    return f"{bench.home}/exports/{bench.reference}-{profil}.zip"


def _court(computed: Computed, office: Office) -> str:
    if computed.situation.stade is not Stade.JUDICIAIRE or computed.decompte is None:
        return ""
    draft = Draft("requete-injonction", None, computed.case, office, computed.decompte, computed.situation)
    nature = kind(draft).nature
    if nature in COMMERCIALES:
        return "greffe-commerce"
    return "tribunal-judiciaire" if nature in CIVILES else ""


def _proof(line: Ligne) -> PreuveVue:
    waiver = line.dispense
    said = f"dispense du {words.date_courte(waiver.date)} par {waiver.par} : {waiver.motif}" if waiver else ""
    return PreuveVue(line.titre, str(line.etat), line.explication, line.pieces, said)


def _recipient(bench: Bench, profil: Profil, lacking: Lacking) -> Destinataire:
    path = archive_path(bench, profil.id)
    made = path in bench.outputs
    limits = ((profil.fichier, "par fichier"), (profil.message, "par message"))
    return Destinataire(
        profil=profil.id,
        titre=profil.titre,
        canal=profil.canal,
        limite=", ".join(f"{size // 1_000_000} Mo {what}" for size, what in limits if size),
        statut=profil.statut,
        source=profil.source,
        manques=tuple(dict.fromkeys(finding.message for finding in lacking.get(profil.procedure, ()))),
        archive=path.removeprefix(f"{bench.home}/") if made else "",
        octets=(bench.job.out / path).stat().st_size if made else 0,
    )
