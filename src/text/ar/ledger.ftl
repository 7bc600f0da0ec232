# السجل المالي
screen-ledger = السجل
ledger-tab-entries = القيود
ledger-tab-who = من يموّل ماذا
ledger-measure-commitment = التزام
ledger-measure-disbursement = صرف
ledger-measure-budget = ميزانية
ledger-col-project = المشروع
ledger-col-funder = المموّل
ledger-col-year = السنة
ledger-col-amount = المبلغ
ledger-add = إضافة قيد
ledger-remove = حذف
ledger-import = استيراد CSV
ledger-export = تصدير CSV
step-entry = السجل: { $project }
step-entry-gone = السجل: حُذف قيد
