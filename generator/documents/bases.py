"""Articles that requirements rest on, each with where it was read and how sure it is."""

import datetime as dt

from generator.vocabulary import Reference, Statut

_READ = dt.date(2026, 11, 21)
_LEGI = "Légifrance (données LEGI du 4 avril 2026)"


def _legi(article: str) -> Reference:
    return Reference(article, _LEGI, lu_le=_READ)


def _second(article: str, source: str, statut: Statut = Statut.CONCORDANT) -> Reference:
    return Reference(article, source, lu_le=_READ, statut=statut)


MENTIONS = _second("C. com., art. R123-237 et R123-238", "CCI Paris Île-de-France")
REQUETE = _legi("CPC, art. 54, 57 et 1407")
COMPETENCE = _legi("CPC, art. 1406")
POUVOIR = _legi("CPCE, art. R141-1")
AVOCAT = _second("RIN, art. 8", "Règlement intérieur national de la profession d'avocat")
CONSOMMATEUR_PRESCRIPTION = _legi("C. conso., art. L218-2")
CONSOMMATEUR_MEDIATION = _legi("C. conso., art. L616-1")
PRATIQUES_AGRESSIVES = _legi("C. conso., art. L121-6 et L121-7")
EXISTENCE = _second("C. civ., art. 724 et 1844-8 ; CPC, art. 117", "Lectures secondaires", Statut.INCERTAIN)
HERITIER = _second("C. civ., art. 877", "Lectures secondaires", Statut.INCERTAIN)
PRESCRIPTION = _second("C. com., art. L110-4", "Légifrance, lecture secondaire")
REVENDICATION = _second("C. com., art. L624-9 et L624-16", "Légifrance, lecture secondaire")
DECLARATION = _second("C. com., art. L622-24, L622-25 et R622-23", "Légifrance, lecture secondaire")
SIGNIFICATION = _legi("CPC, art. 1411 et 1422")
TERME = _legi("C. civ., art. 1305-2 et 1305-4")
TRANSACTION = _legi("C. civ., art. 2044 et 2052")
SOLIDARITE = _second("C. civ., art. 1310 et 1313", "Légifrance, lecture secondaire")
CAUTIONNEMENT = _second("C. civ., art. 2288 à 2297", "Légifrance, lecture secondaire")
INFORMATION_CAUTION = _second("C. civ., art. 2302 et 2303", "LEGIARTI000044071269 et LEGIARTI000044071266")
PROROGATION = _second("C. civ., art. 2320", "LEGIARTI000044071305")
QUITTANCE = _legi("C. civ., art. 1342-8")
RGPD = _second("Règlement (UE) 2016/679, art. 13 et 14", "CNIL")
TENTATIVE_AMIABLE = _legi("CPC, art. 750-1")
REPRESENTATION = _legi("CPC, art. 760, 761 et 853")
CONSERVATOIRE = _legi("CPCE, art. L511-1 à L511-4 et R511-1 à R511-8")
MAINLEVEE = _legi("CPCE, art. L111-7, L121-2 et L512-1")
INJONCTION_EUROPEENNE = _second(
    "Règl. (CE) n° 1896/2006, art. 7 et annexe I", "EUR-Lex, règlement délégué n° 2017/1260"
)
TVA_IMPAYES = _second("CGI, art. 272, 1 ; BOI-TVA-DED-40-10-20", "BOFiP et lectures concordantes")
MANDAT_SEPA = _second("Règl. (UE) n° 260/2012, art. 5", "Banque de France, règles de l'European Payments Council")
