import { lineKey, WINDOW } from "./line.mjs";

const A = 97;
const C = 99;
const E = 101;
const OPEN = 123;
const R = 114;
const V = 118;
const TYPE_AT = '{"type":"'.length;
const ACK_ID_AT = '{"type":"ack","clientId":"'.length;
const CLIENT_ID = Buffer.from('"clientId":"');
const DRAIN_MS = 20_000;

/**
 * Books every ack and every relayed event against the line it belongs to. Each must come to
 * the right socket, once and in order: anything else is a fault, and a fault ends the benchmark.
 * `echoes`: the server sends a message back to its sender, too. `repeats`: it may say again what it
 * has said, and clients take from that what they lack; how often it did is counted.
 */
export function createLedger(lines, { echoes, repeats = false }) {
  const byKey = new Map(lines.map((line) => [line.key, line]));
  const ledger = {
    lines,
    acks: [],
    relays: [],
    other: 0,
    repeated: 0,
    onAck: () => {},
    onWake: () => {},
  };

  function book(socket, bytes, at, isAck) {
    const n = digits(bytes, at, 9);
    const line = byKey.get(lineKey(bytes[at + 10], digits(bytes, at + 11, 5)));
    if (repeats && !isAck && isKnown(socket, line, n)) {
      ledger.repeated += 1;
      return;
    }
    if (!line) throw new Error("A frame of a conversation that there is not");
    if (isAck) {
      if (socket !== line.own) throw fault("an ack went to the wrong socket", line, n);
      if (n !== ++line.acked) throw fault("an ack is lost, doubled or out of order", line, n);
      ledger.acks.push(performance.now() - line.sentAt[n % WINDOW]);
      ledger.onAck(line);
    } else if (socket === line.peer) {
      if (n !== ++line.relayed) throw fault("an event is lost, doubled or out of order", line, n);
      ledger.relays.push(performance.now() - line.sentAt[n % WINDOW]);
    } else {
      if (socket !== line.own || !echoes) throw fault("an event went to the wrong socket", line, n);
      if (n !== ++line.echoed) throw fault("an echo is lost, doubled or out of order", line, n);
    }
  }

  /** What began before the measuring, or came out here already. */
  function isKnown(socket, line, n) {
    if (!line) return true;
    return n <= (socket === line.peer ? line.relayed : line.echoed);
  }

  /** Without parsing JSON: the server's frames begin with their type, and ids have fixed places. */
  function read(socket, bytes, start, end) {
    let from = start;
    while (from < end && bytes[from] !== OPEN) from++;
    const [first, second] = [bytes[from + TYPE_AT], bytes[from + TYPE_AT + 1]];
    if (first === A && second === C) book(socket, bytes, from + ACK_ID_AT, true);
    else if (first === E && second === V) readEvents(socket, bytes, from, end);
    else if (first === E && second === R) throw new Error(bytes.toString("utf8", from, end));
    else ledger.other += 1;
    ledger.onWake();
  }

  function readEvents(socket, bytes, from, end) {
    let at = bytes.indexOf(CLIENT_ID, from);
    while (at >= 0 && at < end) {
      book(socket, bytes, at + CLIENT_ID.length, false);
      at = bytes.indexOf(CLIENT_ID, at + CLIENT_ID.length);
    }
  }

  for (const socket of new Set(lines.flatMap(({ own, peer }) => [own, peer]))) {
    socket.onFrame = (bytes, start, end) => read(socket, bytes, start, end);
    socket.onClose = (code) => {
      throw new Error(`The server closed a connection with ${code}`);
    };
  }

  return Object.assign(ledger, {
    send(line, at = performance.now()) {
      const n = ++line.sent;
      if (n - Math.min(line.acked, line.relayed) > WINDOW) throw fault("too far behind", line, n);
      line.sentAt[n % WINDOW] = at;
      // A message still in the kernel's hands must not change under it.
      const frame = line.frame(n);
      line.own.send(n - line.acked > 1 ? Buffer.from(frame) : frame);
    },

    clear() {
      Object.assign(ledger, { acks: [], relays: [], other: 0, repeated: 0 });
    },

    /** Waits until all that was sent has come out everywhere; throws when something is lost. */
    async settled() {
      const whole = ({ sent, acked, relayed, echoed }) =>
        acked === sent && relayed === sent && (!echoes || echoed === sent);
      const began = Date.now();
      while (!lines.every(whole)) {
        if (Date.now() - began > DRAIN_MS) throw new Error(`Lost: ${lossOf(lines)}`);
        await new Promise((resolve) => setTimeout(resolve, 2));
      }
    },
  });
}

function digits(bytes, at, count) {
  let value = 0;
  for (let i = at; i < at + count; i++) value = value * 10 + bytes[i] - 48;
  return value;
}

const fault = (what, line, n) =>
  new Error(`${what}: ${n} after ${line.sent} sent, ${line.acked} acked, ${line.relayed} relayed`);

const lossOf = (lines) => {
  const sum = (what) => lines.reduce((all, line) => all + line.sent - line[what], 0);
  return `${sum("acked")} acks, ${sum("relayed")} events`;
};
