const CLIENT_ID = Buffer.from('"clientId":"');
const EVENTS = Buffer.from('{"type":"ev');
const PATIENCE_MS = 20_000;

/**
 * Counts what each further console gets of each line: every message once, in order. A lost or
 * doubled one ends the benchmark.
 */
export function createTally(consoles, lines) {
  const seen = consoles.map(() => new Array(lines.length).fill(0));
  consoles.forEach((socket, which) => {
    socket.onFrame = (bytes, start, end) => {
      if (bytes.compare(EVENTS, 0, EVENTS.length, start, start + EVENTS.length) !== 0) return;
      const at = bytes.indexOf(CLIENT_ID, start) + CLIENT_ID.length;
      if (at < CLIENT_ID.length || at > end) return;
      const n = Number(bytes.toString("latin1", at, at + 9));
      const line = Number(bytes.toString("latin1", at + 11, at + 16));
      if (n !== ++seen[which][line]) {
        throw new Error(`console ${which} got ${n} of line ${line} after ${seen[which][line] - 1}`);
      }
    };
    socket.onClose = (code) => {
      throw new Error(`The server closed a console with ${code}`);
    };
  });

  return {
    consoles: consoles.length,
    async settled() {
      const whole = () => seen.every((own) => own.every((n, line) => n === lines[line].sent));
      for (const began = Date.now(); !whole(); await new Promise((r) => setTimeout(r, 2))) {
        if (Date.now() - began > PATIENCE_MS) throw new Error("A console has lost a message");
      }
    },
  };
}
