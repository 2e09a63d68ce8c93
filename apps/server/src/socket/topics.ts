/** What one can listen to. */
export type Topic =
  | `visitor:${string}`
  | `conversation:${string}`
  | `agent:${string}`
  | `site:${string}`
  | `last:visitor:${string}`
  | "live"
  | "live_asked"
  | "agents"
  | "widgets";

/** All tabs of one visitor. */
export const visitorTopic = (visitorId: string): Topic => `visitor:${visitorId}`;
/** What is published here is the last that they hear: they are closed after it. */
export const lastTopic = (visitorId: string): Topic => `last:visitor:${visitorId}`;
/** Consoles that have this conversation on the screen. */
export const conversationTopic = (conversationId: string): Topic =>
  `conversation:${conversationId}`;
/** All consoles of one agent. */
export const agentTopic = (agentId: string): Topic => `agent:${agentId}`;
/** Consoles that show who is on the sites now, and what asks every node to say so. */
export const liveTopic: Topic = "live";
export const liveAskedTopic: Topic = "live_asked";
/** All consoles. */
export const agentsTopic: Topic = "agents";
/** All open widgets: every agent serves every site, so all see the same people. */
export const widgetsTopic: Topic = "widgets";

/** Open widgets of one site. */
export const siteTopic = (siteId: string): Topic => `site:${siteId}`;
