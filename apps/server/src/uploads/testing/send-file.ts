import type { Attachment, Problem } from "@foyer/protocol";
import type { TestAgent, TestServer } from "@foyer/test-kit";

/** What a file may be given as; a stream says no length. */
export type FileBody = string | Uint8Array | ReadableStream<Uint8Array>;

export interface Outcome {
  status: number;
  attachment: Attachment;
  problem: Problem;
}

type Server = Pick<TestServer, "origin">;

async function outcome(response: Response): Promise<Outcome> {
  const answer = (await response.json()) as Attachment & Problem;
  return { status: response.status, attachment: answer, problem: answer };
}

/** A file as a visitor's page sends it. */
export async function fromVisitor(
  server: Server,
  token: string,
  { name, body, headers = {} }: { name: string; body: FileBody; headers?: Record<string, string> },
): Promise<Outcome> {
  const url = `${server.origin}/api/v1/visitor/uploads?name=${encodeURIComponent(name)}`;
  const authorization = `Bearer ${token}`;
  const all = { origin: server.origin, authorization, ...headers };
  return outcome(
    await fetch(url, { method: "POST", headers: all, body, duplex: "half" } as RequestInit),
  );
}

/** A file as the console sends it. */
export async function fromAgent(
  server: Server,
  agent: TestAgent,
  { name, body, conversationId }: { name: string; body: FileBody; conversationId: string },
): Promise<Outcome> {
  const query = new URLSearchParams({ name, conversationId });
  const headers = { origin: server.origin, cookie: agent.cookie };
  return outcome(
    await fetch(`${server.origin}/api/v1/uploads?${query}`, {
      method: "POST",
      headers,
      body,
    } as RequestInit),
  );
}

/** A file as a visitor's page reads it. */
export const readAsVisitor = (
  server: Server,
  token: string,
  id: string,
  headers: Record<string, string> = {},
): Promise<Response> =>
  fetch(`${server.origin}/api/v1/visitor/uploads/${id}`, {
    headers: { authorization: `Bearer ${token}`, ...headers },
  });
