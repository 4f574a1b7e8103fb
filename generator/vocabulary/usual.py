"""How people usually say the words of the files, when no letter of them is alike: « CB » for ``carte``.

Folded (no accent, no capital, hyphens for spaces). Only ever suggested, and only where the word is accepted.
"""

_SAID = {
    "virement": ("vir", "vrt", "virt", "transfert", "virement-sepa", "virement-instantane", "sct", "sepa"),
    "prelevement": ("prlv", "prlvt", "prelvt", "sdd", "sepa"),
    "cheque": ("chq", "chque", "chq-bancaire", "cheque-de-banque"),
    "carte": ("cb", "tpe", "bancaire", "carte-bleue", "paypal", "stripe", "lien-de-paiement"),
    "especes": ("liquide", "cash", "numeraire", "esp"),
    "effet": ("lcr", "boe", "bor", "traite", "billet-a-ordre", "lettre-de-change", "billet"),
    "saisie": ("sat", "atd", "satd", "avis-a-tiers-detenteur"),
    "compensation": ("depot-de-garantie", "dette-reciproque"),
    "courriel": ("mail", "mel", "e-mail", "email", "adresse-mail", "adresse-e-mail"),
    "courrier": ("lettre", "lettre-simple", "lettre-verte", "poste", "postal"),
    "lrar": ("lr", "rar", "ar", "lr-ar", "r-ar", "recommande", "recommande-ar", "lettre-recommandee"),
    "lre": ("lrel", "ere", "ar24", "recommande", "recommande-electronique", "lettre-recommandee-electronique"),
    "telephone": ("tel", "portable", "mobile", "appel", "fixe"),
    "remise-en-main-propre": ("main-propre", "remise", "en-main-propre", "contre-decharge"),
    "distribue": ("recu", "remis", "livre"),
    "avise-non-reclame": ("non-reclame", "pli-non-reclame", "avise"),
    "destinataire-inconnu": ("npai", "inconnu", "n-habite-pas-a-l-adresse-indiquee", "adresse-inconnue"),
    "societe": ("sarl", "sas", "sasu", "sa", "eurl", "sci", "snc", "selarl", "entreprise", "personne-morale"),
    "entrepreneur-individuel": ("ei", "eirl", "auto-entrepreneur", "autoentrepreneur", "micro-entrepreneur",
                                "micro-entreprise", "artisan", "commercant", "profession-liberale"),
    "personne-publique": ("mairie", "commune", "etat", "collectivite", "departement", "region", "hopital",
                          "administration"),
    "syndicat-de-coproprietaires": ("copropriete", "syndic", "coproprietaires", "sdc"),
    "particulier": ("personne-physique", "prive", "mr", "mme", "monsieur", "madame"),
    "professionnel": ("pro", "b2b", "btob", "entreprise"),
    "consommateur": ("conso", "b2c", "btoc", "particulier", "client"),
    "tresorerie": ("pas-d-argent", "ne-peut-pas-payer", "difficultes", "difficultes-financieres", "insolvable"),
    "facture-non-recue": ("non-recue", "pas-recue", "pas-recu", "facture-perdue"),
    "litige": ("desaccord", "conteste", "contestation", "reclamation"),
    "moyen": ("mode", "mode-de-paiement", "mode-de-reglement", "moyen-de-paiement", "reglement"),
    "montant": ("somme", "valeur", "prix"),
    "montant-ttc": ("ttc", "total-ttc", "total", "somme", "prix"),
    "denomination": ("raison-sociale", "nom-de-la-societe", "enseigne"),
    "code-postal": ("cp", "zip"),
    "ville": ("commune", "localite"),
    "representant": ("gerant", "president", "dirigeant"),
    "piece": ("justificatif", "pj", "preuve"),
    "note": ("commentaire", "remarque", "observation"),
}  # fmt: skip
USUAL = {
    typed: tuple(word for word, others in _SAID.items() if typed in others)
    for typed in dict.fromkeys(typed for others in _SAID.values() for typed in others)
}
