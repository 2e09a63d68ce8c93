import {
  DEFAULT_ROUTING,
  DEFAULT_TEAM_ROUTING,
  type RoutingAnswer,
  type Team,
} from "@foyer/protocol";
import type { Desk } from "./desk.ts";
import type { Scene } from "./scene.ts";
import type { ConsoleState } from "./state.ts";

/** Long enough for a picture. */
const AUTOMATIC = { ...DEFAULT_TEAM_ROUTING, mode: "automatic", offerSeconds: 60 } as const;

/** Nothing is offered by itself any more, and no rule holds. */
export async function stopRouting({ owner }: Scene): Promise<void> {
  const { settings } = await owner.call<RoutingAnswer>("GET", "/routing");
  const { revision } = settings;
  const isSet = JSON.stringify({ ...settings, revision: 0 }) !== JSON.stringify(DEFAULT_ROUTING);
  if (isSet) await owner.call("PUT", "/routing", { ...DEFAULT_ROUTING, revision });
}

/** A house with rules, of which one is in the way of another. */
async function furnishRouting({ owner, siteId }: Scene): Promise<void> {
  const { revision } = (await owner.call<RoutingAnswer>("GET", "/routing")).settings;
  const [team] = await owner.call<Team[]>("GET", "/teams");
  const teamId = team?.id ?? "";
  const [agentId = ""] = team?.agentIds ?? [];
  await owner.call("PUT", "/routing", {
    ...{
      everybody: DEFAULT_TEAM_ROUTING,
      teams: { [teamId]: AUTOMATIC },
      boostMinutes: 10,
      revision,
    },
    agents: { [agentId]: { languages: ["en", "de"], skills: ["refunds"] } },
    rules: [
      {
        id: "cart",
        name: "In the cart",
        when: { page: "/cart*" },
        set: { priority: "high", teamId },
      },
      {
        id: "cart-de",
        name: "German carts",
        when: { page: "/cart", lang: "de" },
        set: { priority: "low" },
      },
      {
        ...{ id: "gold", name: "Gold customers" },
        when: { attribute: { name: "plan", value: "gold" } },
        set: { priority: "urgent", skills: ["refunds"] },
      },
    ],
    limits: [{ of: { siteId }, waiting: 20, minutes: 15, way: { type: "message" } }],
  });
}

async function settings({ scene, go, at }: Desk): Promise<void> {
  await furnishRouting(scene);
  await go("settings/routing", ".routing .card");
  await at(".routing-troubles").waitFor();
}

export const ROUTING_STATES: ConsoleState[] = [
  {
    name: "routing",
    shows: "How conversations reach agents, and what does not fit together",
    looks: ["dark", "phone", "de"],
    walk: settings,
  },
  {
    name: "routing-rule",
    shows: "A rule by page, language or attribute",
    looks: ["phone", "zh"],
    async walk(desk) {
      await settings(desk);
      await desk.button("Add a rule").click();
      await desk.at("dialog[open] .dialog-body").waitFor();
    },
  },
  {
    name: "offer",
    shows: "A conversation is offered",
    looks: ["dark", "phone", "rtl", "ko"],
    async walk({ scene, go, at }) {
      await go("", ".rows, .row");
      const { revision } = (await scene.owner.call<RoutingAnswer>("GET", "/routing")).settings;
      await scene.owner.call("PUT", "/routing", {
        ...DEFAULT_ROUTING,
        everybody: AUTOMATIC,
        revision,
      });
      await at(".offer").waitFor();
    },
  },
];
