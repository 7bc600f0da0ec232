
error-stopped = أُوقف العمل قبل أن ينتهي.
