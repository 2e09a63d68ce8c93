import { type AgentConsole, openAgentConsole, type Shelf } from "./agent-console.ts";
import { createBrowser } from "./browser.ts";
import type { World } from "./client.ts";
import type { Ledger } from "./ledger.ts";
import type { Network } from "./network.ts";
import type { Server } from "./server.ts";
import { AGENT_ID, SITE_KEY, TOKEN } from "./town.ts";
import { openVisitorTab, type VisitorTab } from "./visitor-tab.ts";

const TABS = ["tab-a", "tab-b"] as const;

/** Who is in the story, and everything that people do. */
export type Cast = ReturnType<typeof gatherCast>;

export function gatherCast(world: World & { network: Network; server: Server; ledger: Ledger }) {
  const { clock, random, ledger, server, network } = world;
  const browser = createBrowser(clock);
  const shelf: Shelf = new Map();
  const tabs = new Map<string, VisitorTab>();
  let count = 0;
  const visitor = { siteKey: SITE_KEY, token: TOKEN };
  const openConsole = () => openAgentConsole(world, { agentId: AGENT_ID, shelf, ledger });
  let agent = openConsole();

  const open = (name: string) =>
    tabs.get(name) ??
    tabs.set(name, openVisitorTab(world, { name, browser, ledger, visitor })).get(name);
  const anyTab = () => tabs.get(random.pick(TABS));

  function shut(name: string): void {
    tabs.get(name)?.vanish(random.chance(0.8));
    tabs.delete(name);
  }

  for (const name of TABS) open(name);

  return {
    tabs,
    unsent: () =>
      (JSON.parse(browser.get("outbox") ?? "[]") as unknown[]).length +
      [...tabs.values()].reduce((all, tab) => all + tab.pending(), agent.pending()),
    screens: () => [
      ...[...tabs].map(([name, tab]) => ({ name, events: tab.screen(), seesNotes: false })),
      { name: "console", events: agent.screen(), seesNotes: true },
    ],
    get agent(): AgentConsole {
      return agent;
    },
    say: () => anyTab()?.say(`line ${count++}`),
    reply: () => agent.say(`reply ${count++}`),
    note: () => agent.note(`note ${count++}`),
    claim() {
      if (agent.conversationId && !network.offline.has("agent")) server.claim(agent.conversationId);
    },
    reload() {
      const name = random.pick(TABS);
      shut(name);
      clock.setTimeout(() => open(name), random.between(50, 2_000));
    },
    shut: () => shut(random.pick(TABS)),
    openAll: () => TABS.forEach(open),
    reloadConsole() {
      agent.vanish(random.chance(0.8));
      agent = openConsole();
    },
    wake() {
      for (const tab of tabs.values()) tab.wake();
      agent.wake();
    },
    askPerson: () => anyTab()?.askPerson(),
    end: () => anyTab()?.end(),
    earlier: () => anyTab()?.earlier(),
    /** Everything within a moment: who comes back to a page asks what is new while others talk. */
    bustle() {
      const glance = () => (random.chance(0.3) ? agent : anyTab())?.wake();
      for (let left = random.between(3, 6); left > 0; left--)
        clock.setTimeout(
          random.pick([this.say, this.reply, glance, glance]),
          random.between(0, 150),
        );
    },
    /** More than a page of the log, at a pace that the server's limits allow. */
    chatter(lines: number) {
      for (let i = 0; i < lines; i++) clock.setTimeout(() => agent.say(`reply ${count++}`), i * 60);
    },
    /** What a patient person does about refused lines: claim and say again, at last give up. */
    async tend(patient: boolean) {
      // Live lists leave out what was closed while nobody looked.
      for (const conversation of await server.list()) agent.look(conversation);
      const people = [...tabs.values(), agent].filter((one) => one.refused() > 0);
      if (people.length === 0) return;
      if (agent.conversationId) server.claim(agent.conversationId);
      clock.setTimeout(() => {
        for (const one of people) patient ? one.retry() : one.giveUp();
      }, 500);
    },
    leave() {
      for (const tab of tabs.values()) tab.vanish(true);
      agent.vanish(true);
    },
  };
}
