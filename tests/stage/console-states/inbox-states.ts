import type { Desk } from "./desk.ts";
import type { ConsoleState } from "./state.ts";

const rows = ({ at }: Desk) => at(".rows li");

/** The inbox, once its rows are there; then these keys. */
async function inbox(desk: Desk, ...keys: string[]): Promise<void> {
  await desk.go("");
  await rows(desk).first().waitFor();
  if (keys.length > 0) await desk.press(...keys);
}

async function select(desk: Desk): Promise<void> {
  await inbox(desk);
  await rows(desk).first().getByRole("link").focus();
  await desk.page.keyboard.press("ControlOrMeta+a");
  await desk.at(".bulk-bar .count").waitFor();
}

export const INBOX_STATES: ConsoleState[] = [
  {
    name: "inbox-waiting",
    shows: "Who waits, the longest first",
    looks: ["dark", "phone", "rtl", "de", "zh", "ko"],
    walk: (desk) => inbox(desk),
  },
  {
    name: "inbox-mine",
    shows: "One's own",
    walk: async (desk) => {
      await inbox(desk, "g", "i");
      await rows(desk).filter({ hasText: "Amara" }).waitFor();
    },
  },
  {
    name: "inbox-closed",
    shows: "Closed, with outcome",
    looks: ["de"],
    walk: async (desk) => {
      await inbox(desk, "g", "e");
      await rows(desk).filter({ hasText: "Grace" }).waitFor();
    },
  },
  {
    name: "inbox-all",
    shows: "All that are open, with whom they are",
    looks: ["dark"],
    walk: async (desk) => {
      await inbox(desk, "g", "a");
      await rows(desk).filter({ hasText: "Camille" }).waitFor();
    },
  },
  {
    name: "inbox-empty",
    shows: "A list with nothing in it",
    async walk(desk) {
      await inbox(desk, "g", "z");
      await rows(desk).first().waitFor({ state: "detached" });
    },
  },
  {
    name: "inbox-selection",
    shows: "Several at once",
    looks: ["dark", "phone", "de"],
    walk: select,
  },
  {
    name: "inbox-lists-menu",
    shows: "All lists and views",
    looks: ["ko"],
    async walk(desk) {
      await inbox(desk);
      await desk.at(".lists-button").click();
      await desk.at("[role=menu]").waitFor();
    },
  },
  {
    name: "view-dialog",
    shows: "A new view: a name and a filter",
    looks: ["dark", "phone", "de"],
    async walk(desk) {
      await inbox(desk);
      await desk.at(".lists-button").click();
      await desk.at("[role=menu] [role=menuitem]").last().click();
      await desk.at("dialog .view-form").waitFor();
    },
  },
];
