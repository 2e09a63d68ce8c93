import { quantile } from "../figures/printer.mjs";

/** What pairs of several waves have come to. */
export function createTally() {
  const offences = [];
  let said = 0;
  let acked = 0;
  let stuck = 0;
  return {
    offences,
    stuck: () => stuck,
    /** Waits until a wave's pairs are at rest, and holds them against the database. */
    async take(pairs) {
      stuck += await pairs.settle();
      const found = pairs.audit();
      offences.push(...found.offences);
      said += found.said;
      acked += found.acked;
    },
    print(figure, n) {
      const count = (pattern) => offences.filter((offence) => pattern.test(offence)).length;
      figure("said", said, "messages", n);
      figure("acked", acked, "messages", n);
      figure("acked, lost", count(/^acked and not there/), "messages", acked);
      figure("lost", count(/^lost/), "messages", said);
      figure("twice", count(/^stored/), "messages", said);
      figure("misordered", count(/order is broken/), "messages", said);
      figure("gaps", count(/gap/), "conversations", said);
      figure("wrong on a screen", count(/shows|shown|two events/), "screens", said);
      figure("stuck", stuck, "conversations", n);
    },
  };
}

/** p50, p99 and the highest of some times in milliseconds. */
export function printTimes(figure, name, times) {
  for (const [label, share] of Object.entries({ p50: 0.5, p99: 0.99, max: 1 })) {
    figure(`${name}, ${label}`, quantile(times, share), "ms", times.length);
  }
}
