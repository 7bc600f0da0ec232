screen-two-plans = Deux plans
two-sub = Les différences d’abord. Les deux sont projetés avec la même graine : ce qui leur est commun est tiré une fois. Rien ici ne change votre plan.
two-a = Comparer
two-b = avec
two-swap = Échanger
two-open = Ouvrir un second fichier de plan
two-file-same = Ce fichier contient le plan que vous avez ouvert
two-file-fault = Le fichier n’a pas pu être lu comme un plan
two-shown = le portefeuille affiché
two-first = le premier plan (heuristique)
two-before = le portefeuille accepté auparavant
two-file = le fichier { $file }
two-nothing = aucun projet
two-title-waiting = Recherche de deux plans à comparer
two-title-waiting-for = Comparaison : { $a } et { $b }
two-title = Par rapport à { $b }, { $a } élève le score moyen de { $points } points de { $better ->
    [-1] moins
   *[other] plus
} et { $dearer ->
    [-1] coûte { $money } de moins
    [0] coûte autant
   *[other] coûte { $money } de plus
}
two-title-even = { $a } et { $b } changent le score moyen de la même façon ; { $dearer ->
    [-1] le premier coûte { $money } de moins
    [0] ils coûtent autant
   *[other] le premier coûte { $money } de plus
}
two-effect-finding = { $who } diffère le plus : { $points } points avec { $a }
two-effect-none = Aucune économie n’est dans les deux
two-effect-sub = Score, bandes 80 % des tirages ; chaque cadre couvre { $span } points. Le nombre est la différence des médianes.
two-effect-table = Score et rang à l’horizon, médiane (10e–90e centile)
two-not-in = pas dans les deux
two-difference = Différence
two-score-of = Score : { $name }
two-rank-of = Rang : { $name }
two-choices-finding = { $same ->
    [0] Aucun projet n’est dans les deux la même année
    [one] Un projet est le même
   *[other] { $same } projets sont les mêmes
} ; { $a } seulement dans le premier, { $b } seulement dans le second, { $moved } commencent une autre année
two-choices-none = Les deux choisissent les mêmes projets les mêmes années.
two-not-chosen = pas choisi
two-start-of = Début : { $name }
two-money-difference = Argent, premier moins second
two-money-finding = { $ma } contre { $mb }
two-by-year = Par année
two-settings-finding = { $n ->
    [0] Région, réglages, enveloppes, règles et réponses sont les mêmes
    [one] Un réglage ou une règle diffère
   *[other] { $n } réglages et règles diffèrent
}
two-settings-none = Seul le choix des projets diffère.
two-unset = non fixé
two-col-part = Partie
two-col-place = Place dans le fichier du plan
two-stale = { $name } : trouvé pour un autre programme, ses règles peuvent ne plus tenir
two-part-region = Région
two-part-settings = Réglages
two-part-funders = Bailleurs
two-part-rules = Règles
two-part-weights = Poids
two-part-answers = Réponses
two-part-facts = Faits
two-part-own-values = Valeurs propres
two-part-frameworks = Cadres propres
two-part-own-indicators = Indicateurs propres
