import type { ReportFigures } from "@foyer/protocol";
import type { FactBlock, SpanClock } from "./fact-block.ts";
import { bitOf, COUNTS, type Count, SPANS, type SpanName } from "./fact-marks.ts";
import { createSpanList } from "./span-list.ts";

/** Their bits are the lowest. */
const COUNTED = 2 ** COUNTS.length - 1;

/** Counts conversations one by one; docs/reports.md has the formula of each figure. `clock`: whose spans. */
export function createCounting(clock: SpanClock) {
  const counts = new Float64Array(COUNTS.length);
  const spans = SPANS.map((name) => ({ name, bit: bitOf(name), list: createSpanList() }));
  let [opened, helped, notHelped] = [0, 0, 0];

  return {
    add(block: FactBlock, row: number): void {
      opened += 1;
      helped += block.helped[row] as number;
      notHelped += block.notHelped[row] as number;
      const marks = block.marks[row] as number;
      for (let rest = marks & COUNTED; rest !== 0; rest &= rest - 1) {
        const place = 31 - Math.clz32(rest & -rest);
        counts[place] = (counts[place] as number) + 1;
      }
      const measured = block.spans[clock];
      for (let at = 0; at < spans.length; at++) {
        const { bit, list } = spans[at] as (typeof spans)[number];
        if ((marks & bit) !== 0) list.push((measured[at] as Float64Array)[row] as number);
      }
    },
    figures(): ReportFigures {
      const counted = COUNTS.map((name, at) => [name, counts[at] ?? 0] as const);
      const lists = spans.map(({ name, list }) => [name, list.figures()] as const);
      return {
        ...{ opened, helped, notHelped },
        ...(Object.fromEntries(counted) as Record<Count, number>),
        ...(Object.fromEntries(lists) as Pick<ReportFigures, SpanName>),
      };
    },
  };
}
