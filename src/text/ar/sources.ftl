sources-col-source = المصدر
sources-col-publisher = الناشر
sources-col-indicators = المؤشرات
sources-col-licence = الترخيص
sources-col-first = أول سنة
sources-col-last = آخر سنة
sources-boundaries = الحدود والأسماء
sources-software = البرمجيات داخل هذا الملف
