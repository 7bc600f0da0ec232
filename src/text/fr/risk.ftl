sure-compute = Calculer
sure-group = Ce qui n’est pas connu
sure-group-baseline = Évolution des indicateurs sans projets
sure-group-delivery-common = Exécution : part commune aux projets d’une économie
sure-group-delivery-own = Exécution : part propre de chaque projet
sure-group-overrun = Dépassements de coût
sure-group-unit-cost = Coûts unitaires
sure-group-deadweight = Personnes qui y seraient venues de toute façon
sure-group-effect-defend = Effets du groupe Defend
sure-group-effect-network = Effets du groupe Network
sure-group-effect-project = Effets du groupe Project
sure-group-effect-enable = Effets du groupe Enable
sure-group-upkeep = Entretien payé
sure-group-absorption = Absorption
sure-tornado = Quelle hypothèse déplace le plus le gain
sure-tornado-sub = Gain de la région (points d’indice, moyenne des années) avec un groupe à son 10e et 90e centile, les autres tirés. Rouge : le portefeuille tel quel. Gris : choisi de nouveau par l’heuristique pour cette extrémité.
sure-tornado-finding = Déplace le plus le gain : { $name }, { $range } points
sure-again-low = Choisi de nouveau, extrémité basse
sure-again-high = Choisi de nouveau, extrémité haute
sure-fixed-low = Tel quel, extrémité basse
sure-fixed-high = Tel quel, extrémité haute
sure-mean = Moyenne
sure-gain = Points
sure-drivers = D’où vient la dispersion du gain
sure-drivers-sub = Indices de Sobol de douze groupes. Foncé : seul ; clair : avec toutes ses interactions ; moustaches : intervalle bootstrap.
sure-drivers-finding = { $share } de la dispersion du gain viennent avec : { $name }
sure-drivers-none = Le gain ne varie pas
sure-first = Seul
sure-total = En tout
sure-study = Quelle étude changerait la décision
sure-study-sub = Valeur attendue de connaître un groupe d’avance, en points d’indice, parmi des portefeuilles choisis pour chaque extrémité. Barre : une erreur type de part et d’autre. À la fin : combien de fois un autre portefeuille serait choisi.
sure-study-finding = Une étude changerait le choix dans { $share } des cas, valeur { $points } points : { $name }
sure-study-none = Aucune étude ne changerait la décision parmi { $n } portefeuilles au-delà du bruit des tirages
sure-minus-se = Moins une erreur type
sure-worth = Valeur
sure-plus-se = Plus une erreur type
sure-changes = Change le choix
risk-nothing = rien d’atteint
risk-usd = { $n } $ US
risk-price = { $mid } ({ $low }–{ $high })
risk-people = { $mid } ({ $low }–{ $high })
risk-cost-finding = { $person } par personne touchée, { $point } par point d’indice
risk-cost-sub = Médiane et 10e–90e centile de { $draws } tirages. Personnes touchées, chacune comptée une fois : { $people }.
risk-blocked = { $n ->
    [one] Un projet choisi ne peut pas commencer : un préalable manque
   *[other] { $n } projets choisis ne peuvent pas commencer : des préalables manquent
}
risk-change = { $mid } ({ $low }–{ $high }) { $unit }
risk-no-people = pas une part de la population
risk-per-person = une personne
risk-per-unit = une unité pour un million de personnes
risk-col-change = Changement à l’horizon
risk-col-cost = Coût de ses projets
risk-col-price = Coût par résultat
risk-col-for = Pour
risk-gain-finding = Gain moyen { $mean } ± { $se } points ; { $cvar } dans le pire dixième
risk-gain-sub = Points d’indice, moyenne des années jusqu’à l’horizon ; barre 10–90 % des tirages, trait médiane. À la fin : CVaR, moyenne du pire dixième.
risk-region = La région
risk-worst = Pire dixième
risk-tier-finding = { $n ->
    [0] Le portefeuille ne rend aucun palier plus probable d’au moins cinq points
    [one] Le portefeuille rend le palier { $tier } ou plus haut plus probable dans une économie
   *[other] Le portefeuille rend le palier { $tier } ou plus haut plus probable dans { $n } économies
}
risk-tier-sub = Probabilité à l’horizon, sans → avec. Ce que personne ne sait ne compte pas ici contre un palier.
risk-tier-at-least = Palier { $n } ou plus
risk-from-to = { $from } → { $to }
risk-target-finding = { $n ->
    [0] Aucune des { $of } cibles ne devient plus probable au-delà du bruit des tirages
    [one] Une des { $of } cibles devient plus probable grâce au portefeuille
   *[other] { $n } des { $of } cibles deviennent plus probables grâce au portefeuille
}
risk-target-sub = Probabilité d’atteindre la cible à l’horizon, ± erreur type de Monte-Carlo. Cibles du plan ; un indicateur sans cible vise sa meilleure borne (ceux qui bougent le plus sont jugés).
risk-col-target = Cible
risk-col-whose = Fixée par
risk-target-own = le plan
risk-target-goalpost = la borne du cadre
risk-chance = { $share } ± { $se }
risk-no-chance = aucune valeur à juger
two-chance = Dans { $share } des tirages, { $a } gagne plus que { $b } : { $difference } points ({ $low } à { $high })
two-chance-sub = Gain moyen des années, pondéré par la population ; les deux sous les mêmes { $draws } tirages. Barre 10–90 % de la différence, trait médiane.
two-better = Le premier gagne plus
