"""Legal bases cited by the catalogue, each with where it was read and how sure it is."""

import datetime as dt

from generator.vocabulary import Reference, Statut

_READ = dt.date(2026, 11, 21)


def _legi(article: str) -> Reference:
    return Reference.legi(article, _READ)


def _second(article: str, source: str, statut: Statut = Statut.CONCORDANT) -> Reference:
    return Reference(article, source, lu_le=_READ, statut=statut)


PENALITES = _second("C. com., art. L441-10, II", "LEGIARTI000038414392")
INDEMNITE = _second("C. com., art. D441-5", "Légifrance, lecture secondaire")
MENTIONS = _second("C. com., art. R123-237 et R123-238", "CCI Paris Île-de-France")
MISE_EN_DEMEURE = _legi("C. civ., art. 1344")
INTERET_LEGAL = _legi("C. civ., art. 1231-6 et 1344-1")
CLAUSE_PENALE = _legi("C. civ., art. 1231-5")
RECONNAISSANCE = _legi("C. civ., art. 2240")
RECONNAISSANCE_MENTION = _legi("C. civ., art. 1376")
DELAIS = _legi("C. civ., art. 1343-5")
INJONCTION = _legi("CPC, art. 1405 à 1425")
REQUETE = _legi("CPC, art. 54, 57 et 1407")
COMPETENCE = _legi("CPC, art. 1406")
FRAIS = _legi("CPCE, art. L111-8")
POUVOIR = _legi("CPCE, art. R141-1")
PETITES_CREANCES = _legi("CPCE, art. L125-1 et R125-1 à R125-8")
CREANCES_COMMERCIALES = _second("CPCE, art. L126-1 à L126-5", "Loi n° 2026-307 du 23 avril 2026", Statut.INCERTAIN)
RECOUVREMENT = _legi("CPCE, art. R124-1 à R124-7")
AVOCAT = _second("RIN, art. 8", "Règlement intérieur national de la profession d'avocat")
CONSOMMATEUR_PRESCRIPTION = _legi("C. conso., art. L218-2")
CONSOMMATEUR_MEDIATION = _legi("C. conso., art. L616-1")
PRATIQUES_AGRESSIVES = _legi("C. conso., art. L121-6 et L121-7")
EXISTENCE = Reference.legi("C. civ., art. 724 et 1844-8 ; CPC, art. 117")
PART = Reference.legi("C. civ., art. 873 et 1309")
HERITIER = Reference.legi("C. civ., art. 877")
PRESCRIPTION = _second("C. com., art. L110-4", "Légifrance, lecture secondaire")
REVENDICATION = _second("C. com., art. L624-9 et L624-16", "Légifrance, lecture secondaire")
IRRECOUVRABILITE = Reference.unread("CGI, art. 272, 1")
POURSUITES = _second("C. com., art. L622-21", "Légifrance, lecture secondaire")
DECLARATION = _second("C. com., art. L622-24, L622-25 et R622-23", "Légifrance, lecture secondaire")
ACTE_JUDICIAIRE = Reference.legi("C. pén., art. 433-13")
SIGNIFICATION = _legi("CPC, art. 1411 et 1422")
CESSION = Reference.unread("C. civ., art. 1324")
TERME = _legi("C. civ., art. 1305-2 et 1305-4")
TRANSACTION = _legi("C. civ., art. 2044 et 2052")
SOLIDARITE = Reference.legi("C. civ., art. 1310 et 1313")
PLUSIEURS_DEFENDEURS = Reference.legi("CPC, art. 42, al. 2")
CAUTIONNEMENT = Reference.legi("C. civ., art. 2288 à 2297")
BENEFICES = Reference.legi("C. civ., art. 2305 à 2306-1")
INFORMATION_CAUTION = Reference.legi("C. civ., art. 2302 et 2303")
PROROGATION = Reference.legi("C. civ., art. 2320")
QUITTANCE = _legi("C. civ., art. 1342-8")
RGPD = _second("Règlement (UE) 2016/679, art. 13 et 14", "CNIL")
TRANSACTION_HOMOLOGATION = _second(
    "CPC, art. 1543 à 1546", "Décret n° 2025-660 du 18 juillet 2025, concordance à vérifier", Statut.INCERTAIN
)
ASSIGNATION = _legi("CPC, art. 54, 56 et 648")
ASSIGNATION_COMMERCE = _legi("CPC, art. 853 à 857 et 861-2")
ASSIGNATION_JUDICIAIRE = _legi("CPC, art. 751 à 763 et 832")
REFERE = _legi("CPC, art. 484 à 492, 835, al. 2 et 873, al. 2")
TENTATIVE_AMIABLE = _legi("CPC, art. 750-1")
REPRESENTATION = _legi("CPC, art. 760, 761 et 853")
CONSERVATOIRE = _legi("CPCE, art. L511-1 à L511-4 et R511-1 à R511-8")
MAINLEVEE = _legi("CPCE, art. L111-7, L121-2 et L512-1")
INJONCTION_EUROPEENNE = _second(
    "Règl. (CE) n° 1896/2006, art. 7 et annexe I", "EUR-Lex, règlement délégué n° 2017/1260"
)
FORMULAIRE_A = _second(
    "Codes des sections 3 à 10 du formulaire A",
    "Connaissance générale, à contrôler sur le formulaire",
    Statut.INCERTAIN,
)
TVA_IMPAYES = _second("CGI, art. 272, 1 ; BOI-TVA-DED-40-10-20", "BOFiP et lectures concordantes")
MANDAT_SEPA = _second("Règl. (UE) n° 260/2012, art. 5", "Banque de France, règles de l'European Payments Council")
