import { useLocation } from "preact-iso";
import { useShortcut } from "../shell/use-shortcuts.ts";
import { chooseList } from "./inbox-lists.ts";
import type { StandingList } from "./list-names.ts";
import { toggle } from "./selection.ts";

/** Keys of the inbox that work on every screen: to each list, and choosing conversations. */
export function useInboxShortcuts(): void {
  const { route, path } = useLocation();
  const go = (list: StandingList) => () => {
    chooseList(list);
    // Whoever reads a conversation goes on reading it.
    if (!/^\/console(\/conversations|\/?$)/.test(path)) route("/console/");
  };
  useShortcut("go-waiting", go("waiting"));
  useShortcut("go-mine", go("mine"));
  useShortcut("go-team", go("team"));
  useShortcut("go-mentions", go("mentions"));
  useShortcut("go-snoozed", go("snoozed"));
  useShortcut("go-closed", go("closed"));
  useShortcut("go-all", go("all"));
  useShortcut("select", () => {
    const id = hereId();
    if (id) toggle(id);
  });
}

/** The row that has the focus, else the conversation that is open. */
function hereId(): string | undefined {
  const row = document.activeElement?.closest<HTMLAnchorElement>(".rows li")?.querySelector("a");
  return /\/conversations\/([^/?#]+)/.exec(row?.pathname ?? location.pathname)?.[1];
}
