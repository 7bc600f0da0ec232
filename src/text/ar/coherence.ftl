# الاتساق.
screen-coherence = الاتساق
coh-all = كل المؤشرات
coh-words = بكلمات بسيطة
