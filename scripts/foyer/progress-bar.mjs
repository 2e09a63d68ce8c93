const WIDTH = 24;
const CLEAR_LINE = "\r\x1b[2K";
/** A terminal is slower than a disk. */
const DRAW_EVERY_MS = 80;

/** A bar on a terminal; elsewhere nothing, so that a log gets the result's one line alone. */
export function createProgressBar(out = process.stderr) {
  let drawnAt = 0;
  const write = (text) => out.write(`${CLEAR_LINE}${text.slice(0, (out.columns || 80) - 1)}`);
  if (!out.isTTY) return { share() {}, say() {}, end() {} };
  return {
    /** How much of `title` is done, 0 … 1. */
    share(title, share) {
      if (share < 1 && Date.now() - drawnAt < DRAW_EVERY_MS) return;
      drawnAt = Date.now();
      const full = Math.round(share * WIDTH);
      const bar = "█".repeat(full) + "░".repeat(WIDTH - full);
      write(`${title} ${bar} ${Math.floor(share * 100)} %`);
    },
    say: write,
    end: () => void out.write(CLEAR_LINE),
  };
}
