# Portfolio: findings, solve, rules, tables.
portfolio-label-optimised = مُحسَّن، الفجوة { $gap }
portfolio-label-bounded = مُحسَّن
portfolio-label-heuristic = غير مُحسَّن
error-no-portfolio-fits = لا توجد محفظة تستوفي كل القواعد. خفّف حدًا أدنى أو أزل مشروعًا إلزاميًا أو أضف مالًا.
error-solver = توقف الحلّال فجأة. خطتك سليمة؛ حاول مرة أخرى.
