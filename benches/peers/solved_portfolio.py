"""The peer of benches/solved_portfolio.rs: the same programme in HiGHS natively, one thread.

Called with the LP file, the gap and the seconds allowed; prints objective, bound, seconds and the
processor's seconds as JSON on its last line.
"""

import json
import sys
import time

import highspy

path, gap, seconds = sys.argv[1], float(sys.argv[2]), float(sys.argv[3])
solver = highspy.Highs()
solver.setOptionValue("output_flag", False)
solver.readModel(path)
options = {
    "threads": 1,
    "mip_rel_gap": gap,
    "mip_abs_gap": 1e-9,
    "mip_feasibility_tolerance": 1e-9,
    "primal_feasibility_tolerance": 1e-9,
    "random_seed": 0,
    "time_limit": seconds,
}
for name, value in options.items():
    solver.setOptionValue(name, value)
wall, cpu = time.perf_counter(), time.process_time()
solver.run()
wall, cpu = time.perf_counter() - wall, time.process_time() - cpu
info = solver.getInfo()
answer = {
    "objective": info.objective_function_value,
    "bound": info.mip_dual_bound,
    "seconds": wall,
    "cpu": cpu,
    "version": solver.version(),
}
print()
print(json.dumps(answer))
