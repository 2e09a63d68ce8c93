import { connect } from "node:net";
import { createFrameReader } from "../../bench/wire/frame-reader.mjs";
import { maskedFrame } from "../../bench/wire/masked-frame.mjs";

const TEXT = 1;
const CLOSE = 8;
/** Nothing was said: what a browser reports for a connection that broke. */
const ABNORMAL = 1006;
const HEAD_ENDS = "\r\n\r\n";

/**
 * As much of a browser's WebSocket as the real connection needs, on a bare TCP socket: thousands
 * that ask again and again must not be held up by the library that they ask with.
 */
export function openLightSocket({ host, port }, path, { cookie, from }) {
  const net = connect({ port, host, localAddress: from, noDelay: true });
  const listeners = { open: [], message: [], close: [], error: [] };
  const tell = (type, event) => {
    for (const listen of listeners[type]) listen(event);
  };
  let code = ABNORMAL;
  let head = Buffer.alloc(0);
  const read = createFrameReader((opcode, bytes, start, end) => {
    if (opcode === TEXT) tell("message", { data: bytes.toString("utf8", start, end) });
    if (opcode === CLOSE && end - start >= 2) code = bytes.readUInt16BE(start);
    if (opcode === CLOSE) net.destroy();
  });

  function onHead(chunk) {
    head = Buffer.concat([head, chunk]);
    const end = head.indexOf(HEAD_ENDS);
    if (end < 0) return;
    net.off("data", onHead);
    if (!head.toString("latin1", 0, 12).endsWith("101")) return net.destroy();
    net.on("data", read);
    tell("open", {});
    if (head.length > end + HEAD_ENDS.length) read(head.subarray(end + HEAD_ENDS.length));
  }

  net.on("data", onHead);
  net.on("error", () => {});
  net.once("close", () => tell("close", { code, reason: "" }));
  net.write(
    [
      `GET ${path} HTTP/1.1`,
      `Host: ${host}:${port}`,
      `Origin: http://${host}:${port}`,
      ...(cookie ? [`Cookie: ${cookie}`] : []),
      "Upgrade: websocket",
      "Connection: Upgrade",
      "Sec-WebSocket-Version: 13",
      "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==",
    ].join("\r\n") + HEAD_ENDS,
  );

  return {
    send: (text) => net.writable && net.write(maskedFrame(text)),
    close: () => net.destroy(),
    addEventListener: (type, listener) => listeners[type].push(listener),
  };
}
