/// <reference lib="es2024.string" />

import type { Ack, Conversation } from "@foyer/protocol";
import type { App } from "../../apps/server/src/app.ts";
import { toConversation } from "../../apps/server/src/conversations/conversation-row.ts";
import { CannotWrite } from "../../apps/server/src/db/cannot-write.ts";
import { createHouse } from "../../apps/server/src/house.ts";
import { agentHandler } from "../../apps/server/src/socket/agent-session.ts";
import { serveConnection } from "../../apps/server/src/socket/connection.ts";
import type { Acts } from "../../apps/server/src/socket/dispatch.ts";
import type { TextFrame } from "../../apps/server/src/socket/text-frame.ts";
import { visitorHandler } from "../../apps/server/src/socket/visitor-session.ts";
import type { Clock } from "../../packages/connection/src/index.ts";
import type { Disk, DiskTiming } from "./disk.ts";
import type { Plant } from "./plants.ts";
import { AGENT_ID, VISITOR_ID } from "./town.ts";
import type { ServerEnd, Wire } from "./wire.ts";

/** How often the server looks for silent connections; the real one does it by a timer of its own. */
const SILENCE_CHECK_MS = 5_000;

const ORIGIN = "https://shop.example";
const arrival = { origin: ORIGIN, ownOrigin: ORIGIN, userAgent: "" };

type House = App["house"];
type ServerSocket = Parameters<typeof serveConnection>[0];

/** The real server without HTTP: house, sessions and connections, on simulated sockets and disk. */
export interface Server {
  readonly isUp: boolean;
  accept(door: "visitor" | "agent", wire: Wire): void;
  /** The power fails. Its sockets say nothing more; whoever is connected may learn of it. */
  crash(survives: boolean, told: boolean): void;
  /** As SIGTERM does it: "come back", then what was begun is written. */
  stop(): void;
  /** Resolves when it lets people in. */
  start(): Promise<void>;
  /** Its wall clock is set: from now on this many milliseconds off. Clients keep theirs. */
  setClock(off: number): void;
  /** The list of all conversations, as the console gets it by HTTP. */
  list(): Promise<Conversation[]>;
  /** What the console does by HTTP. */
  claim(conversationId: string): void;
}

export function createServer(options: {
  clock: Clock;
  disk: Disk;
  timing: DiskTiming;
  /** How many milliseconds the next read takes on its way there, and as long on its way back. */
  readTime(): number;
  plant: Plant | undefined;
  /** Told what it writes into its log, beyond what a full or locked database accounts for. */
  complain(what: string): void;
  /** Told what the server refuses, whether or not the client ever hears of it. */
  onRefusal(clientId: string): void;
}): Server {
  const { clock: trueClock, disk, timing, readTime, plant, complain, onRefusal } = options;
  let off = 0;
  const clock = { ...trueClock, now: () => trueClock.now() + off };
  // As the server has it by default.
  const framesPerSecond = 20;
  const tell = ({ err }: { err?: unknown }, ...more: unknown[]) => {
    if (!(err instanceof CannotWrite)) complain(`${err} ${more}`);
  };
  const log = { fatal: tell, error: tell, warn: tell, info: tell, debug: () => {} };
  const serving = { clock, log, framesPerSecond };
  let house: House | undefined;
  let wires = new Set<Wire>();

  function watchSilence(watched: House): void {
    if (house !== watched) return;
    watched.connections.checkSilence();
    clock.setTimeout(() => watchSilence(watched), SILENCE_CHECK_MS);
  }

  return {
    get isUp() {
      return house !== undefined;
    },
    accept(door, wire) {
      if (!house) return wire.cut();
      const { connections } = house;
      const doors = slowReads(house.doors, { clock, readTime });
      const acts = overhearActs(doors.visitor.acts, onRefusal);
      const socket = overhear(wire.server, onRefusal) as unknown as ServerSocket;
      const outlet = {
        write: (frame: TextFrame) => socket.send(frame.payload),
        waiting: () => socket.bufferedAmount,
        flush: () => {},
        drained: async () => {},
      };
      const connection = serveConnection<{ type: string }>(socket, outlet, serving, (self) =>
        door === "visitor"
          ? (visitorHandler(planted({ ...doors.visitor, acts }, plant), self, arrival) as never)
          : (agentHandler({ ...doors.agent, acts }, self, {
              agent: { id: AGENT_ID },
              sessionId: "session-1",
            } as never) as never),
      );
      connections.add(connection);
      wires.add(wire);
      wire.server.on("close", () => connections.remove(connection));
      wire.open();
    },
    crash(survives, told) {
      house = undefined;
      disk.fail(survives);
      for (const wire of wires) wire.loseServer(told);
      wires = new Set();
    },
    stop() {
      house?.connections.closeAll("restarting");
      house = undefined;
      wires = new Set();
    },
    async start() {
      const db = disk.connect(timing);
      const built = disk.build(() => createHouse({ db, clock, publicOrigin: null, log }));
      built.connections.stop();
      await built.read();
      house = built;
      watchSilence(house);
    },
    setClock(by) {
      off = by;
    },
    async list() {
      const rows = await house?.conversations.ofVisitor(VISITOR_ID);
      return (rows ?? []).map(toConversation);
    },
    claim: (conversationId) =>
      void house?.agentActs.claim(AGENT_ID, conversationId).catch(() => {}),
  };
}

/**
 * A database that is asked over a network takes its time, on the way there and on the way back, and
 * acts go on meanwhile: what is read for who comes, or comes back, must fit to what then follows it.
 */
function slowReads(
  doors: House["doors"],
  { clock, readTime }: { clock: Clock; readTime(): number },
): House["doors"] {
  const wait = () => {
    const ms = readTime();
    return ms > 0 ? new Promise<void>((resolve) => clock.setTimeout(resolve, ms)) : undefined;
  };
  const slow =
    <Asked extends unknown[], Found>(read: (...asked: Asked) => Promise<Found>) =>
    async (...asked: Asked): Promise<Found> => {
      await wait();
      // Such a database shows nothing that a power cut could take back.
      await db.writes.synced();
      const found = await read(...asked);
      await wait();
      return found;
    };
  const { db, find, readEvents } = doors.visitor;
  const slower = {
    find: { ...find, latestOf: slow(find.latestOf), listFrom: slow(find.listFrom) },
    readEvents: { page: slow(readEvents.page), history: slow(readEvents.history) },
  };
  return {
    ...doors,
    visitor: { ...doors.visitor, ...slower },
    agent: { ...doors.agent, ...slower },
  };
}

/** A session's dependencies, with the bug that was asked for. */
function planted(doors: House["doors"]["visitor"], plant: Plant | undefined) {
  if (plant !== "resume_ignores_after") return doors;
  const { readEvents } = doors;
  const page: typeof readEvents.page = async (audience, row, after) =>
    after === 0
      ? readEvents.page(audience, row, 0)
      : { type: "events", conversationId: row.id, after, events: [] };
  return { ...doors, readEvents: { ...readEvents, page } };
}

/** Lets it be noticed what was refused to somebody who had gone meanwhile, and is told nothing. */
function overhearActs(acts: Acts, onRefusal: (clientId: string) => void): Acts {
  const { fromVisitor, fromAgent, note } = acts.sendMessage;
  const overheard =
    <Who, Frame extends { clientId: string }>(send: (who: Who, frame: Frame) => Promise<Ack>) =>
    (who: Who, frame: Frame) =>
      send(who, frame).catch((error: unknown) => {
        // Then the connection is closed: nothing that was said may pass by what was not stored.
        if (!(error instanceof CannotWrite)) onRefusal(frame.clientId);
        throw error;
      });
  const sendMessage = {
    fromVisitor: overheard(fromVisitor),
    fromAgent: overheard(fromAgent),
    note: overheard(note),
  };
  return { ...acts, sendMessage };
}

/** Lets a socket's refusals be noticed on their way out. */
function overhear(end: ServerEnd, onRefusal: (clientId: string) => void): ServerEnd {
  const { send } = end;
  end.send = (data) => {
    const refused = /^{"type":"error".*"clientId":"(\w+)"/.exec(String(data))?.[1];
    if (refused) onRefusal(refused);
    send(data);
  };
  return end;
}
