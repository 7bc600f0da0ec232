world-finding-region = { $n } من أقل { $of } اقتصادًا جاهزية تقع في { $region }
world-finding-node = { $subject }: ‏{ $n } من أدنى { $of } تقع في { $region }
world-finding-none = لا يمكن تقييم أي اقتصاد على هذا الاختيار
world-finding-indicator = نصف الاقتصادات بين { $low } و{ $high } { $unit }
world-sub-score = الجاهزية، من صفر إلى مئة: متوسط { $leaves } مؤشرًا بأوزان متساوية، أحدث قيمة لكل خلية. قُيّم { $scored ->
   *[other] { $scored } اقتصادًا
}، منها { $aid } مؤهلة للمعونة.
world-sub-node = { $name }، من صفر إلى مئة: متوسط موزون لعدد { $leaves } من المؤشرات، أحدث قيمة لكل خلية. قُيّم { $scored } اقتصادًا.
world-sub-indicator = { $name }، { $unit }. { $source }. لدى { $scored } اقتصادًا قيمة.
world-pick-label = ما تعرضه الخريطة
world-pick-composite = الجاهزية
world-pick-composite-note = الركائز الأربع، { $leaves } مؤشرًا
world-pick-node-note = { $leaves ->
    [one] مؤشر واحد ({ $leaves })
    [two] مؤشران ({ $leaves })
    [few] { $leaves } مؤشرات
   *[other] { $leaves } مؤشرًا
}
world-pick-others = مؤشرات أخرى
world-pillars = الركيزة
world-pillar-all = الكل
world-view = العرض
world-view-map = خريطة
world-view-table = جدول
world-map-label = خريطة العالم: { $name }، { $year }. تبويب الجدول يحوي القيم نفسها.
world-small = اقتصادات صغيرة
world-note-plan = ضمن الخطة
world-note-nodata = مظلل: لا بيانات
world-note-boundaries = الحدود: Natural Earth، دون إقرار؛ المتقطع متنازع عليه
world-zoom-in = تكبير
world-zoom-out = تصغير
world-zoom-reset = العالم كله
world-legend = عدد الاقتصادات في كل فئة. انقر فئة للتصفية.
world-legend-bin = { $range }: { $n ->
    [one] اقتصاد واحد ({ $n })
    [two] اقتصادان ({ $n })
    [few] { $n } اقتصادات
   *[other] { $n } اقتصادًا
}
world-legend-nodata = لا بيانات
world-legend-below = <{ $high }
world-legend-between = { $low }–{ $high }
world-legend-above = ≥{ $low }
world-year = السنة، ونسبة الخلايا المقيسة فيها
world-year-label = السنة
world-year-value = { $year }، قيست { $share } من الخلايا في تلك السنة
world-play = تشغيل
world-pause = إيقاف
world-list-finding = { $name }: { $n ->
    [0] مرتبته واضحة
    [one] لا يمكن تمييزه عن اقتصاد آخر ({ $n })
    [two] لا يمكن تمييزه عن اقتصادين آخرين ({ $n })
    [few] لا يمكن تمييزه عن { $n } اقتصادات أخرى
   *[other] لا يمكن تمييزه عن { $n } اقتصادًا آخر
}
world-list-finding-none = الترتيب أقل يقينًا مما يبدو
world-list-finding-indicator = { $name }: المرتبة { $rank } من { $of }
world-list-sub = المرتبة من { $of }: الشريط ٥–٩٥٪، العلامة الوسيط، المظلل { $weak } فأكثر من { $leaves } ناقصة.
world-list-sub-indicator = المرتبة من { $of } لديها قيمة. مقيسة لا مسحوبة: بلا مدى.
world-col-economy = الاقتصاد
world-col-code = الرمز
world-col-rank = المرتبة
world-col-score = الدرجة
world-col-value = القيمة
world-col-year = السنة
world-col-missing = الناقص
world-col-median = المرتبة الوسيطة
world-col-low = المرتبة ٥٪
world-col-high = المرتبة ٩٥٪
world-ribbon = كل { $n }
world-ribbon-label = كل المدى؛ اسحب لتمرير القائمة
world-in-plan = ضمن الخطة
world-card-of = من ١٠٠
world-card-draws = { $low }–{ $high } في { $draws } سحبة
world-card-rank = المرتبة { $low }–{ $high } من { $of }
world-card-rank-plain = المرتبة { $rank } من { $of }
world-card-missing = { $missing } من { $leaves } مفقودة.
world-card-years = { $old ->
    [0] السنوات { $first }–{ $last }.
   *[other] السنوات { $first }–{ $last }، منها { $old } قبل { $limit }.
}
world-card-year = قيمة سنة { $year }.
world-card-nodata = لا بيانات: { $reason }
world-ranking = سحب مدى المراتب، { $done } من { $of }
world-strip-projects = { $n ->
    [one] مشروع
    [two] مشروعان
    [few] مشاريع
   *[other] مشروعًا
}
world-strip-money = مليون دولار، أسعار { $year }
world-strip-economies = { $n ->
    [one] اقتصاد
    [two] اقتصادان
    [few] اقتصادات
   *[other] اقتصادًا
}
world-strip-multiples = مليون دولار حسب الاقتصاد والركيزة
world-strip-empty = لا محفظة بعد.
world-strip-empty-note = اختر الممولين والقواعد ثم حُلّ.
world-strip-computing = البحث عن خطة أولى
world-open-portfolio = افتح المحفظة
world-steps-look = انظر
world-steps-look-note = من أين كل طرف، وبأي يقين
world-steps-choose = اختر
world-steps-choose-note = المنطقة والقواعد
world-steps-fund = موّل
world-steps-fund-note = من يدفع ومتى
world-steps-share = شارك
world-steps-share-note = اطبع واحفظ وصدّر
world-steps-dismiss = أخفِ هذه الخطوات
world-steps-label = أربع خطوات
world-layers = الطبقات
world-layer-clouds = مناطق سحابية
world-layer-coast = الساحل
world-layer-neighbours = الجيران
world-layer-cities = { $n } مدينة
world-layer-cities-label = مدينة فيها مناطق سحابية
world-layer-city = { $city }، { $economy }: { $providers }
world-layer-city-uncounted = { $city }، { $economy }: { $providers } (لا تُحتسب)
world-layer-city-short = { $city } ({ $providers })
world-layer-has-coast = له ساحل
world-layer-landlocked = غير ساحلي
world-layer-clouds-note = مربع: مناطق سحابية، المفرغ لا يُحتسب
world-layer-coast-note = خط غليظ: ساحل، مسطّر: بلا ساحل
world-layer-neighbours-note = خطوط: الجيران
world-col-cloud-km = أقرب سحابة، كم
world-count-milestones = احتساب المراحل
world-count-title = تقييم النتائج وحدها، أو النتائج مع المراحل: القوانين والاستراتيجيات والمؤسسات
