app-name = Groundwork
skip-to-content = انتقل إلى المحتوى
more-screens = المزيد
more-screens-label = شاشات أخرى
screens-label = الشاشات
screen-world = العالم
screen-economy = الاقتصاد
screen-portfolio = المحفظة
screen-prioritise = ترتيب الأولويات
screen-impact = المال والأثر
screen-catalogue = الكتالوج
screen-method = أمثلة محسوبة
screen-sources = المصادر
screen-help = مساعدة
plan-drawer = الخطة: { $name }. فتح الخطة والسلامة
saved-here = محفوظة على هذا الحاسوب
saved-file = حُفظت في الملف { $file } { $time }
saved-due = { $days ->
    [0] لم تُحفظ في ملف بعد
    [one] غير محفوظة في ملف منذ يوم
    [two] غير محفوظة في ملف منذ يومين
    [few] غير محفوظة في ملف منذ { $days } أيام
   *[other] غير محفوظة في ملف منذ { $days } يومًا
}
example-tag = مثال للقراءة فقط
make-mine = اجعلها خطتي
make-mine-name = { $name } (نسختي)
undo = تراجع
redo = إعادة
language-label = اللغة
theme-label = المظهر
theme-system = كما في النظام
theme-light = فاتح
theme-dark = داكن
find-label = اقتصاد أو شاشة
find-kind-economy = اقتصاد
find-kind-screen = شاشة
close = إغلاق
print = طباعة
