import { serverPackage } from "../process/server-package.mjs";

const { WebSocket } = serverPackage("ws");
const PATIENCE_MS = 20_000;

/**
 * One bare WebSocket of the server's `door` ("visitor" or "agent"), frames as objects. `onFrame`
 * and `onClose` may be set at any time; nothing is sent or said again by itself.
 */
export function openSocket({ origin }, door, { cookie = "", from } = {}) {
  const ws = new WebSocket(`${origin.replace("http", "ws")}/socket/${door}`, {
    ...{ headers: { origin, cookie }, perMessageDeflate: false, localAddress: from },
  });
  const awaited = new Set();
  const socket = {
    onFrame: () => {},
    onClose: () => {},
    isOpen: () => ws.readyState === ws.OPEN,
    /** Rejects when the server does not let it in. */
    opened: new Promise((resolve, reject) => {
      ws.once("open", resolve);
      ws.once("error", reject);
    }),
    /** Resolves with the close code; 1006 when nothing was said. */
    closed: new Promise((resolve) => ws.once("close", resolve)),
    send(frame) {
      if (socket.isOpen()) ws.send(JSON.stringify(frame));
    },
    /** The next frame that fits; an `error` frame rejects. */
    next: (fits) =>
      new Promise((resolve, reject) => {
        const wait = { fits, resolve, reject };
        if (ws.readyState > ws.OPEN) return reject(new Error("it is closed"));
        const late = () => reject(new Error("an expected frame did not come"));
        wait.timer = setTimeout(late, PATIENCE_MS);
        awaited.add(wait);
      }),
    /** Stops and goes on reading what the system has received. */
    pause: () => ws.pause(),
    resume: () => ws.resume(),
    close: () => ws.close(),
    terminate: () => ws.terminate(),
  };

  function settle(wait, how, value) {
    clearTimeout(wait.timer);
    awaited.delete(wait);
    wait[how](value);
  }

  ws.on("message", (data) => {
    const frame = JSON.parse(String(data));
    for (const wait of awaited) {
      if (wait.fits(frame)) settle(wait, "resolve", frame);
      else if (frame.type === "error") settle(wait, "reject", new Error(frame.message));
    }
    socket.onFrame(frame);
  });
  ws.on("error", () => {});
  ws.once("close", (code) => {
    for (const wait of awaited) settle(wait, "reject", new Error(`closed with ${code}`));
    socket.onClose(code);
  });
  // Who does not look at it is told by `closed`.
  socket.opened.catch(() => {});
  return socket;
}
