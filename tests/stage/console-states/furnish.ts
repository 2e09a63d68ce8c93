import type { MadeInvitation, Site, Team, View } from "@foyer/protocol";
import { comeIn } from "./guest.ts";
import type { Scene } from "./scene.ts";

type Given = Omit<Scene, "invitation" | "openEmpty" | "close">;

const RULE = {
  ...{ id: "cart", name: "Long in the cart", on: true, everyHours: 24 },
  text: "Can we help you choose?",
  when: {},
};

/** What a team that has worked for a while has beyond the demo. Resolves with how its visitors leave. */
export async function furnish(scene: Given, siteKey: string) {
  const { owner, server } = scene;
  await opensUp(scene);
  const { id: repairs } = await owner.call<Team>("POST", "/teams", {
    ...{ name: "Repairs", agentIds: await agentIds(scene) },
  });
  const filter = { states: ["waiting", "active"], tags: ["refund"] };
  await owner.call<View>("POST", "/views", { name: "Refunds", filter, shared: true });
  await talksOn(scene);
  await labels(scene);
  const shoppers = await Promise.all(
    SHOPPERS.map((shopper) => comeIn(server.origin, siteKey, shopper)),
  );
  for (const [at, text] of UNANSWERED.entries()) await shoppers[at]?.ask(text);
  await owner.call("POST", "/invitations", { role: "agent", teamIds: [repairs] });
  const { link } = await owner.call<MadeInvitation>("POST", "/invitations", { role: "admin" });
  const leave = () => {
    for (const shopper of shoppers) shopper.leave();
  };
  return { invitation: link, leave };
}

const SHOPPERS = [
  { page: "Carbon steel pan", languages: ["sv-SE", "en"] },
  { page: "Moss mug", languages: ["fr-FR"] },
  { name: "Priya Raman", page: "Cart", languages: ["en-IN", "ta"] },
];

const UNANSWERED = ["Do you sell gift cards?", "Can I get a gift card?"];

/** The site shows its visitors, and what they type. */
async function opensUp({ owner, siteId }: Given): Promise<void> {
  const site = (await owner.call<Site[]>("GET", "/sites")).find(({ id }) => id === siteId);
  if (!site) throw new Error("the site is gone");
  const { name, accent, greeting, intro, lang, origins, options } = site;
  await owner.call("PUT", `/sites/${siteId}`, {
    ...{ name, accent, greeting, intro, lang, origins },
    options: { ...options, presence: true, typingPreview: true, rules: [RULE] },
  });
}

async function agentIds({ owner }: Given): Promise<string[]> {
  const all = await owner.call<{ id: string }[]>("GET", "/agents");
  return all.slice(0, 2).map(({ id }) => id);
}

/** Robin and Mara, with a colleague's word. */
async function talksOn({ owner, robin, colleagues }: Given): Promise<void> {
  const id = await robin.say("Hello! The lid of my bread board does not close any more.");
  await owner.call("POST", `/conversations/${id}/claim`);
  await robin.say("Order 48213. It was fine until last week.");
  await colleagues[0]?.sit(true);
}

async function labels({ owner, talkOf }: Given): Promise<void> {
  const dana = await talkOf("Dana Köhler");
  await owner.call("POST", `/conversations/${dana.id}/tags`, { add: ["address"] });
  const amara = await talkOf("Amara Okafor");
  await owner.call("POST", `/conversations/${amara.id}/tags`, { add: ["refund", "breakage"] });
  const person = `/visitors/${amara.visitorId}`;
  await owner.call("POST", `${person}/tags`, { add: ["wholesale"] });
  await owner.call("POST", `${person}/notes`, {
    text: "Runs a café in Cork; orders by the dozen.",
  });
  const jonas = await talkOf("Jonas Wimmer");
  await owner.call("PUT", `/visitors/${jonas.visitorId}/block`, { reason: "Insults", until: null });
}
