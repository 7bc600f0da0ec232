impact-title = { $money } ترفع { $n ->
    [one] اقتصادًا واحدًا
    [two] اقتصادين
   *[other] { $n } من الاقتصادات
} بما يصل إلى { $points } نقطة؛ { $free ->
    [0] ولا يفارق أي نطاق مرتبة نطاقه السابق
    [one] ويفارق نطاق مرتبة واحد نطاقه السابق
   *[other] ويفارق { $free } من نطاقات المراتب نطاقاتها السابقة
}
impact-title-money = { $money } لعدد { $n } من المشاريع؛ ويجري حساب أثرها
impact-sub = صرف مخطط، بالدولار بأسعار { $year }. تضاف الآثار إلى مسار بلا مشاريع؛ ومعظم أحجام الأثر افتراضات.
impact-waiting = البحث عن خطة أولى
impact-drawing-title = حساب مستقبلين لكل اقتصاد
impact-all = كل المال
impact-theme-other = أخرى
impact-economies = { $n ->
    [one] اقتصاد واحد
    [two] اقتصادان
   *[other] { $n } من الاقتصادات
}
impact-project = { $name }، { $place }
impact-count-m = { $n } م
impact-count-k = { $n } ألف
impact-open-total = { $name }، { $amount }: ما الذي في هذا الرقم
impact-flow-finding = { $share } من المال يذهب إلى { $who }
impact-flow-sub = الممول ← الموضوع ← الاقتصاد، مليون دولار. اللون يتبع الممول. اختر مجموعًا لترى ما فيه.
impact-years-finding = { $over ->
    [0] يبقى الإنفاق تحت المخصص كل سنة
   *[other] { $over } من { $n } سنوات تنفق مالًا مرحّلًا
}
impact-years-sub = مليون دولار؛ الخط الأحمر: مال المخصص الجديد. بعد { $year }: { $recurrent } سنويًا للصيانة، ولم يُحدد من يدفع.
impact-group-label = المال حسب
impact-by-funder = حسب الممول
impact-by-group = حسب المجموعة
impact-by-theme = حسب الموضوع
impact-by-economy = حسب الاقتصاد
impact-table-title = كل مجموع، بالدولار حتى السنت
impact-col-funder = الممول
impact-col-group = المجموعة
impact-col-theme = الموضوع
impact-col-economy = الاقتصاد
impact-col-million = مليون دولار
impact-col-year = السنة
impact-col-total = المجموع
impact-col-envelope = المخصص
impact-col-measured = المقيس
impact-col-people = الأشخاص
impact-col-indicator = المؤشر
impact-col-method = المسار بلا مشاريع
impact-col-ratio = الخطأ، الثبات = ١
impact-col-forecasts = تنبؤات مختبرة
impact-col-moved = تحرك
impact-col-project = المشروع
impact-col-why = لماذا بلا أثر
impact-col-part = الجزء
impact-col-range = أدنى–أعلى
impact-col-grade = الدرجة
impact-fans-finding = { $name }: أكبر أثر في { $who }، { $effect } بحلول { $year }
impact-fans-still = { $name }: لا تغيره المحفظة
impact-fans-sub = النطاقات: ٨٠٪ من السحوبات. كل لوحة تغطي { $span } { $unit }. يمين الخط المنقط: إسقاط.
impact-key-without = بدون
impact-key-with = مع
impact-subject = عرض
impact-score = الدرجة
impact-unit-points = نقطة
impact-view-label = ما يُحتسب
impact-milestones-assumed = المعالم التي بلا إجابة تُحتسب صفرًا: افتراض لا قياس.
impact-fans-draws = ٥٠٠ سحب على المسار الأساسي والتكلفة والتنفيذ والأثر؛ الحدود والأوزان مثبتة عند سنة الأساس.
impact-ranks-finding = { $n ->
    [0] كل نطاق مرتبة يتداخل مع نطاقه السابق
   *[other] { $n } من { $of } نطاقات المراتب تفارق نطاقاتها السابقة
}
impact-ranks-sub = المرتبة من { $of } في { $year }؛ الشريط ١٠–٩٠٪ من السحوبات، والعلامة الوسيط. يبقى الآخرون على مسارهم.
impact-people-finding = بلوغ { $n } من الناس، { $low }–{ $high }
impact-people-sub = بلغهم مشروع واحد على الأقل بحلول { $year }؛ الشريط ١٠–٩٠٪ من السحوبات.
impact-yes = نعم
impact-no = لا
impact-methods-finding = غلب الثبات في { $won } من { $tested } مؤشرًا مختبرًا؛ و{ $flat } مثبتة
impact-still-finding = لا يحرك أي مشروع { $n } من { $of } مؤشرًا
impact-drawer-title = ما الذي في هذا الرقم
impact-sum = المجموع مطابق
impact-fact-measure = المقياس
impact-fact-payers = من يدفع
impact-fact-split = التقسيم
impact-fact-left-out = غير مشمول
impact-fact-range = أدنى–أعلى
impact-fact-recipe = البرنامج
impact-change-finding = { $n } من { $of } اقتصادات في فئة أعلى عام { $year } منها عام { $base }؛ ومن دون المحفظة { $without ->
    [0] لا شيء
    [one] واحد
   *[other] { $without }
}
impact-change-sub = الجاهزية، من صفر إلى مئة، { $view }، بفئات خريطة العالم. يسارًا: أحدث القيم. يمينًا: وسيط السحبات مع المحفظة، والتغير بالنقاط.
impact-change-before = { $year }
impact-change-after = { $year }، مع المحفظة
impact-change-without = { $year } من دونها
impact-change-with = { $year } معها
impact-change-change = التغير
impact-change-portfolio = من المحفظة
impact-change-table = التغير ونصيب المحفظة منه، بالنقاط
