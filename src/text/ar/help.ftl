help-title = من الفجوة إلى المال إلى النتيجة في أربع خطوات
help-keys = المفاتيح
help-method = الطريقة باختصار
help-assumption = افتراض
help-safety = لا شيء يُرسل
help-reading = كيف تُقرأ
help-worked = ثلاثة أمثلة محسوبة يدويًا
