import { createServer, type IncomingHttpHeaders, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { onTestFinished } from "vitest";

/** How it behaves. */
export type Manner =
  | "good"
  | "error"
  | "garbage"
  | "not_numbers"
  | "too_few"
  | "other_length"
  | "hangs"
  | "drips"
  | "huge"
  | "redirects"
  | "hangs_up";

/** Stands in for an endpoint that speaks as OpenAI's does. */
export interface EmbeddingEndpoint {
  url: string;
  manner: Manner;
  /** What it was asked. */
  asked: { path: string; headers: IncomingHttpHeaders; model: string; input: string[] }[];
}

const DIMENSIONS = 48;

/** Words that mean the same here. */
const MEANINGS = [
  ["warm", "heat", "hot", "lukewarm", "temperature"],
  ["broken", "dead", "defunct", "faulty"],
  ["money", "cash", "refund", "reimburse"],
  ["parcel", "shipment", "delivery", "package"],
];

/** A vector by what the words of a text mean, not by their letters. */
function vectorOf(text: string, length: number): number[] {
  const vector = Array<number>(length).fill(0.01);
  for (const word of text.toLowerCase().match(/\p{L}+/gu) ?? []) {
    const meaning = MEANINGS.findIndex((words) => words.includes(word));
    const hash = [...word].reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) % 9973, 7);
    const at = meaning >= 0 ? meaning : MEANINGS.length + (hash % (length - MEANINGS.length));
    vector[at] = (vector[at] ?? 0) + (meaning >= 0 ? 3 : 0.5);
  }
  return vector;
}

function answer(endpoint: EmbeddingEndpoint, input: string[], response: ServerResponse): void {
  const { manner } = endpoint;
  const length = manner === "other_length" ? DIMENSIONS + 1 : DIMENSIONS;
  const data = input.map((text, index) => ({ index, embedding: vectorOf(text, length) })).reverse();
  const json = (body: unknown, status = 200) =>
    response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(body));
  if (manner === "hangs") return;
  if (manner === "hangs_up") return void response.destroy();
  if (manner === "error") return void json({ error: { message: "<b>secret</b>" } }, 500);
  if (manner === "garbage") return void response.end("<html>It works!</html>");
  if (manner === "not_numbers") return void json({ data: [{ index: 0, embedding: ["a", null] }] });
  if (manner === "too_few") return void json({ data: [] });
  if (manner === "redirects")
    return void response.writeHead(307, { location: `${endpoint.url}/elsewhere` }).end();
  if (manner === "huge") {
    const part = `${"0.1234567890123456789,".repeat(4_000)}`;
    const more = (): void => {
      while (!response.destroyed && response.write(part));
      if (!response.destroyed) response.once("drain", more);
    };
    more();
    return;
  }
  if (manner === "drips") {
    const timer = setInterval(() => response.write(" "), 20);
    response.on("close", () => clearInterval(timer));
    return;
  }
  json({ object: "list", data });
}

/** Starts one; it stops by itself when the test ends. */
export async function startEmbeddingEndpoint(): Promise<EmbeddingEndpoint> {
  const endpoint: EmbeddingEndpoint = { url: "", manner: "good", asked: [] };
  const server = createServer((request, response) => {
    response.on("error", () => undefined);
    let body = "";
    request.on("data", (part) => {
      body += part;
    });
    request.on("end", () => {
      const { model, input } = JSON.parse(body) as { model: string; input: string[] };
      const { url: path = "", headers } = request;
      endpoint.asked.push({ path, headers, model, input });
      answer(endpoint, input, response);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  endpoint.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`;
  return endpoint;
}
