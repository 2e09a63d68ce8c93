import type { MailState } from "@foyer/protocol";
import type { Look } from "./desk.ts";
import type { ConsoleState } from "./state.ts";

const SECTIONS: { path: string; shows: string; looks?: Look[] }[] = [
  { path: "look", shows: "Colour, name and place of the launcher", looks: ["dark", "phone", "de"] },
  { path: "words", shows: "Languages, and the owner's own words", looks: ["de"] },
  { path: "hours", shows: "When the site is open", looks: ["phone", "zh"] },
  { path: "before", shows: "The form before the chat" },
  { path: "after", shows: "How visitors rate it" },
  { path: "proactive", shows: "Who is on the site, and the first word", looks: ["dark"] },
  { path: "identity", shows: "Visitors whom the site knows" },
  { path: "files", shows: "Files, sound, what the visitor types" },
  { path: "help", shows: "The help centre" },
  { path: "install", shows: "The line to paste, and a QR code", looks: ["dark", "phone", "ko"] },
];

const PAGES: { path: string; name: string; shows: string; looks?: Look[] }[] = [
  {
    ...{ path: "team", name: "team", shows: "The team, its invitations and teams" },
    looks: ["dark", "phone", "de"],
  },
  {
    ...{ path: "standards", name: "standards", shows: "What is promised, before anything is" },
    looks: ["phone", "de"],
  },
  { path: "mail", name: "mail", shows: "This server sends no mail yet", looks: ["phone", "de"] },
  { path: "coach", name: "coach-settings", shows: "What the coach looks for", looks: ["ko"] },
  {
    ...{ path: "smart-search", name: "smart-search", shows: "The optional embedding model" },
    looks: ["phone"],
  },
  { path: "blocked", name: "blocked", shows: "Who is blocked", looks: ["phone"] },
  {
    ...{ path: "account", name: "account", shows: "Profile, language, notifications, password" },
    looks: ["dark", "phone", "de"],
  },
  { path: "shortcuts", name: "shortcuts", shows: "Keys of one's own", looks: ["phone"] },
];

/** As it is after a night in which the mail server's password was changed. */
function mailThatWaits(): MailState {
  const now = Date.now();
  return {
    ...{ on: true, from: "chat@mossandmug.example", answers: true, waiting: 7 },
    trouble: {
      ...{ kind: "sign_in", text: "535 5.7.8 Error: authentication failed" },
      ...{ since: now - 9 * 3_600_000, triedAt: now - 240_000, nextAt: now + 660_000 },
    },
    ...{ refused: 1, givenUp: 0 },
  };
}

export const SETTINGS_STATES: ConsoleState[] = [
  ...SECTIONS.map(
    ({ path, ...rest }): ConsoleState => ({
      ...rest,
      name: `site-${path}`,
      async walk({ scene, go, at }) {
        await go(`settings/sites/${scene.siteId}/${path}`, ".detail .card");
        if (path === "look") await at(".detail input").first().waitFor();
      },
    }),
  ),
  ...PAGES.map(
    ({ path, ...rest }): ConsoleState => ({
      ...rest,
      async walk({ go, page }) {
        await go(`settings/${path}`, ".detail .card, .detail .blank");
        await page.waitForLoadState("networkidle");
      },
    }),
  ),
  {
    name: "mail-waits",
    shows: "Mails wait, since when, and why",
    looks: ["dark", "phone", "rtl", "de", "ko", "zh"],
    alone: true,
    async walk({ go, at, page }) {
      await page.route("**/api/v1/mail", (route) => route.fulfill({ json: mailThatWaits() }));
      await go("settings/mail", ".mail-facts");
      await at(".notice.bad").waitFor();
    },
  },
  {
    name: "invite",
    shows: "Somebody is invited",
    looks: ["de"],
    async walk({ go, at, button }) {
      await go("settings/team", ".detail .card");
      await button("Invite somebody").click();
      await at("dialog[open] .dialog-body").waitFor();
    },
  },
  {
    name: "standard",
    shows: "A standard is made",
    looks: ["dark"],
    async walk({ go, at, button }) {
      await go("settings/standards", ".detail .card");
      await button("Add a standard").first().click();
      await at("dialog[open] .escalation").first().waitFor();
    },
  },
  {
    name: "closing",
    shows: "Open or closed, and closed for now by one press",
    looks: ["dark", "phone"],
    async walk({ go, at, page }) {
      await go("settings/standards", ".detail .card");
      await page.keyboard.press("g");
      await page.keyboard.press("o");
      await at("dialog[open] .open-place").first().waitFor();
    },
  },
  {
    name: "notifications",
    shows: "What calls an agent",
    looks: ["de"],
    async walk({ go, at }) {
      await go("settings/account", ".detail .card");
      await at("#notifications, .notifications, .calls").first().scrollIntoViewIfNeeded();
    },
  },
];
