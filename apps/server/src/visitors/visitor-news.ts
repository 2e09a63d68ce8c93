import type { Hub } from "../socket/hub.ts";
import { agentsTopic } from "../socket/topics.ts";

/** Tells all consoles, on every node, that something of a visitor is another now. */
export type VisitorNews = (visitorId: string) => void;

export const createVisitorNews =
  (hub: Hub): VisitorNews =>
  (visitorId) =>
    hub.publish(agentsTopic, { type: "visitor_changed", visitorId });
