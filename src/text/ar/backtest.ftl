screen-backtest = اختبار على الماضي
