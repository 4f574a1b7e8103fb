"""What each word of a closed list means, as the editor and the page of the keys tell it beside the word.

A test holds every list of the model to it, both ways. The facts of the journal are in ``senses_of_facts``.
"""

from collections.abc import Mapping, Sequence

from generator.model.senses_of_facts import FACTS

LISTS: tuple[Mapping[str, str], ...] = (
    FACTS,
    {
        "creancier": "L'entreprise recouvre ses propres factures.",
        "avocat": "Cabinet d'avocat : ses lettres sont des projets à signer.",
        "commissaire": "Étude de commissaire de justice.",
        "societe-de-recouvrement": "Recouvre pour autrui (CPCE, R124-1 et suivants).",
    },
    {
        "avocat": "Avocat.",
        "commissaire": "Commissaire de justice.",
        "societe-de-recouvrement": "Société de recouvrement, y compris le cabinet lui-même s'il en est une.",
    },
    {
        "societe": "Société, commerciale ou civile (SCI : « commercant: non »).",
        "entrepreneur-individuel": "Personne physique qui exerce à son compte, micro-entrepreneur compris.",
        "association": "Association.",
        "personne-publique": "État, collectivité, établissement public.",
        "syndicat-de-coproprietaires": "Syndicat des copropriétaires d'un immeuble.",
        "particulier": "Personne physique, pour un besoin privé.",
    },
    {
        "contrat": "Contrat, bail, acte signé des deux parties.",
        "cgv": "Conditions générales.",
        "devis": "Devis.",
        "commande": "Bon ou courriel de commande.",
        "livraison": "Preuve de livraison ou d'exécution : bon signé, procès-verbal.",
        "facture": "Facture.",
        "avoir": "Avoir.",
        "compte": "Relevé du compte client.",
        "relance": "Relance envoyée.",
        "mise-en-demeure": "Mise en demeure envoyée.",
        "accuse": "Preuve d'envoi : dépôt, avis de réception, pli retourné.",
        "courriel": "Échange de courriels.",
        "reconnaissance": "Écrit où le débiteur reconnaît devoir.",
        "echeancier": "Échéancier.",
        "identite": "Extrait Kbis ou RNE, pièce d'identité.",
        "solvabilite": "Consultation du BODACC, comptes, score.",
        "pouvoir": "Pouvoir ou mandat de qui agit.",
        "titre": "Titre exécutoire.",
        "signification": "Acte de signification.",
        "decision": "Décision de justice, certificat du greffe.",
        "rib": "Relevé d'identité bancaire.",
        "autre": "Autre pièce : acte de cession, subrogation.",
    },
    {"clause": "Une clause du contrat la prévoit.", "decision": "Une décision de justice l'ordonne."},
    {
        "simple": "La caution peut exiger que le débiteur soit d'abord poursuivi (bénéfice de discussion).",
        "solidaire": "Tenue comme le débiteur, sans que celui-ci soit d'abord poursuivi.",
    },
    {
        "tribunal-de-commerce": "Tribunal de commerce.",
        "tribunal-des-activites-economiques": "Tribunal des activités économiques (TAE), là où il en tient lieu.",
        "tribunal-judiciaire": "Tribunal judiciaire.",
        "chambre-commerciale": "Chambre commerciale d'un tribunal judiciaire (Alsace, Moselle).",
        "juge-des-contentieux-de-la-protection": "Juge des contentieux de la protection (bail d'habitation…).",
    },
    {
        "vente-entre-professionnels": "Marchandises vendues à un professionnel.",
        "prestation-entre-professionnels": "Services rendus à un professionnel.",
        "vente-a-consommateur": "Biens vendus à un consommateur.",
        "prestation-a-consommateur": "Services rendus à un consommateur.",
        "transport-de-marchandises": "Contrat de transport de marchandises.",
        "communications-electroniques": "Téléphone, internet.",
        "bail-d-habitation": "Loyers et charges d'un logement.",
        "bail-commercial": "Loyers et charges d'un local commercial.",
        "pret-entre-particuliers": "Somme prêtée entre particuliers.",
        "cotisations-associatives": "Cotisations dues à une association.",
        "charges-de-copropriete": "Provisions et charges dues au syndicat des copropriétaires.",
        "marche-public": "Facture due par une personne publique, en exécution d'un contrat de la commande publique.",
        "droit-commun": "Aucune des précédentes.",
    },
    {
        "interets-d-abord": "Chaque paiement éteint d'abord les intérêts, comme le dit la loi.",
        "capital-d-abord": "Chaque paiement réduit d'abord le principal, parce que les parties en sont convenues.",
    },
    {
        "principal": "Celui qui doit ; un seul par dossier, en premier.",
        "solidaire": "Codébiteur tenu de toute la dette : dire ce qui l'établit (« solidarite »).",
        "caution": "Garant, dans les limites de son engagement (« cautionnement »).",
    },
    {
        "professionnel": "Il a contracté pour son activité.",
        "consommateur": "Personne physique, hors de toute activité professionnelle.",
        "non-professionnel": "Personne morale hors de fins professionnelles (syndicat de copropriétaires…).",
    },
    {
        "courriel": "Courriel.",
        "courrier": "Lettre simple.",
        "lrar": "Lettre recommandée avec avis de réception.",
        "lre": "Lettre recommandée électronique.",
        "signification": "Acte d'un commissaire de justice.",
        "remise-en-main-propre": "Remise au destinataire lui-même, contre décharge.",
        "telephone": "Appel.",
        "visite": "Visite.",
    },
    {
        "distribue": "Remis au destinataire.",
        "avise-non-reclame": "Un avis de passage a été laissé, le pli n'a pas été retiré.",
        "refuse": "Le destinataire l'a refusé.",
        "destinataire-inconnu": "Inconnu à l'adresse : l'adresse est à rechercher.",
    },
    {
        "oubli": "Il dit avoir oublié.",
        "litige": "Il conteste ; ce qu'il conteste se note aussi « contestation », qui met les factures à part.",
        "tresorerie": "Il dit ne pas pouvoir payer maintenant.",
        "facture-non-recue": "Il dit ne pas avoir reçu la facture.",
        "autre": "Autre cause, à dire dans « note ».",
    },
    {
        "entiere": "Toute la dette : seul héritier, ou dette indivisible.",
        "sa-part": "Sa part, les montants du dossier étant déjà ramenés à elle.",
    },
    {
        "liquidation-amiable": "Un liquidateur règle les dettes de la société.",
        "transmission-universelle": "Tout le patrimoine passe à l'associé unique, personne morale.",
    },
    {
        "notification": "La transmission est notifiée au débiteur.",
        "prise-d-acte": "Le débiteur en prend acte.",
        "consentement": "Le débiteur y consent, d'avance ou non.",
        "fusion": "Le créancier a absorbé le vendeur : sans notification, à vérifier.",
    },
    {
        "suspendue-2234": "Impossibilité d'agir (C. civ., 2234).",
        "suspendue-2238": "Médiation ou conciliation (C. civ., 2238).",
        "suspendue-2239": "Mesure d'instruction avant tout procès (C. civ., 2239).",
    },
    {
        "ordonnance": "Une ordonnance d'injonction de payer.",
        "jugement": "Un jugement, un arrêt ou une ordonnance de référé.",
        "commandement": "Un commandement de payer.",
        "assignation": "Une assignation.",
        "autre": "Un autre acte.",
    },
    {
        "personne": "Remis au destinataire ; pour une société, à son représentant ou à qui y est habilité (CPC, 654).",
        "domicile": "Remis à un autre, à son domicile.",
        "etude": "Gardé à l'étude, un avis de passage étant laissé.",
        "recherches": "Procès-verbal de recherches : ni domicile ni résidence connus.",
        "electronique": "Par voie électronique.",
    },
    {"creancier": "Le créancier.", "debiteur": "Le débiteur."},
    {"condamnation": "Il accorde tout ou partie de la demande.", "rejet": "Il rejette la demande du créancier."},
    {"instance": "Le procès s'arrête, le droit demeure.", "action": "Le droit lui-même est abandonné."},
    {
        "sauvegarde": "Sauvegarde.",
        "redressement": "Redressement judiciaire.",
        "liquidation": "Liquidation judiciaire.",
    },
    {
        "plan-conventionnel": "Plan proposé aux créanciers, qui peuvent le refuser (C. conso., L732-1).",
        "mesures-imposees": "Échelonnement, report, réduction ou effacement partiel (C. conso., L733-1 à L733-7).",
        "retablissement-personnel": "Effacement des dettes, sans liquidation (C. conso., L741-1).",
    },
    {
        "kbis": "Extrait Kbis du registre du commerce.",
        "rne": "Extrait du registre national des entreprises.",
        "bodacc": "Annonces du BODACC : procédures collectives, ventes, radiations.",
        "score": "Note d'une agence de renseignement commercial.",
        "comptes": "Comptes annuels déposés.",
    },
    {
        "signification": "Signification d'un acte.",
        "greffe": "Frais de greffe.",
        "constat": "Constat d'un commissaire de justice.",
        "saisie": "Acte de saisie.",
        "recouvrement-complementaire": "Ce qui dépasse les 40 €, sur justificatif (C. com., L441-10).",
        "mise-en-demeure": "Frais d'une mise en demeure (syndicat de copropriétaires).",
        "relance": "Frais d'une relance qui suit la mise en demeure (syndicat de copropriétaires).",
        "autre": "Autres frais.",
    },
    {
        "virement": "Virement.",
        "cheque": "Chèque.",
        "carte": "Carte bancaire.",
        "prelevement": "Prélèvement.",
        "especes": "Espèces.",
        "effet": "Lettre de change, billet à ordre.",
        "compensation": "Dette réciproque, dépôt de garantie conservé.",
        "saisie": "Somme saisie par un commissaire de justice.",
    },
    {
        "ordonnance-injonction": "Ordonnance portant injonction de payer.",
        "jugement": "Jugement au fond.",
        "arret": "Arrêt d'une cour d'appel.",
        "refere": "Ordonnance de référé.",
        "jugement-etranger": "Jugement d'un autre État : ses recours ne sont pas suivis, son exécution l'est.",
        "acte-notarie": "Acte notarié.",
        "titre-commissaire": "Titre délivré par le commissaire de justice (petites créances, chèque impayé…).",
        "transaction": "Transaction, une fois homologuée ou revêtue de la formule exécutoire.",
    },
)


_BY_WORDS = {frozenset(one): one for one in LISTS}


def senses(words: Sequence[str]) -> tuple[str, ...]:
    """What each word of a closed list means; empty when the list says nothing beyond its words (« oui », « non »)."""
    facts = FACTS if FACTS.keys() >= set(words) else {}
    known = _BY_WORDS.get(frozenset(words), facts)
    return tuple(known[word] for word in words) if known else ()
