import { connect } from "node:net";
import { createFrameReader } from "./frame-reader.mjs";
import { maskedFrame } from "./masked-frame.mjs";

const CLOSE = 8;
const NEWLINES = Buffer.from("\r\n\r\n");

/**
 * Connections from one address: the server allows 1,200 requests of an address a minute, and
 * the benchmarks keep to that by coming from many addresses of the loopback net.
 */
const PER_ADDRESS = 500;
export const sourceAddress = (index) => `127.0.1.${1 + (Math.floor(index / PER_ADDRESS) % 250)}`;

/**
 * A WebSocket on a bare TCP socket: a client library would cost more than the server measured.
 * `onFrame(bytes, from, to)` may be replaced at any time; `onClose` is told the code, or 1006.
 */
export function openRawSocket({ port, path, headers = {}, from }) {
  return new Promise((resolve, reject) => {
    const net = connect({ port, host: "127.0.0.1", localAddress: from, noDelay: true });
    const socket = {
      onFrame: () => {},
      onClose: () => {},
      send: (bytes) => net.write(bytes),
      sendText: (text) => net.write(maskedFrame(text)),
      destroy: () => net.destroy(),
    };
    let code = 1006;
    const read = createFrameReader((opcode, bytes, start, end) => {
      if (opcode === CLOSE) code = end - start >= 2 ? bytes.readUInt16BE(start) : 1005;
      else socket.onFrame(bytes, start, end);
    });
    net.once("data", (answer) => {
      const end = answer.indexOf(NEWLINES);
      const line = answer.toString("latin1", 0, answer.indexOf("\r\n"));
      if (!line.startsWith("HTTP/1.1 101")) return refuse(new Error(`${path}: ${line}`));
      net.on("data", read);
      resolve(socket);
      // After whoever awaits us has set onFrame: nothing that came along is lost.
      if (answer.length > end + 4) setImmediate(read, answer.subarray(end + 4));
    });
    const refuse = (error) => {
      net.destroy();
      reject(error);
    };
    net.on("error", refuse);
    net.on("close", () => {
      refuse(new Error(`${path}: closed before it was open`));
      socket.onClose(code);
    });
    net.write(upgradeRequest(port, path, headers));
  });
}

function upgradeRequest(port, path, headers) {
  const lines = [
    `GET ${path} HTTP/1.1`,
    `Host: 127.0.0.1:${port}`,
    "Upgrade: websocket",
    "Connection: Upgrade",
    "Sec-WebSocket-Version: 13",
    "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==",
    ...Object.entries(headers).map(([name, value]) => `${name}: ${value}`),
  ];
  return `${lines.join("\r\n")}\r\n\r\n`;
}

/** The next JSON frame that fits; only for setting up: while load runs nothing is parsed. */
export function nextJson(socket, fits, patience = 20_000) {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error("an expected frame did not come")), patience);
    socket.onFrame = (bytes, start, end) => {
      const frame = jsonOf(bytes, start, end);
      if (frame?.type === "error") reject(new Error(`refused: ${frame.kind} ${frame.message}`));
      if (!frame || !fits(frame)) return;
      clearTimeout(timer);
      socket.onFrame = () => {};
      resolve(frame);
    };
    socket.onClose = (code) => reject(new Error(`closed with ${code} while a frame was awaited`));
  });
}

function jsonOf(bytes, start, end) {
  const text = bytes.toString("utf8", start, end);
  return text.startsWith("{") ? JSON.parse(text) : undefined;
}
