import "./presence.css";
import type { Shown } from "./presence-state.ts";

/** A coloured dot whose shape differs, too; the word stands beside it. */
export function PresenceDot({ status }: { status: Shown }) {
  return <i class={`presence-dot ${status ?? "gone"}`} aria-hidden="true" />;
}
