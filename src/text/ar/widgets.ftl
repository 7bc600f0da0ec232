table-copy = نسخ بصيغة TSV
table-csv = تصدير CSV
missing-short = لا بيانات
work-cancel = إلغاء
percent = { $n }٪
money-m = { $amount } مليون دولار
list-comma = { $a }، { $b }
