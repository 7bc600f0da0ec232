# Le registre : promis et payé par d’autres, qui finance quoi, cours et prix, après la fin.
screen-ledger = Registre
ledger-title = { $n ->
    [0] Rien n’est encore promis : toutes les enveloppes sont libres
   *[other] { $committed } promis ailleurs laissent { $left } sur { $envelopes }
}
ledger-title-over = { $committed } sont promis, { $over } de plus que les enveloppes
ledger-sub = Les engagements des bailleurs du plan sont déduits de l’enveloppe de leur année, { $prices }. Les mesures de l’argent ne s’additionnent jamais.
ledger-prices-current = US$ aux prix de chaque année
ledger-prices-constant = US$ aux prix de { $year }
ledger-tab-label = Partie du registre
ledger-tab-entries = Écritures
ledger-tab-who = Qui finance quoi
ledger-totals = Cinq mesures, jamais additionnées
ledger-measure-envelope = Enveloppe
ledger-measure-budget = Budget
ledger-measure-planned-disbursement = Décaissement prévu
ledger-measure-commitment = Engagement
ledger-measure-disbursement = Décaissement
ledger-in = Contient : { $n }
ledger-out = Laissé de côté : { $n }
ledger-nothing = Rien
ledger-rates-used = Converti à { $rates }
ledger-rate-used = { $rate } { $currency } pour 1 US$ du { $date }
ledger-claims = Ce que les engagements laissent de chaque enveloppe
ledger-left-over = dépassé de { $amount }
ledger-col-left = Reste
ledger-col-committed = Engagé
ledger-col-planned = Prévu par ce plan
ledger-col-project = Projet
ledger-col-funder = Bailleur
ledger-col-where = Où, %
ledger-col-sector = Secteur
ledger-col-year = Année
ledger-col-amount = Montant
ledger-col-currency = Devise
ledger-col-status = Statut
ledger-col-measure = Mesure
ledger-col-parent = Partie de
ledger-col-counts = Compte pour
ledger-add = Ajouter une écriture
ledger-new-project = Nouveau projet
ledger-remove = Retirer
ledger-removed = { $project } retiré
ledger-import = Importer un CSV
ledger-export = Exporter en CSV
ledger-import-title = Importer dans le registre
ledger-empty = Aucune écriture. Importez un tableau d’engagements ou ajoutez-en une.
ledger-pipeline = Les projets en préparation comptent
ledger-refused = { $column } : trouvé { $found }, attendu { $expected }
ledger-cell = { $column } de { $project }
ledger-all-funders = Tous ensemble
ledger-reason-cancelled = annulé
ledger-reason-pipeline = en préparation, non compté
ledger-reason-twin = saisi deux fois
ledger-reason-funders = ses bailleurs sont comptés
ledger-reason-parts = ses parties sont comptées : { $parts }
ledger-reason-measure = autre mesure : { $measure }
ledger-reason-rate = aucun cours pour { $currency }
ledger-reason-index = aucun indice de prix pour { $year }
ledger-reason-split = sa répartition n’est pas de 100 %
ledger-reason-years = hors des années du plan
ledger-reason-funder = n’est pas un bailleur du plan
ledger-reason-large = trop grand
ledger-who-title = { $overlaps ->
    [0] Aucun chevauchement de bailleurs
    [one] Un secteur et lieu a deux bailleurs dans des projets séparés
   *[other] { $overlaps } secteurs et lieux ont deux bailleurs dans des projets séparés
} ; { $gaps ->
    [0] chaque besoin a de l’argent
    [one] un besoin n’a personne
   *[other] { $gaps } besoins n’ont personne
}
ledger-who-sub = Secteur × lieu × année, millions US$. Besoin : ce que le catalogue trouve à faire, au coût moyen. Engagé par d’autres et prévu ici restent côte à côte.
ledger-col-need = Besoin
ledger-col-open = Ouvert
ledger-col-overlap = Chevauchement
ledger-col-gap = Personne en
error-assign-short = Les enveloppes ne peuvent payer le portefeuille
step-entry = Registre : { $project }
step-entry-gone = Registre : une écriture retirée
step-rate = Cours de { $currency }, { $date }
step-deflator = Indice de prix de { $year }
step-upkeep = Qui paie après la fin de { $project }
step-pipeline-out = Préparation laissée de côté
step-pipeline-in = Préparation comptée
