# السجل المالي
step-entry = السجل: { $project }
step-entry-gone = السجل: حُذف قيد
