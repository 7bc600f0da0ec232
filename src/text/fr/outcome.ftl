outcome-parts = Parties de cet écran
outcome-part-result = Résultat et argent
outcome-part-chain = Comment il se produit
outcome-part-sure = Avec quelle certitude
outcome-two-plans = Deux plans côte à côte
outcome-rank = Rang
outcome-of = de
outcome-all = toutes les économies
outcome-measure = Taux ou total
outcome-rate = Taux
outcome-total = Total
outcome-unit-places = places
outcome-unit-total = personnes ou objets
outcome-places = { $n } places
outcome-one-finding = { $who } : { $name } { $effect } d’ici { $year }
outcome-one-sub = Bandes : 80 % des tirages, en { $unit }. À droite du pointillé : projection.
outcome-last-payment = Tirets : dernier paiement, { $year }.
outcome-back = Toutes les économies
outcome-what = Ce que contient ce nombre
outcome-open-one = { $name } : en grand
outcome-open-number = { $name }, { $amount } : ce que contient ce nombre
outcome-total-assumption = Population de l’année de base pour toutes les années : une hypothèse, les données ne contiennent pas de projection de population.
outcome-total-unknown = Pas de total, la population n’étant pas connue : { $list }.
outcome-rank-note = Le rang 1 est en haut. Les rangs des années passées sont sur l’écran Monde.
outcome-fade = Après le dernier paiement ({ $last }), { $paid } de l’entretien est payé ; ce que personne n’entretient s’efface. En { $year }, les projets sont à { $stands } de leur plein effet ; avec tout l’entretien payé, ce serait { $full }.
outcome-fade-none = Tout l’entretien est payé après le dernier paiement ({ $last }) : rien ne s’efface. En { $year }, les projets sont à { $stands } de leur plein effet.
outcome-tier-finding = { $n ->
    [0] Aucune économie n’atteint un palier supérieur grâce au portefeuille
    [one] Une économie sur { $of } atteint un palier supérieur grâce au portefeuille
   *[other] { $n } économies sur { $of } atteignent un palier supérieur grâce au portefeuille
}
outcome-tier-sub = Paliers 0–4 des trajectoires médianes ; un intervalle là où des preuves manquent. Les seuils sont des hypothèses.
outcome-tier-rises = Monte en
outcome-tier-open = Palier de { $name } : ce que contient ce nombre
chain-col-project = Projet
chain-col-output = Produit
chain-col-indicator = Indicateur
chain-col-tier = Fondement des paliers
chain-work = { $scale }, { $from }–{ $to }
chain-output = { $n } × { $unit }
chain-people = touche { $n } personnes
chain-stands = { $share } du plein effet, dès { $from }
chain-move = { $without } → { $with } { $unit }
chain-next = le palier { $tier } demande { $at }
chain-finding = { $name } : { $n ->
    [one] un projet fait bouger
   *[other] { $n } projets font bouger
} { $moved ->
    [one] un indicateur
   *[other] { $moved } indicateurs
} ; { $same ->
    [1] le palier reste { $before }
   *[other] le palier passe de { $before } à { $after }
}
chain-sub = Rubans vers un indicateur : part d’un projet dans son mouvement, entre les bornes ; gris si la preuve est composée ou supposée. Choisissez une étape pour y aller.
chain-note = Parts de la dose aux valeurs moyennes en { $year } ; les projets d’un indicateur partagent une même saturation. Les mouvements sont des médianes des tirages.
chain-none = Aucun projet de ce portefeuille n’agit ici.
chain-from = De
chain-to = Vers
chain-what = Ce qui passe
chain-builds = construit
chain-points = { $n } points de l’indicateur
chain-carries = { $n } points du fondement
sure-spread = Dispersion des scores
sure-spread-finding = Plus grande dispersion avec le portefeuille : { $name }, { $points } points entre le 10e et le 90e centile
sure-spread-sub = Score en { $year }, centiles des tirages.
trial-budget = Essayer un budget
trial-all = toutes les enveloppes
trial-factor = Part des enveloppes
trial-sub = Faites glisser : l’heuristique choisit de nouveau et tout est redessiné. Rien ne change dans le plan.
trial-waiting = Choix et tirages…
trial-found = { $envelope } d’enveloppes, { $paid } dépensés pour { $n ->
    [one] un projet
   *[other] { $n } projets
} par l’heuristique, non optimisé (affiché : { $now }). Paliers et coûts restent ceux du portefeuille affiché.
trial-reset = Reprendre
