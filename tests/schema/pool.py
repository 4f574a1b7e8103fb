"""What people, spreadsheets and YAML put where another value is expected."""

TOKENS = [
    "01234", "69003", "1000", "00000", "0", "1", "2", "5", "05", "-5", "-0", "+5", "5.0", "05.50", "1e3", "1E5",
    "0x1F", "0o17", "1_000", "4800", "4800.5", "4800.50", "4800.005", "4.800", "4,800", "4800,00", "4 800,00",
    "4 800", "48 00", "1 2 3", "4 800,00 €", "4800€", "999999999999.99", "1000000000000", "12345678901234567890",
    "-4800", ".5", "5.", ".inf", "-.INF", ".nan", "true", "True", "FALSE", "oui", "non", "Oui", "OUI", "yes", "on",
    "vrai", "2026-03-02", "2026-02-29", "2028-02-29", "2000-02-29", "2100-02-29", "2026-13-01", "2026-3-2",
    "02/03/2026", "1989-12-31", "1990-01-01", "2100-12-31", "2101-01-01", "1899-12-31", "1900-01-01",
    "2026-03-02 10:00", "12:30", "9:05", "24:00", "12:60", "14h30", "bce + 10", "BCE+10", "bce", "legal",
    "taux-legal", "taux-legal + 5", "3 x taux-legal", "3 x bce + 2 points", "3×bce", "12 %", "12%", "5,5 %", "1234 %",
    "12", "10 points", "bce + 100", "a.petit", "A.Petit", "comptoir-durand", "comptoir--durand", "-a", "a-", "é",
    "f-2026-017", "2026-0142", "a b", "000 000 026", "000000026", "00000026", "000 000 02", "000 000 026 00005",
    "0000000260000", "SIREN", "FR76 3000 6000 0112 3456 7890 189", "fr7630006000011234567890189", "FR76-3000", "FR00",
    "XX00 0000 0000 0000", "FR72 ZZZ 123456", "fr72zzz123456", "FR73ZZZ123456",
    "compta@societe.example", "compta@societe", "compta @societe.example", "@",
    "a@b@c.example", "é@societe.example", "société", "societe", "professionnel", "principal", "Mme Roux",
    "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx", "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx", "n°69",
    "A1-1AA", "SW1A 1AA", "relance-courriel", "mise-en-demeure", "Facture n° 3", "l'échéance", "a#b",
    "http://x.example", "04 65 71 90 01", "0465719001", "465719001", "04.65.71.90", "+33 (0)4 65 71 90 01",
    "0033465719001", "+32 2 000 00 00", "+33 04 65 71 90 01", "00 65 71 90 01", "3639", "118 712",
    "04 65 71 90 01 poste 12", "04 65 71 90 01 / 06 39 98 12 34",
    "RCS Lyon", "r.c.s. Lyon", "Greffe de Lyon", "Tribunal de Lyon", "Rcslyon",
    "2 ans", "1 an", "18 mois", "0 an", "1000 ans", "2 jours", "18mois",
    "FICTFRPPXXX", "fict fr pp", "FICTFRP", "FICTZZPP", "FICT2RPP",
]  # fmt: skip

# Written between quotes: text for everybody.
QUOTED = [
    "",
    " ",
    "  5 ",
    " oui",
    "null",
    "~",
    "true",
    "2026-03-02 ",
    " 4 800,00 ",
    "#1f4e79",
    "#1f4e7",
    "01234",
    "5\u00a0000,00",
]
