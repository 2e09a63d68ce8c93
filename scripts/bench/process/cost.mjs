import { readFileSync } from "node:fs";

/** Linux counts processor time in hundredths of a second, whatever the kernel's own tick. */
const TICKS_PER_SECOND = 100;
const PAGE_BYTES = 4096;

/** Seconds of processor time that a process has used, in all its threads. */
export function cpuSeconds(pid) {
  const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
  // The name, in brackets, may hold blanks: count from behind it.
  const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
  return (Number(fields[11]) + Number(fields[12])) / TICKS_PER_SECOND;
}

/** Bytes of memory that a process really has. */
export const rssBytes = (pid) =>
  Number(readFileSync(`/proc/${pid}/statm`, "utf8").split(" ")[1]) * PAGE_BYTES;

/** Seconds that all processors together were busy since the machine started. */
function machineSeconds() {
  const [, user, nice, system, , , irq, softirq] = readFileSync("/proc/stat", "utf8").split(/\s+/);
  return [user, nice, system, irq, softirq].reduce((sum, n) => sum + Number(n), 0) / 100;
}

const sum = (values) => values.reduce((all, value) => all + value, 0);

/**
 * Measures from now on: what the server (one process or several), this process and everybody else
 * spend of the processors. `services` are what the server works with: functions that tell the
 * seconds of processor time that each has used. `foreign` tells how far the figures of a round
 * can be trusted.
 */
export function startMeter(pids, services = {}) {
  const read = () => ({
    at: performance.now() / 1000,
    server: sum([pids].flat().map(cpuSeconds)),
    generator: cpuSeconds(process.pid),
    machine: machineSeconds(),
    services: Object.values(services).map((seconds) => seconds()),
  });
  const began = read();
  return () => {
    const ended = read();
    const of = (what) => ended[what] - began[what];
    const seconds = of("at");
    const used = ended.services.map((at, i) => at - began.services[i]);
    return {
      seconds,
      serverSeconds: of("server"),
      server: of("server") / seconds,
      generator: of("generator") / seconds,
      serviceSeconds: Object.fromEntries(Object.keys(services).map((name, i) => [name, used[i]])),
      foreign: (of("machine") - of("server") - of("generator") - sum(used)) / seconds,
    };
  };
}
