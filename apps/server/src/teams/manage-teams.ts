import type { NewTeam, Team, TeamCard, TeamPatch } from "@foyer/protocol";
import { nanoid } from "nanoid";
import type { AgentDirectory } from "../agents/agent-directory.ts";
import type { Clock } from "../clock.ts";
import type { Db } from "../db/db.ts";
import { createKeptRows } from "../db/kept-rows.ts";
import { Refusal } from "../refusal.ts";
import type { Hub } from "../socket/hub.ts";
import { agentsTopic } from "../socket/topics.ts";
import type { TeamStore } from "./team-store.ts";

/** Grounds for the chips of teams, each readable under white letters. */
const COLOURS = ["#1864ab", "#2b7a3b", "#c2410c", "#5f3dc4", "#0c7285", "#c2255c"];

export type ManageTeams = ReturnType<typeof createManageTeams>;

/** Teams: all in memory, like agents, and changed by owners and admins. */
export function createManageTeams(deps: {
  db: Db;
  clock: Clock;
  hub: Hub;
  directory: AgentDirectory;
  store: TeamStore;
  onPut?: () => void;
}) {
  const { db, clock, hub, directory, store, onPut } = deps;
  const rows = createKeptRows(({ id }: Team) => id, store.all, onPut);

  const list = (): Team[] => rows.all().sort((a, b) => (a.name < b.name ? -1 : 1));
  const tell = (): void => hub.publish(agentsTopic, { type: "teams", teams: list() });

  function put(team: Team): void {
    rows.put(team);
    tell();
  }

  function check(team: Team, all: Team[]): Team {
    const name = team.name.toWellFormed().replaceAll("\0", "").trim();
    if (name === "") throw new Refusal("invalid", "name: blanks alone are no name.");
    const isName = (other: Team) =>
      other.id !== team.id && other.name.toLowerCase() === name.toLowerCase();
    if (all.some(isName)) throw new Refusal("conflict", `There is a team ${name} already.`);
    const stranger = team.agentIds.find((id) => !directory.get(id));
    if (stranger !== undefined) throw new Refusal("not_found", "agentIds: there is no such agent.");
    return { ...team, name };
  }

  return {
    list,
    read: rows.read,
    /** What events say of a team; undefined when there is none. */
    card(id: string): TeamCard | undefined {
      const team = rows.get(id);
      return team && { id, name: team.name, colour: team.colour };
    },

    add: ({ name, colour, agentIds = [] }: NewTeam): Promise<Team> =>
      db.writes.write(async () => {
        await db.lock("teams");
        const all = await store.all();
        const chosen = colour ?? COLOURS[all.length % COLOURS.length] ?? "#1864ab";
        const team = check({ id: nanoid(), name, colour: chosen, agentIds }, all);
        await store.insert(team, clock.now());
        return team;
      }, put),

    patch: (id: string, change: TeamPatch): Promise<Team> =>
      db.writes.write(async () => {
        await db.lock("teams");
        const all = await store.all();
        const before = all.find((team) => team.id === id);
        if (!before) throw absent();
        const team = check({ ...before, ...change }, all);
        await store.update(team);
        return team;
      }, put),

    /** Puts an agent into a team; nothing where the team is gone. */
    join: (id: string, agentId: string): Promise<void> =>
      db.writes
        .write(
          async () => {
            await db.lock("teams");
            const team = (await store.all()).find((one) => one.id === id);
            if (!team || team.agentIds.includes(agentId)) return undefined;
            const joined = { ...team, agentIds: [...team.agentIds, agentId] };
            await store.update(joined);
            return joined;
          },
          (team) => {
            if (team) put(team);
          },
        )
        .then(() => undefined),

    /** What waits for it waits for everybody from now on. */
    remove: (id: string): Promise<void> =>
      db.writes.write(
        async () => {
          await db.lock("teams");
          if (!(await store.all()).some((team) => team.id === id)) throw absent();
          await store.remove(id);
        },
        () => {
          rows.remove(id);
          tell();
        },
      ),
  };
}

const absent = () => new Refusal("not_found", "There is no such team.");
