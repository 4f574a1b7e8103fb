"""Cases of the sample with a joint debtor, or with guarantors, in the user's own format."""

from tests.documents import sample

JOINT = """  - lien: solidaire
    nature: societe
    qualite: professionnel
    commercant: oui
    denomination: Fournil Hippogriffe
    forme: SAS
    siren: 000 210 203
    greffe: Lyon
    adresse:
      rue: 3 quai de la Sirène
      code-postal: 69005
      ville: Lyon
    solidarite:
      source: article 8 des conditions générales signées le 12 janvier 2026
      piece: cgv
"""
CONSUMER = """  - lien: solidaire
    nature: particulier
    qualite: consommateur
    civilite: Madame
    prenoms: Zoé
    nom: Hippogriffe
    adresse:
      rue: 3 quai de la Sirène
      code-postal: 69005
      ville: Lyon
    contacts:
      - {nom: Mme Zoé Hippogriffe, courriel: zoe@hippogriffe.example}
    solidarite:
      source: article 8 des conditions générales signées le 12 janvier 2026
      piece: cgv
"""
CLUB = """  - lien: solidaire
    nature: association
    qualite: non-professionnel
    denomination: Les Sirènes
    adresse:
      rue: 3 quai de la Sirène
      code-postal: 69005
      ville: Lyon
    solidarite:
      source: article 8 des conditions générales signées le 12 janvier 2026
      piece: cgv
"""
GUARANTOR = """  - lien: caution
    nature: particulier
    qualite: consommateur
    civilite: Madame
    prenoms: Iris
    nom: Chimère
    adresse:
      rue: 9 rue du Sphinx
      code-postal: 69003
      ville: Lyon
    cautionnement:
      date: 2026-01-12
      nature: %s
      plafond: %s
      piece: acte
"""
NOTICES = """  - date: 2026-11-12
    type: lettre-codebiteur
    debiteur: Fournil Hippogriffe
    document: mise-en-demeure
    envoi: lrar
  - {date: 2026-11-13, type: lettre-caution, debiteur: Iris Chimère, document: mise-en-demeure-caution, envoi: lrar}
"""
ACT = "  - {id: acte, fichier: pieces/acte.pdf, nature: contrat, titre: Acte de cautionnement, date: 2026-01-12}\n"


def joint(text: str = "", party: str = JOINT) -> str:
    """The base case, its debtor bound with another."""
    return (text or sample.base()).replace("creance:\n", f"{party}creance:\n", 1)


def guaranteed(nature: str = "solidaire", plafond: str = "10 000,00", text: str = "") -> str:
    """The base case, its debtor guaranteed by a natural person."""
    known = (text or sample.base()).replace("creance:\n", f"{GUARANTOR % (nature, plafond)}creance:\n", 1)
    return known.rstrip("\n") + f"\n{ACT}"


def guaranteed_by_a_company(plafond: str = "10 000,00") -> str:
    """The same, by a company."""
    before, _, after = guaranteed(plafond=plafond).partition("    nature: particulier\n")
    person = "    qualite: consommateur\n    civilite: Madame\n    prenoms: Iris\n    nom: Chimère\n"
    company = "    qualite: professionnel\n    denomination: Sphinx Holding\n    forme: SAS\n    siren: 000 210 302\n"
    return f"{before}    nature: societe\n{after.replace(person, company, 1)}"
