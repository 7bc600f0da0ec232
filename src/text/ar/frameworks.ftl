# الأطر: الأشجار التي يُحسب عليها المؤشر، وتحرير إطارك الخاص.
screen-frameworks = الأطر
error-unknown-own-framework = لا يوجد في الخطة إطار «{ $id }».
error-framework = لا يمكن حساب أحد أطر هذه الخطة. افتح «الأطر» لترى عند أي عقدة.
error-fault-bad-id = يجب أن يبدأ معرّف الإطار بـ ‎own-‎: { $found }.
error-fault-bad-name = يتكوّن الاسم من 1 إلى 120 حرفًا.
error-fault-bad-code = { $node }: يتكوّن الرمز من 1 إلى 120 حرفًا، من دون «/».
error-fault-duplicate-code = { $node } موجود في هذا الإطار. أعطه رمزًا آخر.
error-fault-unknown-parent = { $node } يقع تحت مجموعة غير موجودة: { $found }.
error-fault-cycle = لا يمكن أن يقع { $node } داخل نفسه.
error-fault-parent-is-indicator = لا يمكن أن يقع { $node } تحت مؤشر: اختر مجموعة.
error-fault-empty-group = لن يبقى في { $node } أي مؤشر. احذف المجموعة أو أبقِ فيها مؤشرًا.
error-fault-no-outcome = يحتاج المؤشر المركّب إلى مؤشر مقيس واحد على الأقل.
error-fault-bad-weight = { $node }: الوزن رقم من 0 إلى 1000؛ وُجد { $found }.
error-fault-weight-sum = ستكون كل الأوزان تحت { $node } صفرًا. أبقِ واحدًا فوق الصفر.
error-fault-bad-goalposts = { $node }: يجب أن تختلف قيمة الصفر عن قيمة المئة، والأدنى أولًا؛ وُجد { $found }.
error-fault-outside-transform = { $node }: يتطلب اللوغاريتم حدودًا فوق الصفر؛ وُجد { $found }.
error-fault-no-direction = { $node }: حدّد الجانب الأفضل.
error-fault-unknown-indicator = { $node }: لا مؤشر بهذا الاسم في البيانات ولا في الخطة: { $found }.
error-fault-unknown-denominator = { $node }: لا يمكن القسمة على هذا: { $found }.
error-fault-unknown-node = لم يعد { $node } في هذا الإطار.
error-fault-other-kind = { $node }: هذا الإعداد ليس لـ { $found }.
error-fault-too-many-nodes = يحوي الإطار 500 عقدة على الأكثر؛ وُجد { $found }.
error-fault-too-deep = سيقع { $node } تحت أكثر من 8 مجموعات.
step-framework = حُفظ الإطار «{ $name }»
step-framework-gone = حُذف إطار خاص بك
step-framework-choose = اختير الإطار { $name }
step-indicator = وُصف مؤشر خاص بك: { $name }
step-indicator-gone = حُذف مؤشر خاص بك
step-edit-add = أُضيف { $node } إلى إطار
step-edit-drop = حُذف { $node } من إطار
step-edit-move = نُقل { $node } داخل إطار
step-edit-weight = وزن { $node } أصبح { $weight }
step-edit-direction = حُدّد الجانب الأفضل لـ { $node }
step-edit-goalposts = حُدّدت حدود { $node }
step-edit-transform = حُدّد تحويل { $node }
step-edit-mean = حُدّد متوسط أجزاء { $node }
step-edit-denominator = حُدّد ما يُقسم عليه { $node }
step-edit-rename = أُعيدت التسمية إلى «{ $name }»
frame-index = المؤشر المركّب
frame-own-name = { $name }
frame-ratio = { $of } ÷ { $by }
frame-made-mine = أصبح المثال لك، ومعه نسخة من الإطار للتحرير.
frame-dropped = حُذف { $node }
frame-copied = نُسخ. حرّر الشجرة؛ لن يتغير شيء آخر حتى تستخدمه في الخطة.
frame-copy-name = { $name }، محرَّر
frame-chosen = تُقيَّم الخطة الآن بهذا الإطار.
frame-removed = حُذف الإطار
frame-reset-done = عاد إلى الإطار الأصلي
frame-title = { $name }: عدد المؤشرات { $n }، عدد المجموعات { $groups }
frame-changes = { $n ->
    [0] مطابق لـ «{ $name }» الذي نُسخ منه.
   *[other] عدد الفروق عن «{ $name }» الذي نُسخ منه: { $n }.
}
frame-shipped = يأتي مع Groundwork: هو نفسه في كل نسخة. انسخه لتغييره.
frame-in-use = مستخدم في هذه الخطة
frame-pick = الإطار
frame-copy = انسخ للتحرير
frame-choose = استخدم في هذه الخطة
frame-reset = إعادة الضبط
frame-remove = حذف
frame-tree = الإطار كشجرة
frame-col-node = المجموعة أو المؤشر
frame-col-weight = الوزن
frame-col-share = من الكل
frame-col-direction = الجانب الأفضل
frame-col-goalposts = الحدود
frame-col-method = التحويل أو المتوسط
frame-col-economies = الاقتصادات
frame-col-year = السنة
frame-none = لا شيء
frame-share-of-siblings = { $share } من مجموعته
frame-higher = الأعلى
frame-lower = الأدنى
frame-transform-none = كما هو
frame-transform-log1p = ln(1 + x)
frame-transform-log = ln(x)
frame-mean-arithmetic = حسابي
frame-mean-geometric = هندسي
frame-mean-harmonic = توافقي
frame-milestone = معلَم
frame-milestone-note = تجيب عنه في صفحة الاقتصاد: لا يوجد، أو قيد التنفيذ، أو يعمل.
frame-open = افتح { $node }
frame-shut = أغلق { $node }
frame-name-of = اسم { $node }
frame-weight-of = وزن { $node }
frame-weight-number-of = وزن { $node } رقمًا
frame-direction-of = الجانب الأفضل لـ { $node }
frame-post-0 = { $node }: القيمة التي تُحسب 0
frame-post-100 = { $node }: القيمة التي تُحسب 100
frame-transform-of = تحويل { $node }
frame-mean-of = كيف تُحسب أجزاء { $node }
frame-divide = مقسوم على
frame-divide-none = لا شيء
frame-up = إلى أعلى
frame-down = إلى أسفل
frame-out = إلى خارج المجموعة
frame-in = إلى داخل المجموعة السابقة
frame-drop = حذف
frame-group-name = اسم مجموعة جديدة
frame-group = ضع في مجموعة
frame-own-values = { $n ->
    [0] لا قيمة بعد. استورد جدولًا بالرمز { $code } في «الخطة والأمان».
   *[other] قيم خاصة بك: { $n }، بالرمز { $code }.
}
frame-there = في الشجرة
frame-add = أضف
frame-add-of = أضف { $node }
frame-add-title = أضف مؤشرًا من البيانات
frame-search = ابحث في البيانات
frame-hits = { $n ->
    [0] لم يُعثر على مؤشر
   *[other] مؤشرات وُجدت: { $n }
}
frame-own-title = أضف مؤشرًا خاصًا بك
frame-own-label = الاسم
frame-own-unit = الوحدة
frame-own-source = المصدر
frame-own-low = الحد الأدنى
frame-own-high = الحد الأعلى
frame-own-add = صِف وأضف
frame-own-note = تأتي قيمه من جدول تستورده. يبقى ثابتًا في التوقعات، ولا يحرّكه أي مشروع من الكتالوج.
frame-forget = احذفه مع قيمه
frame-keys = الأسهم للتنقل، وEnter للتحرير، وEscape لمغادرة الحقل، وAlt مع الأسهم للنقل، وDelete للحذف. يمكن التراجع عن كل خطوة.
frame-read-only = الأسهم للتنقل في الشجرة. لتغييرها انسخها.
frame-effect = الأثر على اقتصادات الخطة
frame-effect-none = موقع اقتصادات الخطة
frame-effect-copy = مقارنة بالإطار الأصلي: { $n ->
    [0] لا تتحرك أي رتبة
   *[other] تتحرك { $n } من { $of } رتب
}
frame-effect-moved = آخر تعديل: { $n ->
    [0] لا تتحرك أي رتبة في الخطة
   *[other] تتحرك { $n } من { $of } رتب
}
frame-effect-note = { $view }: الرتبة بين كل الاقتصادات المقيَّمة. تمتد الأشرطة من 5 إلى 95٪ من { $n } سحبًا للأوزان (±25٪).
frame-effect-world = { $n ->
    [0] في العالم لا تتحرك أي رتبة.
   *[other] في العالم تتحرك { $n } رتبة.
}
frame-rank-moved = { $from } ← { $to }
frame-before = قبل
frame-after = الآن
