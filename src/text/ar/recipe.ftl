# وصفة الإطار الخاص، والأهداف، وما تغيّر.
recipe-title = الوصفة
recipe-impute = القيم الناقصة
recipe-treat = القيم الشاذة
recipe-normalise = المقياس
recipe-weights = الأوزان
recipe-aggregate = التجميع
changed-title = ما الذي تغيّر
changed-before = قبل
changed-after = بعد
changed-method = الطريقة
changed-revision = المراجعة
changed-real = الحقيقي
world-tiers = المستوى 0–4 (افتراضنا)
world-tier = المستوى { $n }
