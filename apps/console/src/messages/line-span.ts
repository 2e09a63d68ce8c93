import type { Range } from "./line-window.ts";
import type { Line } from "./lines.ts";

/** What is drawn, by `seq`: earlier pages come in front, and these stay. `to` is Infinity for "on to the end". */
export interface Span {
  from: number;
  to: number;
}

export function spanOf(lines: readonly Line[], { from, to }: Range): Span {
  const last = to < lines.length ? lines[to - 1] : undefined;
  return { from: lines[from]?.seq ?? 0, to: last?.seq ?? Number.POSITIVE_INFINITY };
}

export function rangeOf(lines: readonly Line[], span: Span): Range {
  const first = lines.findIndex(({ seq }) => seq >= span.from);
  // A log that begins anew may not reach so far any more.
  const from = first < 0 ? Math.max(0, lines.length - 1) : first;
  const last = lines.findLastIndex(({ seq }) => seq <= span.to);
  return { from, to: Math.max(last + 1, Math.min(from + 1, lines.length)) };
}

export const isSame = (a: Span, b: Span): boolean => a.from === b.from && a.to === b.to;
