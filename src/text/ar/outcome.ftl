outcome-parts = أجزاء هذه الشاشة
outcome-part-result = النتيجة والمال
outcome-part-chain = كيف تتحقق
outcome-part-sure = مدى اليقين
outcome-two-plans = خطتان جنبًا إلى جنب
outcome-rank = المرتبة
outcome-of = لِـ
outcome-all = كل الاقتصادات
outcome-measure = معدل أو إجمالي
outcome-rate = معدل
outcome-total = إجمالي
outcome-unit-places = مراتب
outcome-unit-total = أشخاص أو أشياء
outcome-places = { $n } مراتب
outcome-one-finding = { $who }: { $name } { $effect } بحلول { $year }
outcome-one-sub = النطاقات: 80٪ من السحوبات، بوحدة { $unit }. يمين الخط المنقط: إسقاط.
outcome-last-payment = الخط المتقطع: آخر دفعة، { $year }.
outcome-back = كل الاقتصادات
outcome-what = ما الذي في هذا الرقم
outcome-open-one = { $name }: تكبير
outcome-open-number = { $name }، { $amount }: ما الذي في هذا الرقم
outcome-total-assumption = سكان سنة الأساس في كل السنوات: افتراض، فلا إسقاط للسكان في البيانات.
outcome-total-unknown = لا إجمالي لأن عدد السكان غير معروف: { $list }.
outcome-rank-note = المرتبة 1 في الأعلى. مراتب السنوات الماضية في شاشة العالم.
outcome-fade = بعد آخر دفعة ({ $last }) يُدفع { $paid } من الصيانة؛ وما لا يصونه أحد يتلاشى. في { $year } تبلغ المشاريع { $stands } من أثرها الكامل؛ ولو دُفعت الصيانة كلها لكانت { $full }.
outcome-fade-none = تُدفع كل الصيانة بعد آخر دفعة ({ $last }): لا شيء يتلاشى. في { $year } تبلغ المشاريع { $stands } من أثرها الكامل.
outcome-tier-finding = { $n ->
    [0] لا يبلغ أي اقتصاد مستوى أعلى بفضل المحفظة
   *[other] { $n } من { $of } اقتصادات تبلغ مستوى أعلى بفضل المحفظة
}
outcome-tier-sub = المستويات 0–4 للمسارات الوسطى؛ ونطاق حيث تنقص الأدلة. العتبات افتراضات.
outcome-tier-rises = يرتفع في
outcome-tier-open = مستوى { $name }: ما الذي في هذا الرقم
chain-col-project = المشروع
chain-col-output = الناتج
chain-col-indicator = المؤشر
chain-col-tier = أساس المستويات
chain-work = { $scale }، { $from }–{ $to }
chain-output = { $n } × { $unit }
chain-people = يصل إلى { $n } شخص
chain-stands = { $share } من الأثر الكامل، منذ { $from }
chain-move = { $without } ← { $with } { $unit }
chain-next = المستوى { $tier } يتطلب { $at }
chain-finding = { $name }: { $n } من المشاريع تحرك { $moved } من المؤشرات؛ { $same ->
    [1] ويبقى المستوى { $before }
   *[other] وينتقل المستوى من { $before } إلى { $after }
}
chain-sub = الأشرطة إلى المؤشر: حصة المشروع من حركته بين الحدود؛ رمادية حيث الدليل مركب أو مفترض. اختر خطوة للذهاب إليها.
chain-note = حصص الجرعة بالقيم الوسطى في { $year }؛ كل مشاريع المؤشر تتقاسم تشبعًا واحدًا. الحركات وسيطات السحوبات.
chain-none = لا مشروع من هذه المحفظة يعمل هنا.
chain-from = من
chain-to = إلى
chain-what = ما يمر
chain-builds = يبني
chain-points = { $n } نقاط من المؤشر
chain-carries = { $n } نقاط من الأساس
sure-spread = تشتت الدرجات
sure-spread-finding = أوسع تشتت مع المحفظة: { $name }، { $points } نقطة بين المئين 10 والمئين 90
sure-spread-sub = الدرجة في { $year }، مئينات السحوبات.
trial-budget = جرّب ميزانية
trial-all = كل المخصصات
trial-factor = حصة من المخصصات
trial-sub = اسحب: تختار الطريقة الاستدلالية من جديد ويُعاد الرسم. لا شيء يتغير في الخطة.
trial-waiting = جارٍ الاختيار والرسم…
trial-found = { $envelope } مخصصات، { $paid } أُنفقت على { $n } من المشاريع بالطريقة الاستدلالية دون أمثلة (المعروض: { $now }). وتبقى المستويات والتكاليف للمحفظة المعروضة.
trial-reset = تراجع
