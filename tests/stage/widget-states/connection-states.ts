import type { WidgetState } from "./state.ts";
import type { Visit } from "./visit.ts";

async function talk(visit: Visit): Promise<void> {
  await visit.open();
  const id = await visit.talk("Is anybody there?");
  await visit.hear(id, "Certainly. What can I do for you?");
}

/** The page's socket, which a state can cut off and let through again. */
async function holdSocket({ page }: Visit) {
  const ends: (() => Promise<void>)[] = [];
  let isCut = false;
  await page.routeWebSocket(/socket\/visitor/, (socket) => {
    if (isCut) return void socket.close({ code: 1011 });
    socket.connectToServer();
    ends.push(() => socket.close({ code: 1011 }));
  });
  await page.reload();
  await page.locator("foyer-chat .launcher").waitFor();
  return {
    async cut() {
      isCut = true;
      await Promise.all(ends.map((end) => end()));
    },
    mend() {
      isCut = false;
    },
  };
}

async function writeAnyway({ at, page }: Visit, text: string): Promise<void> {
  await at(".write textarea").fill(text);
  await page.keyboard.press("Enter");
  await at(".log").getByText(text).waitFor();
}

export const CONNECTION_STATES: WidgetState[] = [
  {
    name: "reconnecting",
    shows: "The connection is lost: what is written is kept",
    async walk(visit) {
      const socket = await holdSocket(visit);
      await talk(visit);
      await socket.cut();
      await visit.at(".banner").waitFor();
      await writeAnyway(visit, "My parcel has not come.");
    },
  },
  {
    name: "offline",
    shows: "Offline, in dark",
    dark: true,
    async walk(visit) {
      const socket = await holdSocket(visit);
      await talk(visit);
      await visit.context.setOffline(true);
      await socket.cut();
      await writeAnyway(visit, "In the tunnel.");
      await visit.at(".banner").getByText("offline").waitFor();
    },
  },
  {
    name: "ended",
    shows: "The owner has deleted the site",
    async walk(visit) {
      const socket = await holdSocket(visit);
      await talk(visit);
      await socket.cut();
      await visit.scene.owner.call("DELETE", `/sites/${visit.site.id}`);
      socket.mend();
      await visit.at(".banner button").click();
      await visit.at(".banner").getByText("no longer exists").waitFor();
    },
  },
];
