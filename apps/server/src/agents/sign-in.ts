import { nanoid } from "nanoid";
import type { Clock } from "../clock.ts";
import type { Db } from "../db/db.ts";
import type { KeptRows } from "../db/kept-rows.ts";
import { Refusal } from "../refusal.ts";
import { hashOf, newSecret } from "../secret.ts";
import type { AgentRow, AgentStore } from "./agent-store.ts";
import { fitsPassword } from "./password.ts";
import type { SessionRow, SessionStore } from "./session-store.ts";

/** A session unused for this long ends. */
const IDLE_MS = 14 * 24 * 60 * 60 * 1000;
/** However busy, a session ends after this long. */
const LIFE_MS = 90 * 24 * 60 * 60 * 1000;
/** "Last seen" is written at most this often: it is no reason to sync a disk on every request. */
const TOUCH_MS = 60 * 1000;

/** Who is signed in, and by which session. */
export interface SignedIn {
  agent: AgentRow;
  sessionId: string;
}

export type SignIn = ReturnType<typeof createSignIn>;

/** Signing in and out. */
export function createSignIn(deps: {
  db: Db;
  clock: Clock;
  agents: AgentStore;
  sessions: SessionStore;
  /** Whoever comes in is known from then on, though another node may have added them just now. */
  directory: Pick<KeptRows<AgentRow>, "learn">;
  /** Closes the open sockets of a session that has ended. */
  onEnd(sessionId: string): void;
}) {
  const { db, clock, agents, sessions, directory, onEnd } = deps;

  /** The token for the cookie. Refuses a wrong pair without telling which half was wrong. */
  async function signIn(email: string, password: string, device: string) {
    const agent = await agents.byEmail(email);
    const fits = await fitsPassword(agent?.passwordHash, password);
    if (!agent || !fits || !agent.active) {
      throw new Refusal("not_signed_in", "Email or password is wrong.");
    }
    directory.learn(agent);
    return { agent, token: await start(agent.id, device) };
  }

  /** A new session for an agent who has proven who they are. */
  async function start(agentId: string, device: string): Promise<string> {
    const token = newSecret();
    const now = clock.now();
    await db.writes.write(() =>
      sessions.insert({
        id: nanoid(),
        agentId,
        tokenHash: hashOf(token),
        device,
        createdAt: now,
        seenAt: now,
      }),
    );
    return token;
  }

  /** Who holds this cookie; undefined when the session is unknown, over, or its agent may not. */
  async function whoHas(token: string | undefined): Promise<SignedIn | undefined> {
    if (!token) return undefined;
    const found = await sessions.byToken(hashOf(token));
    if (!found?.agent.active || isOver(found.session)) return undefined;
    const { session, agent } = found;
    directory.learn(agent);
    const now = clock.now();
    // Nobody waits for it: a database that takes no writes just now still lets agents read.
    if (now - session.seenAt > TOUCH_MS)
      db.writes.write(() => sessions.touch(session.id, now)).catch(() => undefined);
    return { agent, sessionId: session.id };
  }

  const isOver = ({ seenAt, createdAt }: SessionRow): boolean =>
    clock.now() - seenAt > IDLE_MS || clock.now() - createdAt > LIFE_MS;

  /** Which of these sessions let nobody in any more. */
  async function over(ids: string[]): Promise<string[]> {
    const known = await sessions.among(ids);
    const going = new Set(known.filter((session) => !isOver(session)).map(({ id }) => id));
    return ids.filter((id) => !going.has(id));
  }

  /** Removes the sessions that let nobody in any more, long after they ended. */
  const removeOver = (): Promise<void> =>
    db.writes.write(() => sessions.removeOlder(clock.now() - IDLE_MS, clock.now() - LIFE_MS));

  /** Ends one of the agent's own sessions. */
  async function end(agentId: string, sessionId: string): Promise<void> {
    const ended = await db.writes.write(() => sessions.remove(agentId, sessionId));
    if (!ended) throw new Refusal("not_found", "There is no such session.");
    onEnd(sessionId);
  }

  /** Ends all of the agent's sessions but `keep` ("" for all). */
  async function endOthers(agentId: string, keep: string): Promise<void> {
    const ended = await db.writes.write(() => sessions.removeOthers(agentId, keep));
    ended.forEach(onEnd);
  }

  return { signIn, start, whoHas, over, removeOver, end, endOthers };
}
