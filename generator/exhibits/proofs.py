"""Files about to be sealed for ever as proofs, or made pièces: those that intake would refuse, told before."""

from collections.abc import Mapping

from generator.exhibits import child
from generator.exhibits.facts import Refus, RefusedError
from generator.exhibits.protocol import Job, TakeIn
from generator.exhibits.sniff import sniff

NOBODY_READS = frozenset(  # the others are read elsewhere: the XML or the archive of a service of registered e-mail
    {"lfs", "extension", "mot-de-passe", "corrompu", "zero-page", "image", "courriel"}  # a text too long is read
)


def refused(files: Mapping[str, bytes]) -> dict[str, Refus]:
    """Files that cannot be pièces, by their name, and why; each is read in the limited child."""
    found: dict[str, Refus] = {}
    jobs: dict[str, Job] = {}
    for name, content in files.items():
        try:
            jobs[name] = Job(content, TakeIn(*sniff(content[:4096], name), name))
        except RefusedError as error:
            found[name] = error.refus
    for name, delivery in zip(jobs, child.run([*jobs.values()]), strict=True):
        if delivery.resultat.refus is not None:
            found[name] = delivery.resultat.refus
    return found


def unreadable(files: Mapping[str, bytes]) -> dict[str, Refus]:
    """Those that nobody could read, whatever the program: a proof of nothing."""
    return {name: why for name, why in refused(files).items() if why.code in NOBODY_READS}
