"""A case as the pages receive it, made by hand from the real types: the law has no part in these tests."""

import datetime as dt
import io
from collections.abc import Iterable, Sequence
from decimal import Decimal
from fractions import Fraction
from functools import cache
from pathlib import Path

from msgspec import structs
from PIL import Image

from generator.findings import Finding, Level
from generator.load import load_case, load_office
from generator.model import Office
from generator.numbering import number
from generator.pages import (
    Calendars,
    Page,
    Portfolio,
    Shell,
    case_pages,
    feeds,
    letter_pages,
    ligne,
    office_pages,
    standing_pages,
    summarise,
)
from generator.pages.places import agenda
from generator.pages.resume import Resume
from generator.pages.types import (
    Completude,
    CourrierVu,
    Destinataire,
    Enregistrement,
    Historique,
    PieceVue,
    PreuveVue,
    Vue,
)
from generator.progress.types import Delai, Echue, Pause, Situation, Stade
from generator.statement.beside import Lecture
from generator.statement.types import Decompte, Imputation, LigneFacture, Nature, Poste, Segment
from generator.vocabulary import Reference, Statut

ROOT = Path(__file__).parent / "office"
AU = dt.date(2026, 11, 21)

L441 = Reference("C. com., art. L441-10, II", "Banque de France, taux directeurs", "https://www.banque-france.fr/", AU)
DISPUTED = structs.replace(L441, article="CPC, art. 1411", source="Décret n° 2026-96", statut=Statut.INCERTAIN)


def moment(text: str) -> dt.datetime:
    return dt.datetime.fromisoformat(text)


def day(text: str) -> dt.date:
    return dt.date.fromisoformat(text)


@cache
def office() -> Office:
    return load_office(ROOT)


def segment(invoice: str, base: str, start: str, end: str, amount: str) -> Segment:
    days = (day(end) - day(start)).days + 1
    return Segment(
        Nature.PENALITES, invoice, Decimal(base), day(start), day(end), days, Decimal("12.15"),
        "BCE 2,15 % + 10 points", Decimal(amount), L441, "2026-S1",
    )  # fmt: skip


def decompte() -> Decompte:
    first = LigneFacture(
        "F-2026-017", ("factures", 0), day("2026-03-02"), day("2026-04-01"), Decimal("4800.00"), Decimal("0.00"),
        Decimal("948.87"), Decimal("51.13"), Decimal("3851.13"), Decimal("309.91"), Decimal("258.78"),
        Decimal("40.00"), 234, Fraction("1.28"), contestee=False,
        segments=(
            segment("F-2026-017", "4800.00", "2026-04-02", "2026-05-03", "51.13"),
            segment("F-2026-017", "3851.13", "2026-05-04", "2026-11-21", "258.78"),
        ),
    )  # fmt: skip
    second = LigneFacture(
        "F-2026-031", ("factures", 1), day("2026-04-02"), day("2026-05-31"), Decimal("1200.00"), Decimal("200.00"),
        Decimal("0.00"), Decimal("0.00"), Decimal("1000.00"), Decimal("57.92"), Decimal("57.92"),
        Decimal("40.00"), 174, Fraction("0.33"), contestee=True,
        segments=(segment("F-2026-031", "1000.00", "2026-06-01", "2026-11-21", "57.92"),),
    )  # fmt: skip
    return Decompte(
        au=AU,
        fondement="factures",
        lignes=(first, second),
        imputations=(
            Imputation(
                day("2026-05-03"), ("paiements", 0), "F-2026-017", Decimal("1000.00"), Decimal("51.13"),
                Decimal("948.87"), Reference("C. civ., art. 1343-1"),
            ),
        ),
        postes=(
            Poste("clause-penale", "Clause pénale de 10 %", Decimal("485.11"), ("creance", "clause-penale"),
                  Reference("C. civ., art. 1231-5")),
        ),
        principal=Decimal("4851.13"),
        interets=Decimal("316.70"),
        indemnites=Decimal("80.00"),
        clause_penale=Decimal("485.11"),
        frais=Decimal("0.00"),
        trop_percu=Decimal("0.00"),
        total=Decimal("5732.94"),
        interet_par_jour=Decimal("1.61"),
        conventions=("Année de 365 jours.", "Du lendemain de l'échéance au jour du paiement inclus."),
        lectures=(
            Lecture("Taux de la période", "taux de chaque semestre", "taux figé au premier semestre",
                    Decimal("316.70"), Decimal("311.02"), L441),
        ),
        remarques=("L'indemnité de 40 € reste en dehors de l'imputation.",),
        statut=Statut.CONCORDANT,
    )  # fmt: skip


def situation() -> Situation:
    etape = office().strategies["standard"].etapes[-1]
    return Situation(
        au=AU,
        stade=Stade.JUDICIAIRE,
        explication="Une requête en injonction de payer a été déposée le 1er octobre 2026.",
        pauses=(
            Pause("contestation", "Contestation de la facture F-2026-031", day("2026-05-12"), None, ("journal", 1),
                  ("F-2026-031",), Reference("Pratique du cabinet")),
        ),
        delais=(
            Delai("promesse", "Promesse de 4 800,00 €", day("2026-04-08"), ("journal", 0), day("2026-04-30"),
                  day("2026-04-30"), "promesse rompue", Reference("Pratique du cabinet"), "debiteur"),
            Delai("caducite-ordonnance", "Signification de l'ordonnance", day("2026-10-05"), ("journal", 5),
                  day("2027-01-05"), day("2027-01-04"), "l'ordonnance est non avenue", DISPUTED),
            Delai("prescription", "Prescription de la facture F-2026-017", day("2026-04-01"), ("factures", 0),
                  day("2031-04-01"), day("2031-03-31"), "l'action est éteinte", Reference("C. com., art. L110-4"),
                  facture="F-2026-017",
                  explication=("Point de départ : échéance du 01/04/2026 (C. civ., art. 2224).",)),
        ),
        etape_due=Echue(etape, 1, day("2026-11-20"), "Mise en demeure"),
        etape_suivante=None,
        prochaine_action="Suivre la requête au greffe du tribunal de commerce de Lyon.",
        depuis=day("2026-10-05"),
    )  # fmt: skip


def vue() -> Vue:
    case = load_case(ROOT, "2026-0142")
    pieces = tuple(
        PieceVue(
            str(one.numero),
            one.piece,
            f"{rank:064x}",
            rank + 1,
            f"liasse/pieces/P{one.numero:02d}.pdf",
            apercu=f"apercus/P{one.numero:02d}.jpg",
        )
        for rank, one in enumerate(number(case.dossier))
    )
    lacking = Finding(case.file, 12, 3, Level.MANQUE, "pieces", "il manque l'extrait Kbis.", "Ajouter la pièce.")
    return Vue(
        case=case,
        office=office(),
        situation=situation(),
        decompte=decompte(),
        courriers=(
            CourrierVu("mise-en-demeure", "Mise en demeure", "envoye", day("2026-06-02"),
                       ("emis/0001-mise-en-demeure.pdf",), apercu="apercus/mise-en-demeure.jpg",
                       envoi="lettre recommandée avec avis de réception, n° 1A 000 000 0000 0",
                       preuves=("ar-mise-en-demeure",), jointes=("depot.pdf",)),
            CourrierVu("relance-courriel", "Relance par courriel", "projet", AU,
                       ("courriers/relance-courriel.eml", "courriers/relance-courriel.pdf")),
            CourrierVu("requete-injonction", "Requête en injonction de payer", "projet", AU, (), (lacking,)),
        ),
        pieces=pieces,
        liasse="liasse/2026-0142-liasse.pdf",
        findings=(
            lacking,
            Finding(case.file, 40, 5, Level.AVERTISSEMENT, "factures[1]", "la livraison n'est pas prouvée."),
        ),
        historique=Historique(
            (
                Enregistrement("0123456789", moment("2026-11-20T18:05:00+01:00"), "Anne Petit",
                               "Promesse rompue notée", ("dossier.yaml modifié",), 2),
                Enregistrement("abcdef0123", moment("2026-11-19T09:00:00+01:00"), "Marc Lenoir", "",
                               ("dossier.yaml ajouté", "3 pièces ajoutées")),
            ),
            total=52,
            non_enregistres=("pieces.lock",),
        ),
        completudes=(
            Completude("injonction", "Injonction de payer (CPC, art. 1405 à 1425)", (
                PreuveVue("Formation du contrat", "établi", "accord du débiteur écrit", ("1", "2")),
                PreuveVue("Livraison ou exécution", "manquant", "aucune preuve de livraison", ()),
                PreuveVue("Pouvoir du signataire", "écarté", "pouvoir demandé", (),
                          "dispense du 20/11/2026 par a.petit : original au coffre"),
            )),
        ),
        destinataires=(
            Destinataire("greffe-commerce", "Greffe du tribunal de commerce", "Tribunal Digital", "4 Mo par fichier",
                         Statut.INCERTAIN, "taille maximale non publiée", ("il manque l'extrait Kbis.",)),
            Destinataire("commissaire", "Commissaire de justice", "courriel", "10 Mo par message", Statut.CONCORDANT,
                         "usage", (), "exports/2026-0142-commissaire.zip", 2_076_134),
            Destinataire("debiteur", "Débiteur ou son conseil", "courriel", "", Statut.OFFICIEL, "CPC, art. 132", ()),
        ),
    )  # fmt: skip


def beside(vue: Vue) -> dict[str, bytes]:
    """What the build puts beside the pages of a case: PDFs and pictures, each a small real one."""
    pdf, picture = io.BytesIO(), io.BytesIO()
    blank = Image.new("RGB", (200, 283), "white")
    blank.save(pdf, "PDF")
    blank.save(picture, "JPEG")
    seen = [one.fichier for one in vue.pieces] + [name for one in vue.courriers for name in one.fichiers]
    drawn = [one.apercu for one in vue.pieces] + [one.apercu for one in vue.courriers if one.apercu]
    return dict.fromkeys(seen, pdf.getvalue()) | dict.fromkeys(drawn, picture.getvalue())


def case_files(vue: Vue, shell: Shell) -> dict[str, bytes]:
    """The pages of a case and its calendar."""
    row = ligne(summarise(vue), vue.office, AU)
    return held(case_pages(vue, shell)) | {feeds.NAME: Calendars().feed(row.reference, feeds.coming(agenda([row]), AU))}


def home_pages(rows: Sequence[Resume], known: Office, au: dt.date, shell: Shell) -> dict[str, bytes]:
    """Every file of the site that is not a case's own."""
    whole = Portfolio([ligne(row, known, au) for row in rows], known, au, shell)
    return held(office_pages(whole)) | held(letter_pages(whole)) | held(standing_pages(au, shell))


def held(pages: Iterable[Page]) -> dict[str, bytes]:
    """Pages by their names."""
    return {page.path: page.whole for page in pages}
