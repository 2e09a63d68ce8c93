import type { Agent, AgentPatch, AgentPreferences, NewAgent, SelfPatch } from "@foyer/protocol";
import { nanoid } from "nanoid";
import type { Clock } from "../clock.ts";
import type { Db } from "../db/db.ts";
import type { Presence } from "../presence/presence.ts";
import { Refusal } from "../refusal.ts";
import type { Hub } from "../socket/hub.ts";
import { agentsTopic } from "../socket/topics.ts";
import type { AgentDirectory } from "./agent-directory.ts";
import { type AgentRow, type AgentStore, toAgent } from "./agent-store.ts";
import { hashPassword } from "./password.ts";
import type { SignIn } from "./sign-in.ts";

/** Grounds for avatars, each readable under white initials. */
const COLOURS = ["#7048e8", "#0c7285", "#c2410c", "#2b7a3b", "#c2255c", "#1864ab", "#5f3dc4"];

/** How somebody new is until they say otherwise. */
const NEW_PRESENCE = { status: "available", idle: false, awayAfter: 15, capacity: null } as const;

export type ManageAgents = ReturnType<typeof createManageAgents>;

/** Adding and changing agents. Only owners touch owners; nobody locks the last owner out. */
export function createManageAgents(deps: {
  db: Db;
  clock: Clock;
  hub: Hub;
  directory: AgentDirectory;
  agents: AgentStore;
  presence: Presence;
  signIn: SignIn;
}) {
  const { db, clock, hub, directory, agents, presence, signIn } = deps;

  const show = (row: AgentRow): Agent => toAgent(row, presence.agentIsHere(row.id));

  function publish(row: AgentRow): void {
    directory.put(row);
    hub.publish(agentsTopic, { type: "agent", agent: show(row) });
  }

  /**
   * Adds an agent; `colour` is chosen when not given. The `first` one is refused when there is
   * another, on whatever node. What is done `alongside` is done in the same transaction.
   */
  async function add(
    draft: NewAgent & { colour?: string; first?: true; alongside?: () => Promise<void> },
    by?: AgentRow,
  ): Promise<Agent> {
    if (draft.role === "owner" && by && by.role !== "owner") throw onlyOwners();
    const passwordHash = await hashPassword(draft.password);
    const row = await db.writes.write(async () => {
      await db.lock("agents");
      const all = await agents.all();
      if (draft.first && all.length > 0) throw setUp();
      const email = draft.email.toLowerCase();
      if (all.some((agent) => agent.email === email)) throw taken(draft.email);
      const row: AgentRow = {
        id: nanoid(),
        email,
        name: cleanName(draft.name),
        colour: draft.colour ?? COLOURS[all.length % COLOURS.length] ?? "#7048e8",
        role: draft.role,
        active: true,
        passwordHash,
        createdAt: clock.now(),
        ...NEW_PRESENCE,
        ...{ title: "", picture: null, preferences: {} },
      };
      await draft.alongside?.();
      await agents.insert(row);
      return row;
    }, publish);
    return show(row);
  }

  /** Changes an agent. Losing a right or the password ends their other sessions at once. */
  async function patch(
    id: string,
    change: AgentPatch & SelfPatch,
    by: AgentRow,
    keep = "",
  ): Promise<Agent> {
    const { password, preferences, ...rest } = change;
    const passwordHash = password === undefined ? undefined : await hashPassword(password);
    const row = await db.writes.write(async () => {
      await db.lock("agents");
      const all = await agents.all();
      const before = all.find((agent) => agent.id === id);
      if (!before) throw new Refusal("not_found", "There is no such agent.");
      checkRights(before, rest, by, all);
      const row = {
        ...before,
        ...rest,
        ...(rest.name === undefined ? {} : { name: cleanName(rest.name) }),
        ...(rest.title === undefined ? {} : { title: cleanTitle(rest.title) }),
        preferences: { ...before.preferences, ...preferences },
        ...(passwordHash ? { passwordHash } : {}),
      };
      await agents.update(row);
      return row;
    }, publish);
    if (passwordHash || change.role !== undefined || change.active === false) {
      // Who may not come in any more keeps nothing, not even the session that did it.
      await signIn.endOthers(id, row.active ? keep : "");
    }
    return show(row);
  }

  function checkRights(before: AgentRow, change: AgentPatch, by: AgentRow, all: AgentRow[]): void {
    const touchesOwner = before.role === "owner" || change.role === "owner";
    if (touchesOwner && by.role !== "owner") throw onlyOwners();
    const stops = change.active === false || (change.role !== undefined && change.role !== "owner");
    const others = all.filter((a) => a.id !== before.id && a.role === "owner" && a.active);
    if (before.role === "owner" && stops && others.length === 0) {
      throw new Refusal("invalid", "The last owner stays: make somebody else an owner first.");
    }
  }

  /** `alongside` stores or removes the picture in the same transaction. */
  async function setPicture(id: string, picture: string | null, alongside: () => Promise<void>) {
    const row = await db.writes.write(async () => {
      await db.lock("agents");
      const before = (await agents.all()).find((agent) => agent.id === id);
      if (!before) throw new Refusal("not_found", "There is no such agent.");
      await alongside();
      const row = { ...before, picture };
      await agents.update(row);
      return row;
    }, publish);
    return show(row);
  }

  return {
    add,
    patch,
    setPicture,
    preferences: (id: string): AgentPreferences => directory.get(id)?.preferences ?? {},
    list: (): Agent[] => directory.all().map(show),
    find(id: string): Agent | undefined {
      const row = directory.get(id);
      return row && show(row);
    },
    /** Whether nobody can sign in yet. */
    isEmpty: (): boolean => directory.all().length === 0,
  };
}

function cleanName(name: string): string {
  const clean = name.trim();
  if (clean === "") throw new Refusal("invalid", "name: blanks alone are no name.");
  return clean;
}

/** One line, without what no line holds. */
const cleanTitle = (title: string): string =>
  title
    .toWellFormed()
    .replace(/\p{Cc}/gu, " ")
    .trim();

const setUp = () => new Refusal("conflict", "Foyer is set up already: sign in instead.");
const onlyOwners = () => new Refusal("forbidden", "Only an owner may do this.");
const taken = (email: string) => new Refusal("conflict", `${email} is an agent already.`);
