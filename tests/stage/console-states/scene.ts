import type { Conversation, ConversationPage } from "@foyer/protocol";
import type { Browser } from "playwright-core";
import { openBrowser } from "../browser.ts";
import { type ConsoleApi, signInToApi } from "../console-api.ts";
import { type ServerProcess, startServerProcess } from "../server-process.ts";
import { type AgentDesk, deskOf, openDesk, PASSWORD } from "../widget-states/desk.ts";
import { furnish } from "./furnish.ts";
import { comeIn, type Guest } from "./guest.ts";

const OWNER = "mara.jensen@example.com";
const COLLEAGUES = ["amal@example.com", "seoyeon@example.com"];

/** The demo shop with people at work: what every state is shown on. The console is that of Mara, its owner. */
export interface Scene {
  browser: Browser;
  server: ServerProcess;
  owner: ConsoleApi;
  /** Amal, then Seo-yeon. */
  colleagues: AgentDesk[];
  siteId: string;
  /** A visitor whom Mara has, and who can say more. */
  robin: Guest;
  /** A link by which somebody new comes in. */
  invitation: string;
  /** The conversation of the demo's visitor of this name. */
  talkOf(name: string): Promise<Conversation>;
  /** A server on which nobody has set up anything; it goes with the scene. `isUsed`: it is set up now. */
  openEmpty(isUsed: boolean): Promise<ServerProcess>;
  close(): Promise<void>;
}

export async function openScene(): Promise<Scene> {
  const server = await startServerProcess({
    ...{ DEMO: "1", OWNER_EMAIL: OWNER, OWNER_PASSWORD: PASSWORD },
    // All come from this one address.
    ...{ FRAMES_PER_SECOND: "1000", REQUESTS_PER_MINUTE: "1000000" },
  });
  const owner = await signInToApi(server.origin, OWNER, PASSWORD);
  const colleagues = await Promise.all(COLLEAGUES.map((email) => openDesk(server.origin, email)));
  // Mara stays at work between one state and the next: what she has would go to others.
  const atWork = [...colleagues, deskOf(server.origin, OWNER, owner)];
  for (const desk of atWork) await desk.sit(true);
  const [site] = await owner.call<{ id: string; key: string }[]>("GET", "/sites");
  if (!site) throw new Error("the demo came without a site");
  const robin = await comeIn(server.origin, site.key, { name: "Robin Vale" });
  const browser = await openBrowser();
  const empties: ServerProcess[] = [];
  let untouched: ServerProcess | undefined;
  const talkOf = async (name: string): Promise<Conversation> => {
    const states = ["waiting", "active", "self_service", "snoozed", "closed"];
    const asked = states.map((state) => `state=${state}`).join("&");
    const { items } = await owner.call<ConversationPage>("GET", `/conversations?${asked}`);
    const found = items.find(({ visitorName }) => visitorName === name);
    if (!found) throw new Error(`nobody is called ${name}`);
    return found;
  };
  const scene = { browser, server, owner, colleagues, siteId: site.id, robin, talkOf };
  const { invitation, leave } = await furnish(scene, site.key);
  return {
    ...scene,
    invitation,
    async openEmpty(isUsed) {
      const empty = untouched ?? (await startServerProcess());
      if (empty !== untouched) empties.push(empty);
      untouched = isUsed ? undefined : empty;
      return empty;
    },
    async close() {
      await browser.close();
      leave();
      robin.leave();
      await Promise.all(atWork.map((desk) => desk.sit(false)));
      await Promise.all([server, ...empties].map((each) => each.remove()));
    },
  };
}
