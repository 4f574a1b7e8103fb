"""The liasse of a case and the archive of it, made again when they would print something else."""

from functools import cached_property
from typing import TYPE_CHECKING

from msgspec import Struct

from generator.build import evidence, pictures
from generator.build.bench import Bench
from generator.build.kept import LiasseNotee, PieceNotee
from generator.bundle.profiles import Profil
from generator.casework.computed import Computed
from generator.casework.liasse import cache, wanted
from generator.findings import CaseInvalid, Finding, RecouvreError
from generator.model import Office

if TYPE_CHECKING:
    from generator.bundle.assembly import Gathered
    from generator.bundle.export import Matiere


class Binder(Struct, frozen=True, dict=True):
    """What binds the pièces of one case; they are gathered, and what is bound printed, only when needed."""

    bench: Bench
    computed: Computed
    office: Office

    def liasse(self, before: LiasseNotee | None) -> LiasseNotee | None:
        """The liasse, ``before`` when it would be the same; None when none is wanted."""
        bench, case, situation = self.bench, self.computed.case, self.computed.situation
        job = bench.job
        if job.liasses == "aucune" or not (job.liasses == "toutes" or wanted(situation)):
            return None
        made_from = bench.key(case.sha256, "liasse", situation.depuis.isoformat(), self.computed.pieces)
        try:
            key = bench.printed(made_from, job.inputs.liasse, lambda: self._gathered.digest)
            if before is not None and before.key == key and bench.keep(key):
                return self._noted(before, made_from)
            made_of = self._matter
        except CaseInvalid as broken:
            return LiasseNotee("", "", (), tuple(broken.findings))
        except RecouvreError as refusal:
            return LiasseNotee("", "", (), (case.refusal(refusal),))
        made = made_of.liasse
        for output in made.outputs:
            bench.put(f"{bench.home}/liasse/{output.name}", output.content, key)
        self._pictures(key)
        pieces = tuple(
            PieceNotee(one.numero, one.piece.id, one.sha256, one.pages, one.fichier, one.refus) for one in made.pieces
        )
        return self._noted(LiasseNotee(key, f"liasse/{made.name}", pieces, tuple(made.findings)), made_from)

    def _noted(self, liasse: LiasseNotee, made_from: str) -> LiasseNotee:
        """A liasse as it is kept: one that lacks a file too much for the machine is looked at again."""
        gathered: Gathered | None = vars(self).get("_gathered")  # none: nothing was to be looked at
        if gathered and any(one.was_too_much for one in gathered.exhibits):
            self.bench.ask_again(made_from)
        return liasse

    def archive(self, liasse: LiasseNotee, profil: Profil | None) -> tuple[Finding, ...]:
        """The ZIP for the recipient the stage calls for, made with the liasse or kept with it; what stops it."""
        if profil is None or not liasse.fichier:
            return ()
        bench, case = self.bench, self.computed.case
        made_from = bench.key(case.sha256, "archive", profil.id, liasse.key)
        try:
            key = bench.printed(made_from, bench.job.inputs.liasse, lambda: self._digest(profil))
            if not bench.keep(key):
                bench.put(evidence.archive_path(bench, profil.id), self._zip(profil), key)
        except CaseInvalid as broken:
            return tuple(broken.findings)
        except RecouvreError as refusal:  # an original replaced meanwhile: this archive waits, no other case does
            return (case.refusal(refusal),)
        return ()

    @cached_property
    def _gathered(self) -> "Gathered":
        from generator.casework.assembly import gathered  # noqa: PLC0415 - heavy: not paid by a case without liasse

        computed, job = self.computed, self.bench.job
        return gathered(computed.case, self.office, computed.situation.depuis, job.out)

    @cached_property
    def _matter(self) -> "Matiere":
        from generator.casework.assembly import assembled  # noqa: PLC0415 - as above

        return assembled(self._gathered)

    def _digest(self, profil: Profil) -> str:
        from generator.bundle.export import digest  # noqa: PLC0415 - as above

        return digest(self._gathered, profil)

    def _zip(self, profil: Profil) -> bytes:
        from generator.casework.assembly import archive  # noqa: PLC0415 - as above

        return archive(self._matter, profil)

    def _pictures(self, key: str) -> None:
        pdfs = {
            f"liasse/{output.name}": output.content
            for output in self._matter.liasse.outputs
            if output.name.startswith("pieces/")
        }
        for name, picture in pictures.exhibits(pdfs, cache(self.bench.job.out).with_name("apercus")).items():
            self.bench.put_picture(name, picture, key)
