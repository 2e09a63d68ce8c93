import type { WidgetState } from "./state.ts";
import type { Visit } from "./visit.ts";

/** Where launcher and bubble stand on a desktop: the window's lower end. */
const CORNER = { x: 904, y: 560, width: 376, height: 240 };

const RULE = {
  ...{ id: "hello", name: "Hello", on: true, everyHours: 0 },
  text: "Looking for a present? We are happy to help you choose.",
  when: {},
};

const bubble = ({ page }: Visit) => page.locator("foyer-chat .words").waitFor();

export const PLACE_STATES: WidgetState[] = [
  {
    name: "launcher-unread",
    shows: "The launcher, with what has not been read",
    frame: () => CORNER,
    async walk(visit) {
      await visit.open();
      const id = await visit.talk("Is it in stock?");
      await visit.page.locator("foyer-chat .launcher").click();
      await visit.mara.say(id, "It is!");
      await visit.mara.say(id, "Shall I set one aside?");
      await visit.page.locator("foyer-chat .badge").getByText("2").waitFor();
    },
  },
  {
    name: "bubble",
    shows: "The owner's rule speaks first",
    frame: () => CORNER,
    options: { rules: [RULE] },
    walk: bubble,
  },
  {
    name: "bubble-dark",
    shows: "The same where the page has set the dark theme",
    ...{ frame: () => CORNER, options: { rules: [RULE] } },
    async walk(visit) {
      await visit.call("setTheme", "dark");
      await bubble(visit);
    },
  },
  {
    name: "page",
    shows: "A page of its own at /chat/KEY, for links and QR codes",
    ...{ on: "phone", frame: ({ page }: Visit) => page.locator("html") },
    async walk({ page, scene, site, at }) {
      await page.goto(`${scene.server.origin}/chat/${site.key}`);
      await at(".faq li").first().waitFor();
    },
  },
  {
    name: "page-offer",
    shows: "Whoever waits there may be told of the answer by their browser",
    ...{ on: "phone", frame: ({ page }: Visit) => page.locator("html") },
    async walk({ page, context, scene, site, at, ask }) {
      await context.grantPermissions(["notifications"], { origin: scene.server.origin });
      await page.goto(`${scene.server.origin}/chat/${site.key}`);
      await at(".faq li").first().waitFor();
      await ask("Do you deliver to Malta?");
      await page.getByRole("button", { name: "Tell me when there is an answer" }).waitFor();
      await at(".wait").waitFor();
    },
  },
  {
    name: "inline",
    shows: "In an element of the owner's page",
    frame: ({ page }) => page.locator("#chat"),
    async walk({ page, scene, site, at }) {
      await page.goto(`${scene.host.origin}/${site.key}/en/inline`);
      await at(".faq li").first().waitFor();
    },
  },
];
