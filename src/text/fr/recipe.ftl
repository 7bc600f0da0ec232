# La recette d’un cadre personnel, les cibles, et ce qui a changé.
error-recipe = Cette recette ne peut pas être calculée ; la dernière bonne recette reste. Ce qui ne va pas, et où :
recipe-title = Recette
recipe-shipped = Recette fournie : bornes, rien d’imputé ni de traité, poids donnés, moyennes arithmétiques. Copiez le cadre pour en choisir une autre.
recipe-impute = Valeurs manquantes
recipe-treat = Valeurs extrêmes
recipe-normalise = Mise à l’échelle
recipe-weights = Poids
recipe-aggregate = Agrégation
recipe-reference = Économie de référence
recipe-reference-none = En choisir une
recipe-exponent = Exposant
recipe-impute-none = non remplies : le poids est réparti
recipe-impute-group-mean = moyenne du groupe de revenu
recipe-impute-group-median = médiane du groupe de revenu
recipe-impute-nearest = moyenne des cinq profils les plus proches
recipe-impute-latest = dernière valeur de l’économie, même ancienne
recipe-impute-linear = droite entre les valeurs de l’économie
recipe-treat-none = laissées telles quelles
recipe-treat-winsorise = coupées à la valeur suivante, sinon un logarithme
recipe-treat-box-cox = transformation de Box-Cox
recipe-treated-none = non traitée
recipe-treated-winsorised = coupée à la valeur suivante
recipe-treated-log = prise en logarithme de sa distance à l’extrémité
recipe-treated-box-cox = transformée selon Box-Cox
recipe-norm-target = chemin vers la cible
recipe-norm-reference = distance à une économie de référence
recipe-norm-frontier = distance à la frontière
recipe-norm-maximum = fraction du maximum
recipe-weights-given = comme dans l’arbre
recipe-weights-equal = égaux
recipe-weights-pca-first = première composante principale
recipe-weights-pca-factors = facteurs tournés (ACP)
recipe-weights-entropy = entropie
recipe-weights-critic = CRITIC
recipe-weights-ahp = jugements par paires (AHP)
recipe-weights-optimised = optimisés selon l’importance fixée dans l’arbre
recipe-comp-arithmetic = Compensation : un point perdu sur une partie est entièrement compensé par un point de même poids sur une autre.
recipe-comp-geometric = Compensation : une partie basse tire l’ensemble vers le bas, et un zéro l’annule ; les gains comptent le plus là où une économie est la plus faible.
recipe-comp-harmonic = Compensation : la partie la plus faible pèse plus que tout ; la force ailleurs compense peu.
recipe-comp-power = Compensation : plus l’exposant est bas, moins on compense ; 1 est la moyenne arithmétique, 0 la géométrique, −1 l’harmonique.
recipe-comp-copeland = Compensation : aucune. Seul compte qui devance sur la majorité du poids, et non de combien.
recipe-frozen = Bornes, traitement et poids sont mesurés une fois sur les économies de { $year } puis restent : les autres années et les projections sont notées avec eux, les valeurs au-delà comptent comme l’extrémité la plus proche. Les valeurs remplies restent constantes dans une projection.
recipe-copeland-projection = Copeland classe les économies entre elles et ne peut donc pas être projeté : les projections, l’objectif du portefeuille et l’écran Et si utilisent la moyenne arithmétique des mêmes points. Ses intervalles viennent de 100 tirages.
recipe-found-weights = Poids trouvés, dans l’ordre de l’arbre :
recipe-found-components = { $n ->
    [one] une composante explique { $share }
   *[other] { $n } composantes expliquent { $share }
}
recipe-found-consistency = ratio de cohérence { $ratio }
recipe-found-reached = importances comme fixées
recipe-held = { $n ->
    [one] Un indicateur n’a pas deux valeurs différentes et reste sur ses bornes.
   *[other] { $n } indicateurs n’ont pas deux valeurs différentes et restent sur leurs bornes.
}
recipe-judge = Qu’est-ce qui importe le plus dans { $group }, et de combien ?
recipe-judge-choose = Choisissez un groupe dans l’arbre pour juger ses parties. Une paire non jugée compte comme égale ; les jalons gardent leur poids.
recipe-judge-even = autant
recipe-judge-more = { $a }, { $times } fois
recipe-consistent = Ratio de cohérence { $ratio } : cohérent (0,10 est d’ordinaire admis).
recipe-inconsistent = Ratio de cohérence { $ratio } : les jugements se contredisent (0,10 est d’ordinaire admis).
recipe-misfit = { $a } face à { $b } s’accorde le moins aux autres ; avec ce qu’ils impliquent, le ratio serait { $ratio }.
recipe-misfit-use = Adopter
step-recipe = Recette d’un cadre modifiée
step-recipe-gone = Cadre ramené à la recette fournie
step-target = Cible fixée pour { $indicator }
step-target-gone = Cible retirée pour { $indicator }
lin-words-curve = La valeur est { $treated }, puis placée par { $method }, mesurée sur les économies de l’année de base ; le résultat reste entre 0 et 100.
lin-words-power = La moyenne puissance pondérée de ses parties.
lin-words-copeland = Part des duels gagnés contre les autres économies : dans chacun, la majorité du poids décide.
lin-imputed = Remplie par la recette, jamais observée
eco-imputed = remplie
target-own = Cible du plan
target-goalpost = borne
target-goalpost-note = Le plan ne fixe pas de cible : la meilleure borne en tient lieu.
target-set-of = Cible pour { $indicator }, dans son unité
world-tiers = Niveau 0–4 (notre hypothèse)
world-tier = Niveau { $n }
world-finding-tiers = { $n ->
    [0] Aucune économie n’est confirmée au-dessus du niveau 0
    [one] Une économie est confirmée au-dessus du niveau 0
   *[other] { $n } économies sont confirmées au-dessus du niveau 0
}
world-sub-tiers = Niveaux de capacité 0–4 de { $of } économies ; les seuils sont notre hypothèse et modifiables. { $open } pourraient être plus haut si les jalons sans réponse en avaient une.
world-tier-missing = { $n ->
    [one] une preuve manque
   *[other] { $n } preuves manquent
}
world-col-tier = Niveau
world-col-tier-most = Au plus
world-col-tier-missing = Preuves manquantes
world-tier-year = Les niveaux sont ceux de l’année de base.
changed-title = Ce qui a changé
changed-open = Qu’est-ce qui a changé ?
changed-lead = Un rang bouge pour trois raisons : une autre méthode, des données révisées, un changement réel. Choisissez deux éditions.
changed-before = Avant
changed-after = Après
changed-data = Données
changed-data-pack = le jeu de données
changed-data-own = le jeu de données avec vos valeurs
changed-year = Valeurs jusqu’à
changed-finding = { $n ->
    [0] Aucun rang des économies du plan ne bouge
    [one] Un rang sur { $of } bouge ; surtout par { $cause }
   *[other] { $n } rangs sur { $of } bougent ; surtout par { $cause }
}
changed-cause-method = la méthode
changed-cause-data = la révision des données
changed-cause-real = un changement réel
changed-method = Méthode
changed-revision = Révision
changed-real = Réel
changed-of-score = Score
changed-of-rank = Rang
changed-show = Montrer le changement du
changed-col-before = Avant
changed-col-after = Après
changed-col-change = Changement
changed-note = Méthode : l’autre recette sur les mêmes données. Révision : d’autres valeurs pour les mêmes années, ici les vôtres à côté des valeurs publiées. Réel : années plus récentes. Chaque part est sa moyenne sur les ordres possibles des étapes (Shapley) ; elles s’additionnent au changement entier.
changed-none = Rien ne diffère : avant et après sont la même édition.
changed-left-out = { $n ->
    [one] Une économie n’a pas de score dans l’une des éditions et n’est pas montrée.
   *[other] { $n } économies n’ont pas de score dans l’une des éditions et ne sont pas montrées.
}
changed-file = Un fichier de valeurs d’une autre édition
changed-file-note = CSV avec economy, indicator, year, value. Il est comparé et n’est pas gardé.
changed-file-read = { $name } : { $n } valeurs
changed-chart = Parts du changement de chaque économie
changed-desc = { $economy } : { $change } en tout, dont méthode { $method }, révision { $data }, réel { $real }.
wi-keep-target = Garder comme cible du plan
wi-plan-target = cible du plan { $value }
wi-try-targets = Essayer { $n ->
    [one] la cible
   *[other] les { $n } cibles
} du plan
impact-method-own = Un indicateur à vous : tenu constant, il n’a pas d’historique
impact-method-ratio = Une série divisée par une autre : tenue constante, sans historique propre
impact-fans-no-history = Tenue constante : cette série n’a pas d’historique propre sur lequel tester une méthode. Sans bande veut dire non testé, pas certain.
eco-contributions-open = D’où vient chaque chiffre
changed-back = Retour à l’arbre
world-col-evidence = Manque
world-list-tiers = { $n ->
    [one] Une économie pourrait être plus haut
   *[other] { $n } économies pourraient être plus haut
}
world-list-tiers-sub = Barre : du niveau sûr au plus haut encore possible. Dernière colonne : preuves manquantes.
world-sub-own = { $name }, 0–100 : { $leaves } indicateurs selon ses poids et sa recette, dernière valeur par case. { $scored } économies notées.
world-sub-contest = { $name } : part des duels gagnés contre les autres économies (Copeland), { $leaves } indicateurs. { $scored } économies classées ; 100 tirages.
world-revision = { $n ->
    [one] Un rang de { $year } diffère
   *[other] { $n } rangs de { $year } diffèrent
} des données publiées par vos valeurs : une révision, pas une tendance.
frame-recipe-own = avec sa propre recette
