# Portfolio: findings, solve, rules, tables.
portfolio-label-optimised = optimisé, écart { $gap }
portfolio-label-bounded = optimisé
portfolio-label-heuristic = non optimisé
error-no-portfolio-fits = Aucun portefeuille ne respecte toutes les règles. Assouplissez un minimum, retirez un projet obligatoire ou ajoutez des fonds.
error-solver = Le solveur s’est arrêté de façon inattendue. Votre plan est intact ; réessayez.
