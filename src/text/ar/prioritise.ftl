# القواعد والأثمان
prioritise-title = ثمن كل قاعدة، وما الذي يغيّر الاختيار
prioritise-tab-rules = القواعد وأثمانها
prioritise-tab-projects = لماذا اختير ولماذا تُرك
prioritise-tab-budget = ميزانية أخرى
prioritise-tab-robust = المتانة
prioritise-tab-score = التنقيط
