import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Ack, Event, Me } from "@foyer/protocol";
import { connectVisitor, type VisitorClient } from "@foyer/test-kit";
import { expect, onTestFinished, test } from "vitest";

const TABS = 3;
const MESSAGES_PER_TAB = 90;

/** The process is killed when this many acks are in: in the middle of the stream. */
const ACKS_BEFORE_KILL = 60;

/** Two starts of a process on a busy machine. */
const PATIENCE_MS = 60_000;

const LOGIN = { email: "olga@example.com", password: "a long enough password" };

/** The whole server as a process of its own, as `npm start` runs it. */
async function startProcess(dataDir: string) {
  const child = spawn(
    process.execPath,
    ["--import", "tsx", join(import.meta.dirname, "../main.ts")],
    {
      env: {
        PATH: process.env.PATH,
        DATA_DIR: dataDir,
        HOST: "127.0.0.1",
        PORT: "0",
        OWNER_EMAIL: LOGIN.email,
        OWNER_PASSWORD: LOGIN.password,
      },
      stdio: ["ignore", "pipe", "inherit"],
    },
  );
  onTestFinished(() => void child.kill("SIGKILL"));
  const origin = `http://127.0.0.1:${await portOf(child)}`;
  const answer = await fetch(`${origin}/api/v1/login`, {
    method: "POST",
    headers: { origin, "content-type": "application/json" },
    body: JSON.stringify(LOGIN),
  });
  const { sites } = (await answer.json()) as Me;
  return { child, origin, siteKey: sites[0]?.key ?? "" };
}

function portOf({ stdout }: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let text = "";
    stdout?.on("data", (chunk) => {
      text += String(chunk);
      const port = /:(\d+)\/console/.exec(text)?.[1];
      if (port) resolve(port);
    });
    stdout?.on("end", () => reject(new Error(`the server did not start: ${text}`)));
  });
}

type Running = Awaited<ReturnType<typeof startProcess>>;

const acksOf = (tabs: VisitorClient[]): Ack[] =>
  tabs.flatMap(({ received }) => received.filter((frame) => frame.type === "ack"));

/** Several tabs of one visitor, so that many messages may be on their way at once. */
async function openTabs(server: Running, token?: string): Promise<VisitorClient[]> {
  const first = await connectVisitor(server, server.siteKey, token ? { token } : {});
  const rest = Array.from({ length: TABS - 1 }, () =>
    connectVisitor(server, server.siteKey, { token: first.token }),
  );
  return [first, ...(await Promise.all(rest))];
}

function sendAll(tabs: VisitorClient[]): void {
  for (let n = 0; n < MESSAGES_PER_TAB; n++) {
    for (const [i, tab] of tabs.entries()) {
      const clientId = `tab-${i}-message-${n}`;
      tab.send({ type: "send_message", clientId, text: `Number ${n}`, to: "person" });
    }
  }
}

async function readAll(tab: VisitorClient, conversationId: string): Promise<Event[]> {
  const [newest] = tab.received.filter((frame) => frame.type === "events");
  const events = [...(newest?.events ?? [])];
  while ((events[0]?.seq ?? 1) > 1) {
    tab.send({ type: "history", conversationId, before: events[0]?.seq ?? 1 });
    events.unshift(...(await tab.next("history")).events);
  }
  return events;
}

test(
  "[M1] [M2] after kill -9 every acked message is there, once, and a repeat gets the same ack",
  async () => {
    const dataDir = mkdtempSync(join(tmpdir(), "foyer-crash-"));
    onTestFinished(() => rmSync(dataDir, { recursive: true, force: true }));

    const doomed = await startProcess(dataDir);
    const tabs = await openTabs(doomed);
    sendAll(tabs);
    for (let acks = 0; acks < ACKS_BEFORE_KILL; acks += TABS) {
      await Promise.all(tabs.map((tab) => tab.next("ack")));
    }
    doomed.child.kill("SIGKILL");
    await once(doomed.child, "exit");
    await Promise.all(tabs.map(({ closed }) => closed));
    const acked = acksOf(tabs);
    const { conversationId = "" } = acked[0] ?? {};
    expect(acked.length).toBeGreaterThanOrEqual(ACKS_BEFORE_KILL);

    const again = await startProcess(dataDir);
    const [token] = tabs.map((tab) => tab.token);
    const back = await openTabs(again, token);
    const [reader] = back;
    if (!reader) throw new Error("there is no tab");
    await reader.next("events");
    const survived = await readAll(reader, conversationId);
    expect(survived.map(({ seq }) => seq)).toEqual(survived.map((_, i) => i + 1));
    const places = new Map(survived.map(({ clientId, seq }) => [clientId, seq]));
    for (const ack of acked) expect(places.get(ack.clientId)).toBe(ack.seq);

    // The outbox says everything again: what was stored is acked as before, the rest is stored now.
    sendAll(back);
    await Promise.all(
      back.flatMap((tab, i) =>
        Array.from({ length: MESSAGES_PER_TAB }, (_, n) =>
          tab.next("ack", ({ clientId }) => clientId === `tab-${i}-message-${n}`),
        ),
      ),
    );
    const acks = new Map(acksOf(back).map((ack) => [ack.clientId, ack]));
    for (const ack of acked) expect(acks.get(ack.clientId)).toEqual(ack);
    const seqs = new Set(acksOf(back).map(({ seq }) => seq));
    expect(seqs.size).toBe(TABS * MESSAGES_PER_TAB);
    // One more event: the first message brought the conversation into the queue.
    expect(Math.max(...seqs)).toBe(TABS * MESSAGES_PER_TAB + 1);

    again.child.kill("SIGTERM");
    expect(await once(again.child, "exit")).toEqual([0, null]);
  },
  PATIENCE_MS,
);
