import type { EventEmitter } from "node:events";
import type { IncomingHttpHeaders, IncomingMessage } from "node:http";
import { request as plainRequest } from "node:http";
import { type RequestOptions, request as secureRequest } from "node:https";
import { createRequire } from "node:module";
import { type ConnectionOptions, connect } from "node:tls";
import type { AgentUp, VisitorUp } from "@foyer/protocol";
import { NAME, type ReverseProxy } from "./reverse-proxy.ts";

interface Socket extends EventEmitter {
  readonly OPEN: number;
  readonly readyState: number;
  send(data: string): void;
  terminate(): void;
}

interface SocketOptions extends ConnectionOptions {
  headers: Record<string, string>;
  origin: string;
  localAddress: string;
}

/** Node's own client cannot be told which certificate to trust; ws has no types in this workspace. */
const { WebSocket } = createRequire(import.meta.url)("ws") as {
  WebSocket: new (url: string, options: SocketOptions) => Socket;
};

export interface Answer {
  status: number;
  headers: IncomingHttpHeaders;
  body: string;
}

export interface Ask {
  path: string;
  method?: string;
  headers?: Record<string, string>;
  body?: string;
  /** The address to ask from: on Linux any of 127.0.0.0/8. */
  from?: string;
}

/** Where the proxy is, under its name. Throws while it has no certificate. */
function door(proxy: ReverseProxy, from = "127.0.0.1") {
  const ca = proxy.certificate();
  if (ca === null) throw new Error("no certificate yet");
  return { host: "127.0.0.1", port: proxy.httpsPort, servername: NAME, ca, localAddress: from };
}

/** One request over TLS, on a connection of its own, as a browser of `from` would send it. */
export async function ask(
  proxy: ReverseProxy,
  { path, body, from, ...rest }: Ask,
): Promise<Answer> {
  const headers = { host: NAME, ...rest.headers };
  const options: RequestOptions = { ...door(proxy, from), ...rest, path, headers, agent: false };
  return new Promise((resolve, reject) => {
    const asked = secureRequest(options, (answer) => resolve(read(answer)));
    asked.on("error", reject).end(body);
  });
}

/** One request without TLS. */
export function askPlainly(proxy: ReverseProxy, path: string): Promise<Answer> {
  const options = { host: "127.0.0.1", port: proxy.httpPort, path, headers: { host: NAME } };
  return new Promise((resolve, reject) => {
    plainRequest(options, (answer) => resolve(read(answer)))
      .on("error", reject)
      .end();
  });
}

async function read(answer: IncomingMessage): Promise<Answer> {
  const chunks: Buffer[] = [];
  for await (const chunk of answer) chunks.push(chunk as Buffer);
  const body = Buffer.concat(chunks).toString("utf8");
  return { status: answer.statusCode ?? 0, headers: answer.headers, body };
}

/** The protocol that browsers and the proxy agree on. */
export function agreedProtocol(proxy: ReverseProxy): Promise<string | false | null> {
  return new Promise((resolve, reject) => {
    const socket = connect({ ...door(proxy), ALPNProtocols: ["h2", "http/1.1"] }, () => {
      resolve(socket.alpnProtocol);
      socket.destroy();
    });
    socket.on("error", reject);
  });
}

/** A socket through the proxy; `frame` waits for the next frame of a type. */
export async function openSocket(proxy: ReverseProxy, path: string, cookie = "") {
  const socket = new WebSocket(`wss://127.0.0.1:${proxy.httpsPort}${path}`, {
    ...door(proxy),
    headers: { host: NAME, cookie },
    origin: `https://${NAME}`,
  });
  const received: { type: string }[] = [];
  socket.on("message", (data: unknown) => received.push(JSON.parse(String(data))));
  await new Promise((resolve, reject) => socket.once("open", resolve).once("error", reject));
  return {
    send: (frame: VisitorUp | AgentUp) => socket.send(JSON.stringify(frame)),
    close: () => socket.terminate(),
    async frame(type: string): Promise<Record<string, unknown>> {
      for (;;) {
        const at = received.findIndex((frame) => frame.type === type);
        if (at >= 0) return received.splice(at, 1)[0] as Record<string, unknown>;
        if (socket.readyState !== socket.OPEN) throw new Error(`closed before "${type}" came`);
        await new Promise((resolve) => setTimeout(resolve, 20));
      }
    },
  };
}
