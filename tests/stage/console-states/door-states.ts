import type { Desk } from "./desk.ts";
import type { ConsoleState } from "./state.ts";

async function setUp({ scene, page, at }: Desk, steps: number): Promise<void> {
  const { origin } = await scene.openEmpty(steps === 2);
  await page.goto(`${origin}/console/`);
  await at(".door-card h1").waitFor();
  if (steps === 0) return;
  await at("input").nth(0).fill("Nora Lind");
  await at("input").nth(1).fill("nora.lind@example.com");
  await at("input").nth(2).fill("a long enough password");
  await at(".btn.primary").click();
  await at("input[inputmode=url]").waitFor();
  if (steps === 1) return;
  await at("input").nth(0).fill("Hazel & Pine");
  await at("input").nth(1).fill("https://hazel.example");
  await at(".btn.primary").click();
  await at(".notice .spinner").waitFor();
}

export const DOOR_STATES: ConsoleState[] = [
  {
    name: "login",
    shows: "The door",
    looks: ["dark", "phone", "de"],
    outside: true,
    walk: ({ go }) => go("", ".door-card h1"),
  },
  {
    name: "login-refused",
    shows: "Email and password do not match",
    outside: true,
    async walk({ go, at, page }) {
      await go("", ".door-card h1");
      await at("[name=email]").fill("mara.jensen@example.com");
      await at("[name=password]").fill("not the password");
      await page.keyboard.press("Enter");
      await at("[role=alert]").waitFor();
    },
  },
  {
    ...{ name: "setup-account", shows: "First run: the owner's account", outside: true },
    walk: (desk) => setUp(desk, 0),
  },
  {
    ...{ name: "setup-site", shows: "First run: the site", outside: true },
    walk: (desk) => setUp(desk, 1),
  },
  {
    ...{ name: "setup-snippet", shows: "First run: the line to paste", outside: true },
    walk: (desk) => setUp(desk, 2),
  },
  {
    name: "inbox-first-day",
    shows: "The inbox before the first visitor",
    outside: true,
    async walk(desk) {
      await setUp(desk, 2);
      await desk.at(".btn.primary").click();
      await desk.at(".talk.none .btn").waitFor();
    },
  },
  {
    name: "invitation",
    shows: "Somebody invited makes their own account",
    looks: ["phone", "zh"],
    outside: true,
    async walk({ page, scene, at }) {
      await page.goto(scene.invitation);
      await at(".door-card input").first().waitFor();
    },
  },
  {
    name: "server-away",
    shows: "The server cannot be reached",
    alone: true,
    looks: ["dark"],
    async walk({ page, go, at }) {
      await page.route("**/api/v1/**", (route) => route.abort());
      await go("", "main .btn.primary");
      await at("main .btn.primary").waitFor();
    },
  },
  {
    name: "offline",
    shows: "No connection: what is written is kept",
    alone: true,
    looks: ["phone"],
    async walk({ page, open, at }) {
      let isAway = false;
      const away = new Set<() => unknown>();
      await page.routeWebSocket(/socket\/agent/, (socket) => {
        if (isAway) return void socket.close();
        socket.connectToServer();
        away.add(() => socket.close());
      });
      await open("Amara Okafor");
      isAway = true;
      for (const hangUp of away) hangUp();
      await at(".banner[role=status]:not(.sound-banner)").waitFor();
    },
  },
  {
    name: "not-found",
    shows: "There is no such page",
    walk: ({ go }) => go("nowhere", "main .btn"),
  },
];
