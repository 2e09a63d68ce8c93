import { once } from "node:events";
import { connect, type Socket } from "node:net";
import { startServer } from "@foyer/test-kit";
import { expect, onTestFinished, test } from "vitest";

/** A connection on which requests are written by hand, and all that came back over it. */
async function rawConnection(origin: string) {
  const socket: Socket = connect(Number(new URL(origin).port), "127.0.0.1");
  onTestFinished(() => void socket.destroy());
  await once(socket, "connect");
  let heard = "";
  socket.setEncoding("latin1").on("data", (text) => {
    heard += text;
  });
  const told = async (text: string) => {
    while (!heard.includes(text)) await once(socket, "data");
    return heard;
  };
  return { socket, told, heard: () => heard };
}

const head = (origin: string, bytes: number) =>
  [
    ...["POST /api/v1/login HTTP/1.1", `host: ${new URL(origin).host}`, `origin: ${origin}`],
    ...["content-type: application/json", `content-length: ${bytes}`, "", ""],
  ].join("\r\n");

test("who sends too large a body is answered when they have sent it, on a connection that stays", async () => {
  const { origin } = await startServer();
  const { socket, told, heard } = await rawConnection(origin);
  const half = "x".repeat(200 * 1024);
  socket.write(head(origin, 2 * half.length) + half);
  // Another answer comes first: this one waits for the rest.
  await fetch(`${origin}/healthz`);
  expect(heard()).toBe("");
  socket.write(half);
  const answer = await told("frame_too_large");
  expect(answer).toMatch(/^HTTP\/1\.1 413 /);
  expect(answer).not.toMatch(/connection: close/i);
  socket.write(`GET /healthz HTTP/1.1\r\nhost: ${new URL(origin).host}\r\n\r\n`);
  await told("HTTP/1.1 200");
});

test("who leaves in the middle of too large a body does no harm", async () => {
  const { origin } = await startServer();
  const { socket } = await rawConnection(origin);
  socket.write(`${head(origin, 900 * 1024)}{`);
  await fetch(`${origin}/healthz`);
  socket.destroy();
  expect((await fetch(`${origin}/healthz`)).status).toBe(200);
});
