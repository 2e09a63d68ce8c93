import type { Desk, Look } from "./desk.ts";

/** One state of the console, by the name that its picture has. */
export interface ConsoleState {
  name: string;
  /** One line under its picture. */
  shows: string;
  /** In what it is shown beside the light one of a desktop, which all are. */
  looks?: readonly Look[];
  /** Nobody has signed in yet. */
  outside?: boolean;
  /** It comes between the browser and the server: it has a browser of its own. */
  alone?: boolean;
  /** Brings the agent there; resolves once it can be looked at. */
  walk(desk: Desk): Promise<unknown>;
}
