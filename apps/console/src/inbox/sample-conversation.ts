import type { Conversation } from "@foyer/protocol";

/** A conversation for tests, different in what matters to the test. */
export function sampleConversation(change: Partial<Conversation> = {}): Conversation {
  return {
    id: "k1",
    siteId: "s1",
    visitorId: "v1",
    visitorName: "Dana Köhler",
    pagePath: "/orders",
    lang: "en",
    state: "waiting",
    assigneeId: null,
    seq: 1,
    readByAgent: 0,
    readByVisitor: 0,
    unread: 1,
    lastText: "Can I change the address?",
    lastBy: "visitor",
    lastAt: 1_000,
    openedAt: 1_000,
    waitingSince: 1_000,
    closedAt: null,
    outcome: null,
    rating: null,
    contactLeft: null,
    tags: [],
    priority: "normal",
    stage: null,
    teamId: null,
    snoozedUntil: null,
    followUpAt: null,
    change: 1,
    ...change,
  };
}
