# من أين يأتي الرقم.
lin-score = الدرجة
lin-formula = كيف يُحسب
lin-published = القيمة المنشورة
lin-direction = الاتجاه
lin-higher = الأعلى أفضل
lin-lower = الأدنى أفضل
lin-weight-short = الوزن
