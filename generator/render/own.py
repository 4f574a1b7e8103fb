"""Whose template is wrong: in one of the office's own, a finding at its line (exit 1); in ours, our bug (exit 3)."""

import re
import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from jinja2 import Environment, TemplateError, TemplateNotFound, TemplateSyntaxError, UndefinedError, meta

from generator.findings import CaseInvalid, Finding, Level, RecouvreError, RenderError, line_of
from generator.resources import resolve, shipped

HOST = "recouvre.invalid"  # RFC 2606: resolves nowhere
BASE = f"http://{HOST}/"
_SAYINGS = (  # Jinja speaks English: what it says of the commonest faults, and how a reader mends them
    (r"c'est un (lien) ", "c'est un {} vers un fichier d'ailleurs", "Mettre le fichier lui-même."),
    (
        r"unknown tag '(e\w+)'.*innermost block that needs to be closed is '(\w+)'",
        "« {0} » ne ferme pas le bloc « {1} », encore ouvert",
        "Ajouter {{% end{1} %}} là où ce bloc finit, ou corriger « {0} ».",
    ),
    (
        r"unknown tag '(\w+)'",
        "balise « {} » inconnue",
        "Retirer cette balise, ou corriger son nom ; une valeur s'écrit {{{{ … }}}}.",
    ),
    (r"unexpected char '([“”‘’«»])'", "guillemet {} dans une balise", 'Y écrire des guillemets droits : "…".'),
    (
        r"innermost block that needs to be closed is '(\w+)'",
        "bloc « {0} » ouvert et jamais fermé",
        "Ajouter {{% end{0} %}} à sa fin.",
    ),
    (r"[Nn]o filter named '(\w+)'", "filtre « {} » inconnu", "Retirer « |{} » : les valeurs arrivent prêtes."),
    (
        r"^'([^']+)' is undefined",
        "« {} » n'existe pas pour ce document",
        "Corriger ce nom, ou reprendre celui de notre modèle.",
    ),
    (
        r"has no (?:attribute|element) '?([^']+?)'?$",
        "« {} » n'existe pas pour ce document",
        "Corriger ce nom, ou reprendre celui de notre modèle.",
    ),
    (r"(is not safely callable)", "un modèle n'appelle pas ce qu'on lui donne", "Retirer les parenthèses et l'appel."),
    (r"access to attribute '([^']+)'", "« {} » est interdit dans un modèle", "Le retirer."),
)
MOST = 300  # characters of what a library says: it may print a whole case
_MODEL = "Comparer avec notre modèle (recouvre modele NOM --comparer)."
_PICTURE = re.compile(r"\.(?:png|jpe?g|gif|svg|webp)$", re.IGNORECASE)
_REFUSED = re.compile(r"ressource refusée : (\S+?)[,.]?(?:\s|$)")


def home(root: Path | None) -> Path | None:
    """Where an office's own templates lie; None without an office, or where they are ours (the checkout)."""
    if root is None or (root / "templates").resolve() == shipped("templates").resolve():
        return None
    return root / "templates"


def own_name(path: str | Path | None, root: Path | None) -> str:
    """A template of the office's own as findings name it, ``templates/…``; empty for any other file."""
    folder = home(root)
    if folder is None or path is None or not Path(path).is_relative_to(folder):
        return ""
    return f"templates/{Path(path).relative_to(folder).as_posix()}"


def finding(file: str, line: int, message: str, remedy: str) -> Finding:
    """An error in a template, at the beginning of its line."""
    return Finding(file, max(line, 1), 1, Level.ERREUR, "", f"{message}.", remedy)


def directory(file: str) -> Finding:
    """The finding for a folder that has the name of a template."""
    return finding(file, 1, "c'est un répertoire, pas un modèle", "Le renommer, ou le retirer.")


def linked(path: str | Path, folder: str | Path) -> bool:
    """Tell a file of a folder that lies elsewhere: a link in a repository would print any file of the machine."""
    return not Path(path).resolve().is_relative_to(Path(folder).resolve())


def link(file: str) -> Finding:
    """The finding for a template that is a link."""
    return finding(file, 1, "c'est un lien vers un fichier d'ailleurs : il n'est pas lu", "Mettre le fichier lui-même.")


def decoded(content: bytes, file: str) -> str:
    """Text of a template.

    Raises:
        TemplateSyntaxError: it is not UTF-8; ``file`` is its path.
    """
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise TemplateSyntaxError("le fichier n'est pas en UTF-8", line, filename=file) from error


def said(error: BaseException) -> tuple[str, str]:
    """One French sentence for an error of a template, without its full stop, and what to do."""
    if isinstance(error, TemplateSyntaxError):
        sentence, remedy = _misspelt(error)
        return f"gabarit illisible : {sentence}", remedy
    if isinstance(error, TemplateNotFound):
        return f"modèle « {error.name} » introuvable", "Corriger le nom, qui part de templates/, ou ajouter ce fichier."
    if isinstance(error, RecursionError):
        return "le modèle s'inclut lui-même sans fin", "Retirer cette inclusion."
    if isinstance(error, RenderError):
        return str(error).rstrip("."), _MODEL
    unknown = "une valeur demandée ici n'existe pas pour ce document", _MODEL
    generic = "une valeur ne convient pas à ce que le modèle lui demande", _MODEL
    return _translated(error) or (unknown if isinstance(error, UndefinedError) else generic)


def _misspelt(error: TemplateSyntaxError) -> tuple[str, str]:
    if isinstance(error.__cause__, UnicodeDecodeError):
        return str(error.message), "L'enregistrer en UTF-8."
    return _translated(error) or ("une balise {% … %} ou {{ … }} est mal écrite ou n'est pas fermée", _MODEL)


def _translated(error: BaseException) -> tuple[str, str] | None:
    text = str(getattr(error, "message", None) or error)
    for pattern, sentence, remedy in _SAYINGS:
        if isinstance(error, TemplateError) and (found := re.search(pattern, text)):
            return sentence.format(*found.groups()), remedy.format(*found.groups())
    return None


def refusal(error: BaseException, template: str, root: Path | None) -> RecouvreError:
    """What to raise for an error met while filling a template: the office's when one of its own was at work."""
    frames = [(frame.filename, frame.lineno or 1) for frame in traceback.extract_tb(error.__traceback__)]
    if isinstance(error, TemplateSyntaxError) and error.filename:
        frames = [(error.filename, error.lineno)]
    for path, line in reversed(frames):
        if file := own_name(path, root):
            return CaseInvalid([finding(file, line, *said(error))])
    ours = str(shipped("templates"))
    inside = [(path, line) for path, line in frames if path.startswith(ours)]
    folder = home(root)
    if not inside and folder and (folder / template).is_file():
        return CaseInvalid([finding(f"templates/{template}", 1, *said(error))])
    if isinstance(error, TemplateNotFound) and not inside:
        return RenderError(f"templates/{template} : gabarit introuvable ({error.name}).")
    place = f"{Path(inside[-1][0]).relative_to(ours).as_posix()}:{inside[-1][1]}" if inside else template
    return RenderError(f"templates/{place} : {str(error)[:MOST]}")


@contextmanager
def filling(template: str, root: Path | None) -> Iterator[None]:
    """Fill ``template`` in this block.

    Raises:
        CaseInvalid: a template of the office's own was at work.
        RenderError: one of ours was.
    """
    try:
        yield
    except Exception as error:
        if _is_of_the_claim(error):
            raise
        raise refusal(error, template, root) from error


@contextmanager
def printing(root: Path | None, template: str, style: str) -> Iterator[None]:
    """Print in this block what ``template`` gave: what fails is the office's fault when one of its own has a part.

    Raises:
        CaseInvalid: a template or a style of the office's own was at work.
    """
    try:
        yield
    except Exception as error:
        if _is_of_the_claim(error):
            raise
        own = list(_own_among([*family(template, root), *(f"styles/{name}" for name in (style, "base.css"))], root))
        if not own:
            raise
        raise CaseInvalid([_printed(error, own)]) from error


def _is_of_the_claim(error: Exception) -> bool:
    """Tell a refusal to compute or to draft, which no template is to blame for."""
    return isinstance(error, RecouvreError) and not isinstance(error, RenderError)


def _printed(error: Exception, own: list[tuple[str, str]]) -> Finding:
    """The finding at the address that was refused; failing that, at the first of the office's own files."""
    message = str(error).rstrip(".") if isinstance(error, RenderError) else "le document ne s'imprime pas"
    if not (refused := _REFUSED.search(str(error))):
        return finding(own[0][0], 1, f"ce modèle ne s'imprime pas : {message}", _MODEL)
    address = refused[1].removeprefix(BASE)
    file, source = next((one for one in own if address in one[1]), own[0])
    return foreign(file, source, refused[1])


def foreign(file: str, source: str, url: str) -> Finding:
    """The finding for an address no document opens, where the source writes it."""
    address = url.removeprefix(BASE)
    line = line_of(source, source.find(address))
    logo = " ; le logo se dit dans la fiche du créancier (« logo »)" if _PICTURE.search(address) else ""
    remedy = f"La retirer : un document n'ouvre rien du dehors{logo}."
    return finding(file, line, f"adresse refusée : « {address} »", remedy)


def _own_among(names: list[str], root: Path | None) -> Iterator[tuple[str, str]]:
    folder = home(root)
    for name in names:
        if folder and (folder / name).is_file():
            yield f"templates/{name}", (folder / name).read_text(encoding="utf-8", errors="replace")


def exists(name: str, root: Path | None) -> bool:
    """Tell whether the office or the engine has a file of that name."""
    try:
        return resolve(name, root).is_file()
    except FileNotFoundError:
        return False


def family(template: str, root: Path | None) -> list[str]:
    """A template and those it extends, includes or imports, each once, as far as they can be read."""
    names = [template]
    for name in names:
        try:
            source = decoded(resolve(f"templates/{name}", root).read_bytes(), name)
            names += sorted(set(called(source)) - set(names))
        except (OSError, TemplateSyntaxError):
            continue
    return names


def called(source: str) -> Iterator[str]:
    """Names of the templates a source extends, includes or imports.

    Raises:
        TemplateSyntaxError: it cannot be read.
    """
    return (name for name in meta.find_referenced_templates(Environment().parse(source)) if name)  # noqa: S701 - parsed
