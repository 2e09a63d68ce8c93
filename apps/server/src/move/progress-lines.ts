import type { MoveProgress } from "./move-to-postgres.ts";

const WIDTH = 24;
const CLEAR_LINE = "\r\x1b[2K";

/** A terminal is slower than a database. */
const DRAW_EVERY_MS = 80;

const VERBS = { reading: "Reading", copying: "Copying", checking: "Checking" };

/** Shows how far a move is. */
export interface ProgressLines {
  show(progress: MoveProgress): void;
  /** Takes the bar away. */
  end(): void;
}

/** On a terminal a bar, with rows in a second; elsewhere one line as each phase begins. */
export function createProgressLines(out: NodeJS.WriteStream = process.stderr): ProgressLines {
  return out.isTTY ? bar(out) : plainLines(out);
}

function bar(out: NodeJS.WriteStream): ProgressLines {
  let phase: string | undefined;
  let begun = { at: 0, rows: 0 };
  let drawnAt = 0;
  return {
    show(progress) {
      const now = performance.now();
      if (progress.phase !== phase) {
        phase = progress.phase;
        // Rows that an earlier run has copied say nothing of how fast this one is.
        begun = { at: now, rows: progress.rows };
      }
      if (now - drawnAt < DRAW_EVERY_MS) return;
      drawnAt = now;
      const rate = ((progress.rows - begun.rows) / (now - begun.at)) * 1000 || 0;
      out.write(`${CLEAR_LINE}${lineOf(progress, rate).slice(0, (out.columns || 80) - 1)}`);
    },
    end: () => void out.write(CLEAR_LINE),
  };
}

function lineOf({ phase, table, rows, total }: MoveProgress, rate: number): string {
  const share = total === 0 ? 1 : rows / total;
  const full = Math.round(share * WIDTH);
  const drawn = "█".repeat(full) + "░".repeat(WIDTH - full);
  const percent = `${Math.floor(share * 100)} %`.padStart(5);
  const perSecond = `${Math.round(rate).toLocaleString("en")} rows/s`;
  return `${VERBS[phase].padEnd(8)} ${drawn} ${percent}  ${perSecond.padStart(15)}  ${table}`;
}

function plainLines(out: NodeJS.WriteStream): ProgressLines {
  let phase: string | undefined;
  return {
    show(progress) {
      if (progress.phase === phase) return;
      phase = progress.phase;
      const isResumed = phase === "copying" && progress.rows > 0;
      const done = isResumed ? `; ${progress.rows.toLocaleString("en")} are there already` : "";
      out.write(`${VERBS[progress.phase]} ${progress.total.toLocaleString("en")} rows${done}\n`);
    },
    end() {},
  };
}
