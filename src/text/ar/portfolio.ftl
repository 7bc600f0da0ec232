# Portfolio: findings, solve, rules, tables.
portfolio-label-optimised = مُحسَّن، الفجوة { $gap }
portfolio-label-bounded = مُحسَّن
portfolio-label-heuristic = غير مُحسَّن
portfolio-title-proven = { $money } تشتري { $points } نقطة أثر، بفارق مُثبت لا يتجاوز { $gap } عن الأفضل الممكن
portfolio-title-optimal = { $money } تشتري { $points } نقطة أثر، ولا يوجد ما هو أفضل
portfolio-title-heuristic = { $money } تشتري { $points } نقطة أثر، غير مُحسَّنة: نقرة واحدة تفصلك عن الحل الحقيقي
portfolio-title-empty = لا شيء مختار: لا مشروع يناسب المال والقواعد
portfolio-sub = الأثر: نقاط الجاهزية المتوقعة، متوسط السنوات حتى { $horizon }، مرجّحة بالسكان للأس { $exponent }. { $projects } من { $programme } مرشحًا، { $economies } اقتصادًا، بأسعار { $year }.
portfolio-solve = حُلّ
portfolio-solve-again = حُلّ من جديد
portfolio-settling = إبقاء الأفضل
portfolio-cancel = إلغاء
portfolio-cancel-keep = إلغاء مع إبقاء أفضل ما وُجد
portfolio-accept = اعتماد المحفظة
portfolio-accept-mine = اجعلها خطتي واعتمد
portfolio-is-accepted = معتمدة
portfolio-accepted = اعتُمدت المحفظة.
portfolio-mine-accepted = صارت هذه الخطة خطتك، والمحفظة معتمدة فيها.
portfolio-made-mine = صارت هذه الخطة خطتك، مع تعديلك.
portfolio-stale = وُجدت المحفظة المعتمدة لأموال أو قواعد أو بيانات أخرى، فلا تُعرض. حُلّ وانظر ثم اعتمد من جديد؛ والتراجع يعيدها.
portfolio-offer = المثال للقراءة فقط
portfolio-offer-note = يحتاج تعديلك إلى خطة تخصك. تُنشأ نسخة وتُعدّل في خطوة واحدة يمكن التراجع عنها.
portfolio-offer-yes = اجعلها خطتي وعدّل
portfolio-offer-no = اتركها كما هي
portfolio-computing = البحث عن محفظة أولى
portfolio-computing-note = تُحسب المشاريع المرشحة وآثارها واختيار ممكن على هذا الحاسوب.
portfolio-refused = لا يمكن عرض محفظة لهذه الخطة
portfolio-refused-note = لم يتغير شيء. عدّل ما يرد أدناه أو تراجع عن آخر خطوة.
portfolio-proof-title = لم يبقَ للعثور عليه أكثر من { $left } نقطة
portfolio-proof-note = أفضل اختيار والحد من { $solver }؛ وكل قاعدة فُحصت ثانية بالسنت.
portfolio-proof-none = لا يُعرف بعد كم يمكن أن تكون أفضل
portfolio-proof-none-note = اختيار سريع بالنقاط لكل دولار، حُسب هنا والآن وفُحص بالسنت. الحل يجد أفضل منه ويثبت جودته.
portfolio-found = وُجد { $points }
portfolio-bound = الحد { $points }
portfolio-gap = الفجوة: أقصى ما قد يضيفه الأفضل الممكن
portfolio-gap-unknown = لا حد
portfolio-hash = البرنامج { $hash }
portfolio-phase-preparing = كتابة البرنامج
portfolio-phase-loading = تشغيل الحلّال
portfolio-phase-searching = بحث وإثبات
portfolio-phase-relaxation = حساب الحد الأعلى لكل المحافظ
portfolio-phase-restricted = البحث بين المشاريع المرجحة
portfolio-phase-improve = التحسين: كل مشروع قد يفيد بعد
portfolio-phase-settling = الدفع بالسنت وفحص كل قاعدة
portfolio-none-yet = ليس بعد
portfolio-fact-seconds = ثوانٍ
portfolio-fact-nodes = عُقد
portfolio-fact-incumbent = أفضل ما وُجد
portfolio-fact-bound = الحد
portfolio-fact-gap = الفجوة
portfolio-solving-note = يعمل HiGHS على هذا الحاسوب؛ والصفحة حرة، ولك أن تنظر في شاشات أخرى.
portfolio-solving-other = تغيرت الخطة منذ ذلك: هذا الحل يجيب عن الخطة كما كانت.
portfolio-solving-live = الحل جارٍ
portfolio-rules-caption = القواعد: حصص من أموال المموّلين، المحدد والمستخدم
portfolio-col-rule = القاعدة
portfolio-col-floor = على الأقل، ٪
portfolio-col-cap = على الأكثر، ٪
portfolio-col-used = المستخدم
portfolio-floor = { $rule }: على الأقل، بالمئة
portfolio-cap = { $rule }: على الأكثر، بالمئة
portfolio-rule-ldc = أقل البلدان نموًا
portfolio-rule-absorption = الإنفاق السنوي
portfolio-rule-absorption-title = حد ما يستطيع اقتصاد استيعابه في السنة، وهو افتراض في البرنامج؛ يُعرض حيث هو أقرب
portfolio-rule-economy = أي اقتصاد واحد
portfolio-region = المنطقة
portfolio-region-own = اختيار خاص
portfolio-kind-continent = القارات
portfolio-kind-subregion = المناطق الفرعية
portfolio-kind-intermediate = المناطق الوسيطة
portfolio-kind-community = الجماعات الاقتصادية
portfolio-kind-world-bank = مناطق البنك الدولي
portfolio-kind-group = المجموعات
portfolio-envelopes-title = استُخدم { $used } من { $new }، أي { $share }
portfolio-envelopes-caption = المال الجديد حسب المموّل والسنة بملايين الدولارات، وما دُفع
portfolio-col-funder = المموّل، مليون دولار
portfolio-envelope = { $funder }، { $year }، مليون دولار
portfolio-envelope-used = دُفع { $paid } من { $available } متاحة
portfolio-funder-used = استُخدم { $paid } من { $new }
portfolio-carries = غير المستخدم يُرحّل
portfolio-lapses = غير المستخدم يسقط
portfolio-earmark = { $name }، { $share } مخصصة: { $paid } من { $reserved }
portfolio-chosen-caption = المشاريع المختارة بكلفتها ومساهمتها وسببها وتقويمها
portfolio-col-project = المشروع
portfolio-col-economies = الاقتصادات
portfolio-col-group = المجموعة
portfolio-col-money = مليون دولار
portfolio-col-range = أدنى–أعلى
portfolio-col-range-title = الكلفة من الأدنى إلى الأعلى بملايين الدولارات؛ الشريط على محور لوغاريتمي
portfolio-col-points = نقاط
portfolio-col-why = لماذا اختير
portfolio-col-grades = الأدلة
portfolio-col-grades-title = درجة الكلفة / درجة الأثر: A مقيس، B نطاق منشور، C مركّب، D افتراض
portfolio-col-start = السنة الأولى
portfolio-col-end = آخر سنة عمل
portfolio-col-effect = أول أثر
portfolio-svg-sub = الأشرطة: العمل؛ المتقطع: حتى الأثر. الأعمدة: المدفوع بملايين الدولارات؛ الخط: المظاريف.
portfolio-col-when = سنوات العمل وأول أثر
portfolio-foot-filtered = { $n } من { $of } مشروعًا
portfolio-foot-note = النقاط: ما يُفقد من دون المشروع، وهي تتداخل. الأشرطة: العمل؛ المتقطع: حتى الأثر. الأعمدة: المدفوع بملايين الدولارات؛ الخط: المظاريف.
portfolio-year-said = { $year }: دُفع { $paid }، المظاريف { $envelope }
portfolio-why-largest = أكبر مكسب منفرد؛ { $rate } لكل مليون دولار
portfolio-why-best = أفضل قيمة: { $rate } لكل مليون دولار
portfolio-why-earmark = أفضل استخدام للمخصص { $name }؛ { $rate } لكل مليون دولار
portfolio-why-ldc = يحفظ حد أقل البلدان نموًا؛ { $rate } لكل مليون دولار
portfolio-why-value = { $rate } لكل مليون دولار
portfolio-to-verify = { $n } للتحقق
portfolio-grades = الكلفة: { $cost }؛ الأثر: { $effect }
portfolio-filter-economy = اقتصاد واحد فقط
portfolio-filter-theme = موضوع واحد فقط
portfolio-all-economies = كل الاقتصادات
portfolio-all-themes = كل المواضيع
portfolio-theme-other = أخرى
portfolio-reasons = لماذا هذا الحجم وهذه الكلفة
portfolio-recurrent = بعد الإنجاز: { $amount } سنويًا للاستمرار؛ ومن يدفع مسألة مفتوحة.
portfolio-requirements = ما يتطلبه
portfolio-requires-nothing = لا شيء.
portfolio-payments = من يدفع ومتى، مليون دولار
portfolio-detail-unknown = ما زالت تفاصيل هذا المشروع قيد الحساب.
portfolio-not-verified = غير متحقق منه
portfolio-met = مستوفى
portfolio-unmet = غير مستوفى
portfolio-met-by = يستوفيه مشروع: { $projects }.
portfolio-no-value = لا قيمة لـ { $field }: يُعد مفتوحًا.
portfolio-rule-words = القاعدة كما يكتبها الكتالوج
portfolio-answer-yes = نعم
portfolio-answer-no = لا
portfolio-answer-none = لم يبدأ
portfolio-answer-way = جارٍ
portfolio-answer-operating = يعمل
portfolio-evidence = { $name } { $value } ({ $year })
portfolio-left-title = ما تُرك، وما يلزم لإدخاله
portfolio-left-title-wait = حساب ما تُرك
portfolio-left-tab = متروك ({ $n })
portfolio-excluded-tab = غير مؤهل ({ $n })
portfolio-excluded-caption = غير مؤهل: القاعدة والقيم التي حسمت
portfolio-col-alone = منفردًا
portfolio-col-alone-title = نقاط الأثر لو كان المشروع الوحيد
portfolio-col-take = ما يلزم، بأصغر حجم له
portfolio-col-reason = لماذا
portfolio-col-values = القيم التي حسمت
portfolio-show-all = إظهار الكل ({ $n })
portfolio-every-project = كل مشروع
portfolio-excluded-oda = لا يجوز أن يتلقى مساعدة إنمائية
portfolio-excluded-rule = قاعدة أهلية غير مستوفاة
portfolio-excluded-size = لا حجم: لا قيمة لـ { $fields }
portfolio-excluded-floor = الحاجة { $need } وحدة دون أقل ما يُجدي، { $floor }
portfolio-excluded-prerequisite = يحتاج أولًا ما لا يستطيع مشروع هنا توفيره
portfolio-take-trying = قيد الحساب
portfolio-take-fits = يتسع له الآن ويضيف { $points } نقطة: حُلّ
portfolio-take-nothing = يتسع له، لكنه لا يضيف شيئًا إلى المختار
portfolio-take-money = { $amount } إضافية في { $year }
portfolio-take-years = سنوات أكثر: لا يمكن أن ينتهي عمله ضمن الخطة
portfolio-take-never = الخطة تقول أبدًا
portfolio-take-first = أولًا: { $project }
portfolio-take-sooner = أن ينتهي { $project } أبكر، أو سنوات أكثر
portfolio-take-absorption = حد أعلى للإنفاق السنوي في { $economy }
portfolio-take-ldc = حد أدنى أخفض لأقل البلدان نموًا
portfolio-take-cap = سقف أعلى لاقتصاد واحد ({ $economy })
portfolio-take-group = حد أو سقف آخر لمجموعة
portfolio-take-rule = تمنعه قاعدة: { $rule }
portfolio-take-novalue = ليس في البرنامج: لا أثر على أي مؤشر محسوب
portfolio-take-limit = ليس في البرنامج: غيره يحقق أكثر لكل دولار؛ ارفع حد المرشحين
portfolio-rules-title = { $n ->
    [0] لا قاعدة مُقيِّدة
    [one] قاعدة واحدة مُقيِّدة
    [two] قاعدتان مُقيِّدتان
    [few] { $n } قواعد مُقيِّدة
   *[other] { $n } قاعدة مُقيِّدة
}
portfolio-region-count = { $n ->
    [one] اقتصاد واحد
    [two] اقتصادان
    [few] { $n } اقتصادات
   *[other] { $n } اقتصادًا
}
portfolio-chosen-title = { $n ->
    [one] مشروع واحد
    [two] مشروعان
    [few] { $n } مشاريع
   *[other] { $n } مشروعًا
} في { $economies ->
    [one] اقتصاد واحد
    [two] اقتصادين
    [few] { $economies } اقتصادات
   *[other] { $economies } اقتصادًا
}
portfolio-foot = { $n ->
    [one] مشروع واحد
    [two] مشروعان
    [few] { $n } مشاريع
   *[other] { $n } مشروعًا
}
portfolio-when = العمل { $start }–{ $end }، أول أثر { $lag ->
    [0] فورًا
    [one] بعد سنة
    [two] بعد سنتين
    [few] بعد { $lag } سنوات
   *[other] بعد { $lag } سنة
}
portfolio-why-unlocks = { $n ->
    [one] يفتح مشروعًا آخر
    [two] يفتح مشروعين آخرين
    [few] يفتح { $n } مشاريع أخرى
   *[other] يفتح { $n } مشروعًا آخر
}؛ { $rate } لكل مليون دولار
# why a candidate is as large and as dear as it is
reason-size = { $economy }: { $units } وحدة، { $share }٪ من حاجة قدرها { $need }.
reason-capped = { $economy }: محدود بـ { $cap } وحدة، أقصى ما لمشروع واحد.
reason-cost-factor = { $economy }: كلفة الوحدة × { $factor } من المرجع (الأسعار × { $price }، المسافة +{ $distance }٪، الانغلاق أو الجزيرة +{ $position }٪).
reason-cloud = { $economy }: أقرب منطقة سحابية { $cloud } ({ $provider })، على بعد { $km } كم من السكان؛ كلفة +{ $dearer }٪.
reason-cloud-unknown = { $economy }: المسافة إلى منطقة سحابية غير معروفة.
reason-capital = { $economy }: تبعد المدن { $km } كم عن العاصمة في المتوسط المرجح بالسكان؛ كلفة +{ $dearer }٪.
reason-island = { $economy }: دولة جزرية صغيرة؛ نقل أغلى.
reason-landlocked = { $economy }: بلا منفذ بحري؛ نقل أغلى.
reason-coast = { $economy }: له ساحل يمكن أن يصل إليه كابل.
reason-shared = يشترك فيه { $economies ->
    [one] اقتصاد واحد
    [two] اقتصادان متجاوران
    [few] { $economies } اقتصادات متجاورة
   *[other] { $economies } اقتصادًا متجاورًا
}: { $list }.
reason-running-cost-included = تشمل كلفة الوحدة كلفة التشغيل: لا شيء بعد ذلك.
reason-no-effect = { $economy }: لم يُحسب أثر على { $indicator } لعدم وجود قيمة لـ { $missing }.
# regions
region-africa = أفريقيا
region-americas = الأمريكتان
region-asia = آسيا
region-europe = أوروبا
region-oceania = أوقيانوسيا
region-caribbean = منطقة البحر الكاريبي
region-central-america = أمريكا الوسطى
region-eastern-africa = شرق أفريقيا
region-middle-africa = وسط أفريقيا
region-south-america = أمريكا الجنوبية
region-southern-africa = الجنوب الأفريقي
region-western-africa = غرب أفريقيا
region-asean = رابطة أمم جنوب شرق آسيا
region-eac = جماعة شرق أفريقيا
region-ecowas = الجماعة الاقتصادية لدول غرب أفريقيا
region-sadc = الجماعة الإنمائية للجنوب الأفريقي
region-ldc = أقل البلدان نموًا
region-lldc = البلدان النامية غير الساحلية
region-sids = الدول الجزرية الصغيرة النامية
# what was refused
error-no-portfolio-fits = لا توجد محفظة تستوفي كل القواعد. خفّف حدًا أدنى أو أزل مشروعًا إلزاميًا أو أضف مالًا.
error-solver = توقف الحلّال فجأة. خطتك سليمة؛ حاول مرة أخرى.
error-infeasible = لا توجد محفظة تستوفي كل القواعد. خفّف حدًا أدنى أو أزل مشروعًا إلزاميًا أو أضف مالًا.
error-no-portfolio = لا محفظة بعد.
# questions that no field decides; the catalogue's own words
question-schools_offline = هل أكثر من خُمس المدارس بلا إنترنت؟
question-site_solar = هل ستكون للمواقع طاقة شمسية خاصة بها؟
question-open_access_rule = هل توجد قاعدة للنفاذ المفتوح إلى الشبكات الأساسية؟
question-far_from_fibre = هل يعيش أكثر من 15٪ من السكان على بعد يزيد على 25 كم من الألياف؟
question-fewer_than_two_cables = هل يصل إلى البلد أقل من كابلين بحريين؟
question-three_isps = هل يوجد ثلاثة مزودي إنترنت على الأقل؟
question-ixp_needed = هل تغيب نقطة تبادل الإنترنت، أم أن أقل من 30٪ من الحركة تبقى محلية؟
question-no_tier3 = هل لا يوجد مركز بيانات من المستوى الثالث؟
question-hosted_abroad = هل يمكن استضافة العنقود الحاسوبي في الخارج؟
question-fifty_ml_researchers = هل يعمل 50 باحثًا على الأقل في تعلّم الآلة؟
question-language_absent = هل تغيب لغات واسعة الانتشار عن المدونات اللغوية الكبرى؟
question-four_g_now = هل تصل شبكة الجيل الرابع اليوم إلى نصف السكان على الأقل؟
question-internet_locally = هل الإنترنت متاح حيث سيجري التدريب؟
question-youth_ict_demand = هل يطلب الشباب وأصحاب العمل تدريبًا رقميًا؟
question-partner_host = هل توجد جامعة شريكة تستضيف الزملاء؟
question-tertiary_exists = هل يوجد نظام للتعليم العالي؟
question-regulation_g1_g3 = هل تنظيم الاتصالات في جيل مبكر (من G1 إلى G3)؟
question-cyber_capacity_low = هل القدرات في الأمن السيبراني ضعيفة؟
question-civil_registry = هل يعمل سجل مدني؟
question-id_coverage_low = هل يحمل أقل من 90٪ من السكان هوية معترفًا بها؟
question-takes_part_in_transfers = هل يشارك الاقتصاد في نقل الحوسبة أو البيانات؟
question-milestone_cloud_access = إلى أين وصل نفاذ الباحثين العام إلى الحوسبة السحابية؟
question-milestone_egov_services = إلى أين وصلت الخدمات الحكومية الإلكترونية؟
question-milestone_language_data = إلى أين وصلت البيانات المفتوحة للغات المحلية؟
question-milestone_ai_strategy = إلى أين وصلت الاستراتيجية الوطنية للذكاء الاصطناعي؟
question-milestone_ai_safety_unit = إلى أين وصلت وحدة سلامة الذكاء الاصطناعي ومعاييره؟
question-milestone_data_protection = إلى أين وصلت هيئة حماية البيانات؟
question-milestone_csirt = إلى أين وصل الفريق الوطني للاستجابة للحوادث؟
question-milestone_digital_id = إلى أين وصلت الهوية الرقمية الأساسية؟
question-milestone_tech_safeguards = إلى أين وصلت ضمانات نقل التكنولوجيا؟
question-milestone_teacher_ict = إلى أين وصل تدريب المعلمين على التقنيات الرقمية؟
portfolio-hold = قرار يدوي
portfolio-hold-free = القرار للحل
portfolio-hold-in = يجب أن يدخل
portfolio-hold-out = يبقى خارجًا
portfolio-hold-release = { $project }: القرار للحل
portfolio-held-title = قرارات يدوية: { $in } داخلًا، { $out } خارجًا
portfolio-project-named = { $project }، { $size }، { $economies }
portfolio-earmarks-edit = الشروط والتخصيصات
portfolio-earmarks-title = شروط { $funder } وتخصيصاته
portfolio-earmarks-note = التخصيص يحجز حصة من مخصص كل عام لنطاقه. ما لم يُؤشر على شيء فلا حد من ذلك النوع. يدخل المشروع المشترك في النطاق إذا دخلت كل اقتصاداته.
portfolio-earmarks-done = تم
portfolio-earmark-name = اسم التخصيص
portfolio-earmark-share = { $name }: الحصة من مخصص كل عام، بالمئة
portfolio-earmark-percent = ‎% من كل عام
portfolio-earmark-remove = إزالة
portfolio-earmark-add = إضافة تخصيص
portfolio-earmark-new = تخصيص جديد
portfolio-scope-funder = كل أموال هذا الممول
portfolio-carry-over = ما لا يُستعمل يُرحّل إلى العام التالي
portfolio-scope-ldc = لمن
portfolio-scope-ldc-only = أقل البلدان نموًا فقط
portfolio-scope-groups = المجموعات
portfolio-scope-themes = المواضيع
question-sensitive_data_held = هل تحتفظ جهات حكومية أو مستشفيات بسجلات حساسة يمكن أن تُدرَّب عليها النماذج؟
question-research_partnerships = هل تعمل الجامعات مع شركاء أجانب في مجالات حساسة؟
question-no_screening = ألا يوجد بعدُ فحص للاستثمار الأجنبي؟
question-dual_use_trade = هل تُتاجَر أو تعبر سلع مزدوجة الاستخدام أو معدات حوسبة؟
question-several_funders = هل يعمل هنا ممولان للبحث العلمي على الأقل؟
question-not_in_standards = ألا يشارك الاقتصاد بعدُ في لجان الذكاء الاصطناعي لدى هيئات التقييس؟
question-no_ren = ألا توجد شبكة عاملة للبحث والتعليم؟
question-compute_at_hand = هل تتوفر حوسبة كافية لتكييف النماذج؟
question-models_at_hand = هل تتوفر نماذج تتحدث اللغات المحلية؟
question-models_in_use = هل تُستخدم نماذج الذكاء الاصطناعي استخدامًا عامًا؟
