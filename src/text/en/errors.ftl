# What was refused, what was kept. The detail is technical and stays in English.
error-not-built = This calculation is not available in this build.
error-read-only-example = The example is read-only. Make it yours first.
error-unknown-indicator = There is no indicator of this name.
error-unknown-funder = The plan has no funder “{ $funder }”.
error-unknown-year = { $year } is not a year of this plan.
error-invalid = Refused at { $at }: found { $found }, expected { $expected }. Nothing was changed.
error-refused = Refused. Nothing was changed.
error-data = The data in this file cannot be read. Download Groundwork again.
error-plan-file = { $file } was not opened. Nothing was changed.
error-stopped = The work was stopped before it ended.
