import type { WidgetState } from "./state.ts";
import type { Visit } from "./visit.ts";

/** Closed until the day after tomorrow, at nine. */
function closedHours() {
  const back = new Date(Date.now() + 48 * 60 * 60_000);
  back.setUTCHours(7, 0, 0, 0);
  const week = Array.from({ length: 7 }, () => [{ from: "00:00", to: "24:00" }]);
  return { timeZone: "Europe/Berlin", week, dates: [], closedUntil: back.getTime() };
}

async function search({ open, at }: Visit, query: string): Promise<void> {
  await open();
  await at("#find").fill(query);
}

async function read({ open, at }: Visit, number: number): Promise<void> {
  await open();
  await at(".faq button").nth(number).click();
  await at(".article .text, .article p").first().waitFor();
}

const idle = ({ page }: Visit) => page.waitForLoadState("networkidle");

export const HOME_STATES: WidgetState[] = [
  {
    name: "home-by-name",
    shows: "Home, for somebody whose name is known, with three agents there",
    team: 3,
    async walk(visit) {
      await visit.call("setAttributes", { name: "Ines Vogt" });
      await visit.open();
      await visit.at("h2").getByText("Ines").waitFor();
    },
  },
  { name: "home-dark", shows: "Home in dark", dark: true, walk: ({ open }) => open() },
  {
    name: "home-nobody",
    shows: "Nobody is there",
    team: 0,
    walk: ({ open }) => open(),
  },
  {
    name: "home-closed",
    shows: "Closed: when somebody is back, by the visitor's own clock (Japanese)",
    ...{ team: 0, lang: "ja", options: { hours: closedHours() } },
    async walk(visit) {
      await visit.open();
      await visit.at(".talk small").waitFor();
      await idle(visit);
    },
  },
  {
    name: "home-phone",
    shows: "Home on a phone",
    on: "phone",
    walk: ({ open }) => open(),
  },
  {
    name: "home-arabic",
    shows: "Home from right to left, in dark",
    ...{ lang: "ar", dark: true },
    walk: ({ open }) => open(),
  },
  {
    name: "home-with-conversation",
    shows: "A conversation is running: home leads back to it",
    async walk(visit) {
      await visit.open();
      const id = await visit.talk("Is the oak tray dishwasher safe?");
      await visit.at(".bar .ic").first().click();
      await visit.at(".find").waitFor();
      await visit.mara.say(id, "Hello! Let me look that up for you.");
      await visit.at(".count").waitFor();
    },
  },
  {
    name: "search-hits",
    shows: "Answers while one writes",
    async walk(visit) {
      await search(visit, "delivery address");
      await visit.at(".faq li").nth(2).waitFor({ state: "detached" });
    },
  },
  {
    name: "search-nothing",
    shows: "Nothing found: ask anyway, or talk to a person (Chinese)",
    lang: "zh",
    async walk(visit) {
      await search(visit, "qwertz");
      await visit.at(".hint").waitFor();
    },
  },
  {
    name: "article",
    shows: "An article",
    async walk(visit) {
      await read(visit, 0);
      await visit.at(".article li").first().waitFor();
      await visit.at(".article button").first().waitFor();
    },
  },
  {
    name: "article-did-not-help",
    shows: "It did not help: a person can, in dark",
    dark: true,
    async walk(visit) {
      await read(visit, 1);
      await visit.panel.getByRole("button", { name: "No", exact: true }).click();
      await visit.panel.getByText("A person can help").waitFor();
    },
  },
  {
    name: "article-arabic",
    shows: "An article from right to left, on a phone",
    ...{ lang: "ar", on: "phone" },
    walk: (visit) => read(visit, 1),
  },
];
