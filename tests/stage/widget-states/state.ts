import type { Locator } from "playwright-core";
import type { Look, Visit } from "./visit.ts";

/** One state of the widget, by the name that its picture has. */
export interface WidgetState extends Look {
  name: string;
  /** One line under its picture. */
  shows: string;
  /** Brings a visitor there, who has just come to the page; resolves once it can be looked at. */
  walk(visit: Visit): Promise<unknown>;
  /** What the picture shows; the panel, where a state does not say. */
  frame?(visit: Visit): Locator | { x: number; y: number; width: number; height: number };
}
