import { DEFAULT_TEAM_ROUTING, type RoutingAnswer, type RoutingSettings } from "@foyer/protocol";
import {
  type AgentClient,
  connectAgent,
  connectVisitor,
  type FakeClock,
  type TestAgent,
  type TestServer,
  type VisitorOptions,
} from "@foyer/test-kit";
import { expect } from "vitest";

/** Conversations are offered by themselves; an offer stands for 30 s. */
export const AUTOMATIC = { ...DEFAULT_TEAM_ROUTING, mode: "automatic" } as const;

/** A site, its owner, and a clock that is ours. Turns are taken when a test says so, too. */
export async function openOffice(
  server: TestServer,
  clock: FakeClock,
  settings: Partial<RoutingSettings> = { everybody: AUTOMATIC },
) {
  const site = await server.addSite();
  const owner = await server.addAgent("Olga Ober", "owner");
  const { routing } = server.house;

  const set = async (news: Partial<RoutingSettings>): Promise<Response> => {
    const now = routing.rules.settings();
    return server.call("PUT", "/routing", owner, { ...now, ...news });
  };
  if ((await set(settings)).status !== 200) throw new Error("these settings are refused");

  let said = 0;
  const here = new Map<string, { agent: TestAgent; console: AgentClient; on: TestServer }>();
  return {
    ...{ server, clock, site, owner, routing, set },
    settle: routing.settle,
    troubles: async () =>
      ((await (await server.call("GET", "/routing", owner)).json()) as RoutingAnswer).troubles,
    /** An agent with a console open; `on` another node, if there is one. */
    async arrive(name: string, on = server): Promise<TestAgent & { console: AgentClient }> {
      const agent = await server.addAgent(name);
      const console = await connectAgent(on, agent);
      here.set(agent.id, { agent, console, on });
      return { ...agent, console };
    },
    /** The console that they have open now. */
    consoleOf: ({ id }: TestAgent): AgentClient =>
      (here.get(id) as { console: AgentClient }).console,
    /** Their console is closed, and the server has noticed. */
    async leave({ id }: TestAgent): Promise<void> {
      here.get(id)?.console.close();
      here.delete(id);
      await expect.poll(() => server.house.presence.agentIsHere(id)).toBe(false);
    },
    /** Time goes by. Whoever was here comes back at once: of sockets that were silent for so long the server lets go. */
    async later(ms: number): Promise<void> {
      clock.advance(ms);
      for (const one of here.values()) {
        const before = one.console;
        one.console = await connectAgent(one.on, one.agent);
        before.close();
      }
    },
    /** A visitor who waits for a person. */
    async wait(options: VisitorOptions = {}, key = site.key, on = server) {
      const visitor = await connectVisitor(on, key, options);
      said += 1;
      // Who comes later waits for less long.
      clock.advance(1);
      const clientId = `visitor-says-${said}`;
      visitor.send({ type: "send_message", clientId, text: "Hello?", to: "person" });
      const { conversationId: id } = await visitor.next("ack");
      return { visitor, id };
    },
    row: (id: string) => server.house.find.existing(id),
    /** What routing has written into its log. */
    async log(id: string) {
      const kinds = ["offered", "offer_over", "routed", "overflowed", "claimed"];
      const events = await server.house.messages.after("agents", id, 0, 100);
      return events.map(({ body }) => body).filter(({ type }) => kinds.includes(type));
    },
    post: (act: string, id: string, agent: TestAgent, body?: object, on = server) =>
      on.call("POST", `/conversations/${id}/${act}`, agent, body),
    presence: (agent: TestAgent, patch: object) =>
      server.call("PATCH", "/me/presence", agent, patch),
  };
}
