"""The faults people make on one line of YAML, named in French, each with the line cured when there is one cure.

Each fault is a small function of the value typed after « clé: » or « - »; adding a fault is adding a line.
"""

import re
from collections.abc import Callable

from msgspec import Struct

from generator.load.source import HARD_SPACES

QUOTE_IT = "Mettre la valeur entre guillemets."
NO_ESCAPE = "Dans un chemin, écrire « / » ; ailleurs, mettre la valeur entre apostrophes : '."

_KEY_AND_VALUE = re.compile(r"(?P<head>\s*(?:- +)*[^\s:#'\"\[\]{},][^:#'\"]*: +)(?P<value>\S.*)$")
_ITEM = re.compile(r"(?P<head>\s*(?:- +)*- +)(?P<value>\S.*)$")
_COLON_GLUED = re.compile(r"(?P<head>\s*(?:- +)*[a-z][a-z-]*):(?P<value>[^ \t\r\n:/].*)$")
_DASH_GLUED = re.compile(r"(?P<indent>\s*)-(?P<rest>[a-z][a-z-]*: +\S.*)$")
_DASH_OF_WORD = re.compile(r"(?P<indent>\s*)[–—−•·][ \u00a0\u202f\t]*(?P<rest>\S.*)$")
_CONFLICT = re.compile(r"(?:={7}|>{7}|\|{7})(?: .*)?$")
_ESCAPE = re.compile(  # YAML 1.1, 5.7
    r"\\(?P<known>[0abt\tnvfre \"/\\N_LP]|x[0-9A-Fa-f]{2}|u[0-9A-Fa-f]{4}|U[0-9A-Fa-f]{8}|$)?"
)
CLOSINGS = {"[": "]", "{": "}"}


class Fault(Struct, frozen=True):
    """What is wrong on a line (``column`` from 1), and the line cured, to read on."""

    column: int
    message: str
    remedy: str
    cured: str


class _Blame(Struct, frozen=True):
    """What is wrong in a value: where in it, and what to do."""

    offset: int
    message: str
    remedy: str = QUOTE_IT


def find_fault(line: str) -> Fault | None:
    """Name the fault of a line that libyaml does not understand; ``None`` when it is not one of ours."""
    line = line.rstrip()
    if _CONFLICT.match(line):
        remedy = "Ne garder que la bonne version, sans rien perdre de l'autre, puis effacer cette ligne."
        return Fault(1, "reste d'un conflit git, à moitié effacé.", remedy, "")
    if (dash := _dash_of_word(line)) is not None:
        return dash
    found = _KEY_AND_VALUE.match(line) or _ITEM.match(line)
    if found is None:
        return _colon_glued(line)
    value = found["value"]
    for look in _FAULTS:
        if (blame := look(value)) is not None:
            column = found.start("value") + blame.offset + 1
            return Fault(column, blame.message, blame.remedy, found["head"] + _quoted(value))
    return _dash_glued(line) or _comment_in_braces(line)


def _dash_glued(line: str) -> Fault | None:
    """``-numero: F-1``."""
    found = _DASH_GLUED.match(line)
    if found is None:
        return None
    cured = f"{found['indent']}- {found['rest']}"
    return Fault(found.end("indent") + 1, "il manque une espace après le tiret.", f"Écrire « {cured.strip()} ».", cured)


def _dash_of_word(line: str) -> Fault | None:
    """``– numero: F-1``: Word and Outlook put a longer dash, or a bullet, in the place of the one typed."""
    found = _DASH_OF_WORD.match(line)
    if found is None:
        return None
    sign = line[found.end("indent")]
    cured = f"{found['indent']}- {found['rest']}"
    return Fault(found.end("indent") + 1, f"« {sign} » n'est pas un tiret.", f"Écrire « {cured.strip()} ».", cured)


def _colon_glued(line: str) -> Fault | None:
    """``date:2026-01-01``."""
    found = _COLON_GLUED.match(line)
    if found is None:
        return None
    cured = f"{found['head']}: {found['value'].strip()}"
    column = found.end("head") + 2
    if found["value"][0] in HARD_SPACES:
        remedy = "La remplacer par une espace ordinaire."
        return Fault(column, "espace insécable après les deux-points.", remedy, cured)
    return Fault(column, "il manque une espace après les deux-points.", f"Écrire « {cured.strip()} ».", cured)


def _comment_in_braces(line: str) -> Fault | None:
    """``adresse: {rue: 12 rue des Lilas #3, ville: Lyon}``: all that follows the sign is lost, the brace included."""
    brace = re.search(r"[{\[]", line)
    sign = line.find(" #", brace.end()) + 1 if brace else 0
    if not sign:
        return None
    return Fault(
        sign + 1,
        "« # » précédé d'une espace ouvre un commentaire : la suite de la ligne n'est pas lue.",
        QUOTE_IT,
        line[:sign] + line[sign + 1 :],
    )


def _backslash(value: str) -> _Blame | None:
    r"""``fichier: "pieces\Bon.pdf"``: a path of Windows between double quotes."""
    if value[0] != '"':
        return None
    strange = next((one for one in _ESCAPE.finditer(value) if one["known"] is None), None)
    message = "« \\ » entre guillemets droits commence un signe spécial."
    return _Blame(strange.start(), message, NO_ESCAPE) if strange else None


def _quote_left_open(value: str) -> _Blame | None:
    """``titre: "Facture`` and ``nom: 'L'atelier'``."""
    quote = value[0]
    if quote not in "'\"":
        return None
    inside = value[1:].replace("''", "__") if quote == "'" else re.sub(r"\\.", "__", value[1:])
    closing = inside.find(quote)
    if closing < 0:
        return _Blame(0, "guillemets ouverts et jamais fermés sur la ligne.", f"Ajouter {quote} à la fin.")
    after = inside[closing + 1 :]
    if not after.strip() or after.startswith(" #"):
        return None
    other = '"' if quote == "'" else "'"
    remedy = f"Entourer toute la valeur de {other}, ou doubler {quote} dans le texte."
    return _Blame(len(value) - len(after.lstrip()), "texte après la fermeture des guillemets.", remedy)


def _starts_with_sign(value: str) -> _Blame | None:
    """``interlocuteur: @pif``, ``tva: % 20``, ``note: - a rappelé``."""
    if value[0] in "@`%*&!|>" or re.match(r"[-?](?: |$)", value):
        return _Blame(0, f"une valeur ne peut pas commencer par « {value[0]} ».")
    return None


def _starts_with_bracket(value: str) -> _Blame | None:
    """``objet: [urgent] facture``."""
    closing = CLOSINGS.get(value[0])
    if closing is None or value.rstrip().endswith(closing) or closing not in value:
        return None
    return _Blame(0, f"texte après « {closing} » : une valeur ne peut pas commencer par « {value[0]} ».")


def _colon_inside(value: str) -> _Blame | None:
    """``objet: Réf: 12``."""
    colon = re.search(r":(?: |$)", value)
    if colon is None or value[0] in "'\"[{":
        return None
    if value[0] in "“”‘’«":
        return _Blame(0, f"« {value[0]} » n'est pas un guillemet pour YAML.", 'Écrire des guillemets droits : ".')
    return _Blame(colon.start(), "deux-points suivis d'une espace dans une valeur.")


_FAULTS: tuple[Callable[[str], _Blame | None], ...] = (
    _backslash,
    _quote_left_open,
    _starts_with_sign,
    _starts_with_bracket,
    _colon_inside,
)


def _quoted(value: str) -> str:
    """The value between quotes, for reading on only: its stray quotes and its comment are dropped."""
    text = re.sub(r" #.*$", "", value).strip("'\"")
    return "'" + text.replace("'", "''") + "'"
