#!/bin/sh
# Set up everything the project needs, and nothing twice: a second run takes a fraction of a second.
#
#   sh scripts/setup.sh           what the office needs: system libraries, .venv, locked libraries, the engine
#   sh scripts/setup.sh dev       the same, and what the tests need
#   sh scripts/setup.sh dask      the same as the first, and what a Dask cluster needs
#
# Works from a checkout (pyproject.toml is here) and in an office's own repository (a wheel is in outils/).
# PYTHON=/path/to/python3 chooses the Python; the machine's own settings of apt and pip are used as they are.
set -eu
cd "$(dirname "$0")/.."

level=${1:-runtime}
lock=requirements/$level.txt
venv=.venv
home=$(pwd -P)

say() { printf '%s\n' "$*"; }

refuse() { # French sentence, English sentence, the command to run
    {
        say ""
        say "recouvre : $1"
        say "recouvre: $2"
        [ -z "${3:-}" ] || printf '\n    %s\n' "$3"
        say ""
    } >&2
    exit 1
}

[ -f "$lock" ] || refuse "« $level » n'est pas un niveau d'installation (runtime, dev, dask)." \
    "there is no set-up level $level (runtime, dev, dask)."

if [ ! -f pyproject.toml ]; then # an office: its engine is a wheel, one and no more, so that git says which
    set -- outils/recouvre-*.whl
    [ -f "$1" ] || refuse "déposer dans outils/ le fichier recouvre-….whl du moteur." \
        "put the engine's recouvre-….whl into outils/."
    [ $# -eq 1 ] || refuse "outils/ contient plusieurs moteurs ($*) ; n'en garder qu'un." \
        "outils/ holds several engines ($*); keep one."
    wheel=$1
fi

# ---- Python ---------------------------------------------------------------------------------------------------------

recent() { "$1" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; }

find_python() {
    for candidate in "${PYTHON:-python3}" python3 python3.13 python3.12 python3.11 python3.14; do
        if recent "$candidate"; then
            say "$candidate"
            return
        fi
    done
}

# ---- System packages: asked for once, all together ------------------------------------------------------------------

missing=""
need() { missing="$missing $1"; }

# Libraries the dynamic linker does not find under their Linux or macOS name, as Debian packages; and python3-venv.
# The program that drives the browser of the tests needs libatomic1 and does not say so.
# Without libharfbuzz-subset0 WeasyPrint still works, five times slower, and says that it will stop.
missing_for_python() {
    "$python" - "$level" <<'PYTHON'
import ctypes, ctypes.util, importlib.util, sys
if not (importlib.util.find_spec("venv") and importlib.util.find_spec("ensurepip")):
    print("python%d.%d-venv" % sys.version_info[:2])
for package, soname, name in (
    *([("libatomic1", "libatomic.so.1", "atomic")] if sys.argv[1] == "dev" and sys.platform == "linux" else []),
    ("libpango-1.0-0", "libpango-1.0.so.0", "pango-1.0"),
    ("libpangoft2-1.0-0", "libpangoft2-1.0.so.0", "pangoft2-1.0"),
    ("libharfbuzz-subset0", "libharfbuzz-subset.so.0", "harfbuzz-subset"),
):
    try:
        ctypes.CDLL(soname)
    except OSError:
        if not ctypes.util.find_library(name):
            print(package)
PYTHON
}

look_for_packages() {
    missing=""
    if [ -z "$python" ]; then
        need "python3 python3-venv libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0"
    else
        for package in $(missing_for_python); do need "$package"; done
    fi
    command -v git >/dev/null || need git
    if [ "$level" = dev ]; then
        command -v pdftoppm >/dev/null || need poppler-utils
        command -v strace >/dev/null || [ "$(uname)" = Darwin ] || need strace
        command -v faketime >/dev/null || [ "$(uname)" = Darwin ] || need faketime
        browser || need chromium
    fi
}

browser() { command -v chromium || command -v chromium-browser || command -v google-chrome ||
    [ -x "/Applications/Chromium.app/Contents/MacOS/Chromium" ]; } >/dev/null 2>&1

install_packages() {
    look_for_packages
    [ -n "$missing" ] || return 0
    [ "$(uname)" != Darwin ] || refuse "il manque des bibliothèques du système. Avec Homebrew :" \
        "system libraries are missing. With Homebrew:" "brew install python pango harfbuzz poppler"
    command -v apt-get >/dev/null || refuse \
        "il manque des paquets du système (noms Debian :$missing) ; les installer avec l'outil de cette machine." \
        "system packages are missing (Debian names:$missing); install them with this machine's own tool."
    install="apt-get install -y --no-install-recommends$missing"
    if [ "$(id -u)" -eq 0 ]; then
        as_root="env"
    elif command -v sudo >/dev/null && { sudo -n true 2>/dev/null || [ -t 0 ]; }; then
        as_root="sudo env"
    elif command -v sudo >/dev/null; then
        refuse "il manque des paquets du système, et le droit de les installer. Lancer :" \
            "system packages are missing, and so is the right to install them. Run:" \
            "sudo apt-get update && sudo $install"
    else
        refuse "il manque des paquets du système, et le droit de les installer. Demander à l'administrateur de lancer, en root :" \
            "system packages are missing, and so is the right to install them. Ask the administrator to run, as root:" \
            "apt-get update && $install"
    fi
    say "Paquets du système / system packages:$missing"
    $as_root DEBIAN_FRONTEND=noninteractive apt-get update -qq ||
        say "recouvre : apt-get update a échoué en partie, on continue / apt-get update partly failed, going on" >&2
    case " $missing " in
    *" chromium "*) # Ubuntu has no such package: the browser tests are then skipped, and say so
        if ! apt-cache show chromium >/dev/null 2>&1; then
            say "recouvre : pas de paquet chromium ici ; les essais dans un navigateur seront sautés (snap install chromium)." >&2
            say "recouvre: no chromium package here; tests in a browser will be skipped (snap install chromium)." >&2
            missing=$(say "$missing" | sed 's/ chromium//')
        fi
        ;;
    esac
    [ -n "$missing" ] || return 0
    # shellcheck disable=SC2086 # one word per package
    $as_root DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $missing </dev/null ||
        refuse "apt-get n'a pas pu installer :$missing. Corriger, puis relancer. La commande était :" \
            "apt-get could not install:$missing. Fix it, then run again. The command was:" "$install"
}

# ---- The virtual environment ----------------------------------------------------------------------------------------

fingerprint() { # what the environment was made from: the folder (it cannot move), Python, locks, engine
    say "$home $base"
    if [ -f pyproject.toml ]; then cksum "$1" requirements/source.txt; else cksum "$1" "$wheel"; fi
}

ready() { [ -x "$venv/bin/recouvre" ] && [ -f "$venv/.recouvre-$1" ] &&
    [ "$(cat "$venv/.recouvre-$1")" = "$(fingerprint "requirements/$1.txt")" ]; }

make_venv() {
    # another folder's environment, linked here, would be emptied under it
    [ ! -L "$venv" ] || refuse "$venv est un lien vers l'environnement d'un autre dossier ; l'enlever, puis relancer." \
        "$venv is a link to the environment of another folder; remove it, then run again." "rm $venv"
    # an environment of another folder, of another Python, or half made, is made again; it holds nothing of the user's
    if [ "$(head -n 1 "$venv/.recouvre-base" 2>/dev/null)" != "$(fingerprint "$lock" | head -n 1)" ] ||
        ! "$venv/bin/python" -m pip --version >/dev/null 2>&1; then
        "$python" -m venv --clear "$venv"
        fingerprint "$lock" | head -n 1 >"$venv/.recouvre-base"
    fi
}

pip_install() { "$venv/bin/python" -m pip install -qq --no-input --disable-pip-version-check --no-deps "$@"; }

link_checkout() { # what an editable install does, less the copy of templates that hatchling would add to it
    "$venv/bin/python" - "$home" <<'PYTHON'
import pathlib, sys, sysconfig
pathlib.Path(sysconfig.get_path("purelib"), "recouvre.pth").write_text(sys.argv[1] + "\n", encoding="utf-8")
launcher = pathlib.Path(sysconfig.get_path("scripts"), "recouvre")
python = sys.argv[1] + "/.venv/bin/python"
# modules are compiled once, whatever this machine's setting: a start is a third of a second shorter
unset = "unset PYTHONDONTWRITEBYTECODE"
launcher.write_text(f"#!/bin/sh\n{unset}\nexec '{python}' -m generator \"$@\"\n", encoding="utf-8")
launcher.chmod(0o755)
PYTHON
}

install_libraries() {
    say "Bibliothèques Python / Python libraries ($lock)…"
    make_venv
    rm -f "$venv/.recouvre-$level"
    pip_install --require-hashes --only-binary :all: -r "$lock" || refuse \
        "les bibliothèques n'ont pas pu être installées ; l'erreur est ci-dessus." \
        "the libraries could not be installed; the error is above."
    if [ "$level" = dev ]; then # what has no wheel is built from its locked source, with the tools just installed
        pip_install --require-hashes --no-build-isolation -r requirements/source.txt
    fi
    if [ -f pyproject.toml ]; then
        link_checkout
    else
        pip_install --no-index --force-reinstall "$wheel"
    fi
    "$venv/bin/python" -c 'import weasyprint' || refuse \
        "WeasyPrint ne se charge pas ; l'erreur est ci-dessus." "WeasyPrint does not load; the error is above."
    fingerprint "$lock" >"$venv/.recouvre-$level"
}

python=$(find_python)
if [ -z "$python" ] && command -v python3 >/dev/null; then
    refuse "Python 3.11 ou plus récent est nécessaire ; celui-ci est $(python3 -V). PYTHON=/chemin/python3 en choisit un autre." \
        "Python 3.11 or newer is needed; this one is $(python3 -V). PYTHON=/path/to/python3 chooses another."
fi
install_packages
python=$(find_python)
[ -n "$python" ] || refuse "Python 3.11 ou plus récent est nécessaire." "Python 3.11 or newer is needed."
base=$("$python" -c 'import sys; print(sys.base_prefix, sys.version.split()[0])')
if ! ready "$level" && { [ "$level" = dask ] || ! ready dev; }; then
    install_libraries
    say "Prêt / ready: $venv"
fi
