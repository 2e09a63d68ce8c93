import { nanoid } from "nanoid";
import type { House } from "../house.ts";
import { baseLangOf } from "../visitors/base-lang.ts";
import type { VisitorIdentity } from "../visitors/visitor-identity.ts";
import type { DemoConversation, DemoEvent } from "./demo-content.ts";

/** A clock that the seeding moves through the past. */
export interface MovableClock {
  now(): number;
  set(time: number): void;
}

/** What playing a talk needs to know of the demo around it. */
export interface Stage {
  house: House;
  clock: MovableClock;
  siteId: string;
  /** Agents' ids by email, articles' ids by question. */
  agentIds: Map<string, string>;
  articleIds: Map<string, string>;
  /** When the demo is seeded: minutesAgo counts from here. */
  present: number;
  shopOrigin: string;
}

/** Plays a talk through the real acts, so that the demo can hold nothing that users could not. */
export async function playTalk(stage: Stage, talk: DemoConversation): Promise<void> {
  const { clock, house, present } = stage;
  clock.set(present - talk.minutesAgo * 60_000);
  const visitor = await addVisitor(stage, talk);
  for (const [i, event] of talk.events.entries()) {
    clock.set(Math.min(present, clock.now() + event.secondsAfterPrevious * 1000));
    const wantsPerson = talk.events[i + 1]?.by !== "faq";
    if (event.by === "visitor") await visitorDoes(stage, visitor, event, wantsPerson, talk);
    else if (event.by !== "faq") await agentDoes(stage, visitor, event, talk);
  }
  const page = pageOf(stage, talk);
  await house.acts.visitPage(visitor.id, { type: "visit_page", page });
}

async function visitorDoes(
  { house: { acts } }: Stage,
  visitor: VisitorIdentity,
  event: DemoEvent,
  wantsPerson: boolean,
  talk: DemoConversation,
): Promise<void> {
  const clientId = nanoid();
  if (event.type === "closed") {
    const outcome = talk.outcome === "not_solved" ? "not_solved" : "solved";
    await acts.visitorActs.close(visitor, { type: "close_conversation", clientId, outcome });
  } else if (event.type === "ask_person") {
    await acts.visitorActs.askPerson(visitor, { type: "ask_person", clientId });
  } else {
    const to = wantsPerson ? "person" : "faq";
    const text = event.text ?? "";
    await acts.sendMessage.fromVisitor(visitor, { type: "send_message", clientId, text, to });
  }
}

async function agentDoes(
  stage: Stage,
  visitor: VisitorIdentity,
  event: DemoEvent,
  talk: DemoConversation,
): Promise<void> {
  const { house, agentIds, articleIds } = stage;
  const { acts, agentActs } = house;
  const agentId = idOf(agentIds, event.by);
  const conversationId = (await house.conversations.latestOf(visitor.id))?.id ?? "";
  const say = { clientId: nanoid(), conversationId, text: event.text ?? "" };
  switch (event.type) {
    case "claimed":
      return void (await agentActs.claim(agentId, conversationId));
    case "message":
      return void (await acts.sendMessage.fromAgent(agentId, { type: "send_message", ...say }));
    case "note":
      return void (await acts.sendMessage.note(agentId, say));
    case "transferred": {
      const note = event.text === undefined ? {} : { note: event.text };
      const to = { agentId: idOf(agentIds, event.to ?? ""), ...note };
      return void (await agentActs.transfer(agentId, conversationId, to));
    }
    case "handed_to_faq": {
      const articles = (event.articles ?? []).map((question) => idOf(articleIds, question));
      const text = event.text === undefined ? {} : { text: event.text };
      const chosen = { articleIds: articles, ...text };
      return void (await agentActs.handToFaq(agentId, conversationId, chosen));
    }
    case "closed": {
      const outcome = talk.outcome ?? "solved";
      return void (await agentActs.close(agentId, conversationId, { outcome }));
    }
    case "ask_person":
    case "answered":
      throw new Error(`demo-content.json: ${event.by} is an agent, who cannot do ${event.type}`);
  }
}

const pageOf = ({ shopOrigin }: Stage, { visitor: { page } }: DemoConversation) => ({
  url: `${shopOrigin}${page.path}`,
  title: page.title,
});

async function addVisitor(stage: Stage, talk: DemoConversation): Promise<VisitorIdentity> {
  const { house, siteId } = stage;
  const { page, name = null, email = null, timeZone, browser, languages } = talk.visitor;
  // Nobody is told the token: these visitors never come back.
  const { visitor } = await house.addVisitor({
    ...{ siteId, name, email, languages, timeZone, browser },
    ...{ phone: null, attributes: {}, externalId: null },
    page: pageOf(stage, talk),
  });
  return {
    ...{ id: visitor.id, siteId, name, pagePath: page.path },
    lang: baseLangOf(languages),
  };
}

function idOf(ids: Map<string, string>, name: string): string {
  const id = ids.get(name);
  if (id === undefined) throw new Error(`demo-content.json: there is no "${name}"`);
  return id;
}
