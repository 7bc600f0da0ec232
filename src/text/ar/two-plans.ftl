screen-two-plans = خطتان
two-sub = الفروق أولًا. تُسقط الخطتان بالبذرة نفسها: ما هو مشترك يُسحب مرة واحدة. لا شيء هنا يغير خطتك.
two-a = قارن
two-b = مع
two-swap = بدّل
two-open = افتح ملف خطة ثانية
two-file-same = هذا الملف يحوي الخطة المفتوحة لديك
two-file-fault = تعذرت قراءة الملف كخطة
two-shown = المحفظة المعروضة
two-first = الخطة الأولى (استدلالية)
two-before = المحفظة المقبولة سابقًا
two-file = الملف { $file }
two-nothing = بلا مشاريع
two-title-waiting = البحث عن خطتين للمقارنة
two-title-waiting-for = مقارنة { $a } مع { $b }
two-title = مقارنةً بـ{ $b }، { $a } ترفع متوسط الدرجة بمقدار { $points } نقطة { $better ->
    [-1] أقل
   *[other] أكثر
} و{ $dearer ->
    [-1] تكلف أقل بـ{ $money }
    [0] تكلف المثل
   *[other] تكلف أكثر بـ{ $money }
}
two-title-even = { $a } و{ $b } تغيران متوسط الدرجة بالقدر نفسه؛ { $dearer ->
    [-1] والأولى أقل كلفة بـ{ $money }
    [0] وكلفتهما واحدة
   *[other] والأولى أكثر كلفة بـ{ $money }
}
two-effect-finding = أكبر فرق في { $who }: { $points } نقطة مع { $a }
two-effect-none = لا اقتصاد في الاثنتين
two-effect-sub = الدرجة، النطاقات 80٪ من السحوبات؛ كل إطار يغطي { $span } نقطة. الرقم فرق الوسيطين.
two-effect-table = الدرجة والمرتبة في الأفق، الوسيط (المئين 10–90)
two-not-in = ليس في الاثنتين
two-difference = الفرق
two-score-of = الدرجة: { $name }
two-rank-of = المرتبة: { $name }
two-choices-finding = { $same } من المشاريع متطابقة؛ { $a } في الأولى فقط، { $b } في الثانية فقط، { $moved } تبدأ في سنة أخرى
two-choices-none = تختار الخطتان المشاريع نفسها في السنوات نفسها.
two-not-chosen = غير مختار
two-start-of = البدء: { $name }
two-money-difference = المال، الأولى ناقص الثانية
two-money-finding = { $ma } مقابل { $mb }
two-by-year = حسب السنة
two-settings-finding = { $n ->
    [0] المنطقة والإعدادات والمخصصات والقواعد والأجوبة متطابقة
   *[other] { $n } من الإعدادات والقواعد تختلف
}
two-settings-none = يختلف اختيار المشاريع فقط.
two-unset = غير محدد
two-col-part = الجزء
two-col-place = الموضع في ملف الخطة
two-stale = { $name }: وُجدت لبرنامج آخر، وقد لا تصح قواعدها
two-part-region = المنطقة
two-part-settings = الإعدادات
two-part-funders = الممولون
two-part-rules = القواعد
two-part-weights = الأوزان
two-part-answers = الأجوبة
two-part-facts = الحقائق
two-part-own-values = القيم الخاصة
two-part-frameworks = الأطر الخاصة
two-part-own-indicators = المؤشرات الخاصة
