// Shows which step is under way. On a terminal one line that keeps changing; in a log file or under
// a supervisor plain lines: soon when there is news, seldom when there is only the time to tell.

const FRAMES = ["⠋", "⠙", "⠹", "⠸", "⠼", "⠴", "⠦", "⠧", "⠇", "⠏"];
/** Fast enough to look alive, slow enough to cost nothing. */
const FRAME_MS = 120;
const NEWS_MS = 4_000;
const NO_NEWS_MS = 20_000;

const seconds = (since) => `${Math.round((Date.now() - since) / 1000)} s`;

function line(step) {
  return [step.title, seconds(step.began), step.detail].filter(Boolean).join(" · ");
}

const CLEAR_LINE = "\r\x1b[2K";

function terminalTick(out, step) {
  let frame = 0;
  return () => {
    const text = `${FRAMES[frame++ % FRAMES.length]} ${line(step)}`;
    // Cut to the terminal's width: a wrapped line cannot be overwritten.
    out.write(`${CLEAR_LINE}${text.slice(0, (out.columns ?? 80) - 1)}`);
  };
}

function plainTick(out, step) {
  let said;
  let at = 0;
  return () => {
    if (step.detail === said && Date.now() - at < NO_NEWS_MS) return;
    out.write(`  ${line(step)}\n`);
    said = step.detail;
    at = Date.now();
  };
}

/** @returns {(title: string) => {say(detail: string): void, done(text: string): void, failed(): void}} */
export function startProgress(out = process.stdout) {
  return function startStep(title) {
    const step = { title, began: Date.now(), detail: "" };
    const tick = out.isTTY ? terminalTick(out, step) : plainTick(out, step);
    tick();
    const timer = setInterval(tick, out.isTTY ? FRAME_MS : NEWS_MS);
    const end = (mark, text) => {
      clearInterval(timer);
      out.write(`${out.isTTY ? CLEAR_LINE : ""}${mark} ${text}\n`);
    };
    return {
      say(detail) {
        step.detail = detail;
      },
      done: (text) => end("✓", `${text} in ${seconds(step.began)}`),
      failed: () => end("✗", `${title} failed after ${seconds(step.began)}`),
    };
  };
}
