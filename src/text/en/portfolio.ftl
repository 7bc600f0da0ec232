# Portfolio: findings, solve, rules, tables.
portfolio-label-optimised = optimised, gap { $gap }
portfolio-label-bounded = optimised
portfolio-label-heuristic = not optimised
error-no-portfolio-fits = No portfolio meets every rule. Loosen a floor, take a project off the must list or add money.
error-solver = The solver stopped unexpectedly. Your plan is untouched; try again.
