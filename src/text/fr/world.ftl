world-finding-region = { $n } des { $of } économies les moins prêtes sont en { $region }
world-finding-none = Aucune économie ne peut être notée sur ce choix
world-finding-indicator = La moitié des économies se situe entre { $low } et { $high } { $unit }
world-sub-score = Préparation, 0–100 : moyenne à poids égaux de { $leaves } indicateurs, dernière valeur par cellule. { $scored ->
    [one] { $scored } économie notée
   *[other] { $scored } économies notées
} ; { $aid } peuvent recevoir une aide.
world-sub-node = { $name }, 0–100 : moyenne pondérée de { $leaves } indicateurs, dernière valeur par cellule. { $scored } économies notées.
world-sub-indicator = { $name }, { $unit }. { $source }. { $scored } économies avec une valeur.
world-pick-label = Ce que montre la carte
world-pick-composite = Préparation
world-pick-composite-note = les quatre piliers, { $leaves } indicateurs
world-pick-node-note = { $leaves ->
    [one] { $leaves } indicateur
   *[other] { $leaves } indicateurs
}
world-pillars = Pilier
world-pillar-all = Tous
world-view = Vue
world-view-map = Carte
world-view-table = Tableau
world-map-label = Carte du monde : { $name }, { $year }. L’onglet Tableau contient les mêmes valeurs.
world-small = Petites économies
world-note-plan = dans le plan
world-note-nodata = hachuré : pas de donnée
world-note-boundaries = Frontières : Natural Earth, sans reconnaissance ; tirets : contestées
world-zoom-in = Agrandir
world-zoom-out = Réduire
world-zoom-reset = Monde entier
world-legend = Économies par classe. Cliquez sur une classe pour filtrer.
world-legend-bin = { $range } : { $n ->
    [one] { $n } économie
   *[other] { $n } économies
}
world-legend-nodata = sans donnée
world-legend-below = <{ $high }
world-legend-between = { $low }–{ $high }
world-legend-above = ≥{ $low }
world-year = Année, et part des cellules mesurées cette année-là
world-year-label = Année
world-year-value = { $year }, { $share } des cellules mesurées cette année-là
world-play = Lire
world-pause = Pause
world-list-finding = { $name } : { $n ->
    [0] son rang est net
    [one] impossible à distinguer d’{ $n } autre
   *[other] impossible à distinguer de { $n } autres
}
world-list-finding-none = L’ordre est moins certain qu’il n’y paraît
world-list-finding-indicator = { $name } : { $rank } sur { $of }
world-list-sub = Rang sur { $of } : barre 5–95 %, trait médian, hachuré si { $weak }+ des { $leaves } manquent.
world-list-sub-indicator = Rang sur { $of } économies avec une valeur. Mesuré, non tiré : pas d’intervalle.
world-col-economy = Économie
world-col-rank = Rang
world-col-score = Score
world-col-value = Valeur
world-col-year = Année
world-col-missing = Manquants
world-col-median = Rang médian
world-col-low = Rang 5 %
world-col-high = Rang 95 %
world-ribbon = Les { $n }
world-ribbon-label = Tous les intervalles ; faites glisser pour parcourir la liste
world-in-plan = dans le plan
world-card-of = sur 100
world-card-draws = { $low }–{ $high } en { $draws } tirages
world-card-rank = rang { $low }–{ $high } sur { $of }
world-card-rank-plain = rang { $rank } sur { $of }
world-card-missing = { $missing } sur { $leaves } manquants.
world-card-years = { $old ->
    [0] Années { $first }–{ $last }.
   *[other] Années { $first }–{ $last }, { $old } avant { $limit }.
}
world-card-year = Valeur de { $year }.
world-card-nodata = Pas de donnée : { $reason }
world-ranking = Tirage des intervalles de rang, { $done } sur { $of }
world-strip-projects = { $n ->
    [one] projet
   *[other] projets
}
world-strip-money = M US$, prix de { $year }
world-strip-economies = { $n ->
    [one] économie
   *[other] économies
}
world-strip-multiples = M US$ par économie et pilier
world-strip-empty = Pas encore de portefeuille.
world-strip-empty-note = Choisissez bailleurs et règles, puis résolvez.
world-strip-computing = Recherche d’un premier plan
world-open-portfolio = Ouvrir le portefeuille
world-steps-look = Regarder
world-steps-look-note = qui en est où, avec quelle certitude
world-steps-choose = Choisir
world-steps-choose-note = région et règles
world-steps-fund = Financer
world-steps-fund-note = qui paie quand
world-steps-share = Partager
world-steps-share-note = imprimer, enregistrer, exporter
world-steps-dismiss = Masquer ces étapes
world-steps-label = Quatre étapes
world-finding-node = { $subject } : { $n } des { $of } plus bas sont en { $region }
world-pick-others = Autres indicateurs
world-col-code = Code
world-layers = Couches
world-layer-clouds = Régions cloud
world-layer-coast = Littoral
world-layer-neighbours = Voisins
world-layer-cities = { $n } villes
world-layer-cities-label = Ville avec des régions cloud
world-layer-city = { $city }, { $economy } : { $providers }
world-layer-city-uncounted = { $city }, { $economy } : { $providers } (non comptées)
world-layer-city-short = { $city } ({ $providers })
world-layer-has-coast = littoral
world-layer-landlocked = enclavée
world-layer-clouds-note = carré : régions cloud d’une ville, vide : non comptées
world-layer-coast-note = trait fort : littoral, réglé : enclavée
world-layer-neighbours-note = traits : voisins
world-col-cloud-km = Cloud le plus proche, km
world-count-milestones = Compter les jalons
world-count-title = Noter les seuls résultats, ou les résultats avec les jalons : lois, stratégies, institutions
