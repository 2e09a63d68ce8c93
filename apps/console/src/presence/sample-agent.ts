import type { Agent, Me } from "@foyer/protocol";

/** An agent for tests, different in what matters to the test. */
export const sampleAgent = (change: Partial<Agent> = {}): Agent => ({
  ...{ id: "a1", name: "Mara Jensen", colour: "#7048e8", email: "mara@example.com" },
  ...{ role: "agent", active: true, online: true, createdAt: 0, title: "", picture: null },
  ...{ status: "available", idle: false, awayAfter: 15, capacity: null },
  ...change,
});

/** Somebody who is signed in. */
export const sampleMe = (change: Partial<Agent> = {}): Me => ({
  ...{ agent: sampleAgent(change), sites: [], preferences: {} },
});
