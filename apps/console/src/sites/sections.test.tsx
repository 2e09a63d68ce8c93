import type { HoursPreview, Me, SiteOptions, SiteSighting } from "@foyer/protocol";
import { type ComponentType, render } from "preact";
import { act } from "preact/test-utils";
import { LocationProvider } from "preact-iso";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { me, sites } from "../session/session-state.ts";
import { AfterSection } from "./after-section.tsx";
import { BeforeSection } from "./before-section.tsx";
import { FilesSection } from "./files-section.tsx";
import { HoursSection } from "./hours-section.tsx";
import { InstallSection } from "./install-section.tsx";
import { LeaveGuard } from "./leave-guard.tsx";
import { LookSection } from "./look-section.tsx";
import { sampleSite } from "./sample-site.ts";
import type { SectionProps } from "./section-props.ts";
import { changeForm, changeOptions, discard, formOf, isChanged } from "./site-draft.ts";
import { problemsIn, sectionsWith } from "./site-problems.ts";
import { SiteSaveBar } from "./site-save-bar.tsx";
import { builtInTexts } from "./widget-texts.ts";
import { WordsSection } from "./words-section.tsx";

const site = sampleSite();
const TEXTS = {
  en: {
    send: "Send",
    typing: "{name} is writing",
    here: { one: "{n} person", other: "{n} people" },
  },
  de: { send: "Senden", typing: "{name} schreibt", here: { other: "{n} Personen" } },
};
const PREVIEW: HoursPreview = {
  ...{ open: false, opensAt: Date.parse("2026-11-23T08:00Z") },
  days: [{ date: "2026-11-22", name: "Harvest", ranges: [] }],
};

let root: HTMLElement;
let answers: Record<string, unknown>;
let asked: string[];

beforeEach(() => {
  me.value = { agent: { id: "a1", name: "Nora", role: "owner" }, sites: [site] } as unknown as Me;
  builtInTexts.value = TEXTS;
  const never: SiteSighting = { page: null, seenAt: null };
  answers = { "/hours-preview": PREVIEW, "/sites/s1/sighting": never, "/sites": [site] };
  asked = [];
  vi.stubGlobal("fetch", async (url: string, { method }: RequestInit) => {
    const path = url.replace("/api/v1", "");
    asked.push(`${method} ${path}`);
    return method === "DELETE" ? new Response(null, { status: 204 }) : Response.json(answers[path]);
  });
  root = document.body.appendChild(document.createElement("div"));
});

afterEach(() => {
  render(null, root);
  root.remove();
  discard(site.id);
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

/** The section on the screen, with the draft behind it and the bar that saves it. */
function show(Section: ComponentType<SectionProps>) {
  function Shown() {
    const form = formOf(site);
    const problems = problemsIn(form, TEXTS);
    return (
      <LocationProvider>
        <Section
          site={site}
          form={form}
          problems={problems}
          set={(change) => changeForm(site, change)}
          setOptions={(change) => changeOptions(site, change)}
        />
        <SiteSaveBar site={site} wrong={sectionsWith(problems)} />
        <LeaveGuard site={site} changed={isChanged(site)} />
        <a href="/console/articles">Articles</a>
      </LocationProvider>
    );
  }
  act(() => render(<Shown />, root));
}

const options = (): SiteOptions => formOf(site).options;
const words = () => root.textContent ?? "";

/** The control that a label, or an aria-label, names. */
function control<Element extends HTMLElement = HTMLInputElement>(name: string): Element {
  const labelled = [...root.querySelectorAll("label")].find((one) =>
    one.textContent?.startsWith(name),
  );
  const inside = labelled?.querySelector("input, select, textarea");
  const byId = labelled?.htmlFor ? root.querySelector(`[id="${labelled.htmlFor}"]`) : null;
  const found = inside ?? byId ?? root.querySelector(`[aria-label="${name}"]`);
  if (!found) throw new Error(`nothing is called ${name}`);
  return found as Element;
}

function type(name: string, value: string) {
  act(() => {
    const box = control(name);
    box.value = value;
    box.dispatchEvent(new Event("input", { bubbles: true }));
    box.dispatchEvent(new Event("change", { bubbles: true }));
  });
}

function tick(name: string) {
  act(() => control(name).click());
}

function press(name: string) {
  const button = [...root.querySelectorAll("button")].find(
    (one) => one.textContent?.trim() === name || one.getAttribute("aria-label") === name,
  );
  if (!button) throw new Error(`no button is called ${name}`);
  act(() => button.click());
}

describe("Look", () => {
  it("sets name, words and the launcher's place, and says how readable the colour is", () => {
    show(LookSection);
    expect(words()).toContain("contrast 6.0 : 1, easy to read");
    type("Name", "Oak");
    type("Greeting", "Welcome {name}");
    tick("Bottom left");
    type("Distance from the bottom", "9999");
    expect(formOf(site)).toMatchObject({ name: "Oak", greeting: "Welcome {name}" });
    expect(options().launcher).toEqual({ at: "start", bottom: 400, side: 20 });
  });

  it("ties what is wrong to its box, and does not save it", () => {
    show(LookSection);
    type("Name", " ");
    expect(control("Name").getAttribute("aria-invalid")).toBe("true");
    expect(words()).toContain("Visitors need a name to see.");
    expect(root.querySelector<HTMLButtonElement>(".save-bar .primary")?.disabled).toBe(true);
    expect(root.querySelector(".save-bar a")?.getAttribute("href")).toMatch(/\/look$/);
  });
});

describe("Languages & words", () => {
  it("lists every text with its built-in wording, finds by what it says, and keeps own words", () => {
    show(WordsSection);
    expect(root.querySelectorAll(".wording")).toHaveLength(3);
    type("Find a text", "writing");
    expect(root.querySelectorAll(".wording")).toHaveLength(1);
    type("{name} is writing", "{name} types…");
    expect(options().texts).toEqual({ en: { typing: "{name} types…" } });
    type("{name} is writing", "");
    expect(options().texts).toEqual({});
  });

  it("wants the places kept that the widget fills in", () => {
    show(WordsSection);
    type("{name} is writing", "Somebody types");
    expect(words()).toContain("Keep {name}: the widget puts something in its place.");
  });
});

describe("Hours", () => {
  it("begin with office hours, take several times a day, and name what overlaps", () => {
    show(HoursSection);
    tick("We answer at certain hours");
    expect(options().hours?.week.map((day) => day.length)).toEqual([1, 1, 1, 1, 1, 0, 0]);
    press("Add hours, Saturday");
    press("Add hours, Monday");
    expect(options().hours?.week[0]).toHaveLength(2);
    type("Tuesday, closes", "00:00");
    expect(options().hours?.week[1]).toEqual([{ from: "09:00", to: "24:00" }]);
    const [, second] = root.querySelectorAll<HTMLInputElement>('[aria-label="Monday, opens"]');
    act(() => {
      if (second) second.value = "10:00";
      second?.dispatchEvent(new Event("input", { bubbles: true }));
    });
    expect(words()).toContain("These times overlap.");
    press("Monday's hours till Friday");
    expect(options().hours?.week[4]).toHaveLength(2);
  });

  it("close for now by one press, and take holidays", () => {
    show(HoursSection);
    tick("We answer at certain hours");
    press("For an hour");
    expect(options().hours?.closedUntil).toBeGreaterThan(Date.now());
    press("Open again");
    expect(options().hours?.closedUntil).toBeNull();
    press("Add a date");
    type("Date 1", "2026-12-25");
    type("Name of date 1", "Christmas");
    expect(options().hours?.dates).toEqual([{ date: "2026-12-25", name: "Christmas", ranges: [] }]);
  });

  it("show what they come to, as the server says", async () => {
    show(HoursSection);
    tick("We answer at certain hours");
    await vi.waitFor(() => expect(words()).toContain("Harvest"));
    expect(words()).toContain("Closed now");
  });
});

describe("Before the chat", () => {
  it("asks, adds, orders and removes questions", () => {
    show(BeforeSection);
    tick("Ask something");
    press("Choice");
    type("Choices", "Orders\nReturns\n");
    press("Move question 3, Choice up");
    press("Remove question 1, Name");
    expect(options().form?.fields.map(({ kind }) => kind)).toEqual(["choice", "email"]);
    expect(options().form?.fields[0]?.choices).toEqual(["Orders", "Returns", ""]);
    type("Question", "");
    expect(words()).toContain("Say what you ask for.");
  });

  it("gives two questions of a kind ids of their own", () => {
    show(BeforeSection);
    tick("Ask something");
    press("Text");
    press("Text");
    const ids = options().form?.fields.map(({ id }) => id) ?? [];
    expect(new Set(ids).size).toBe(4);
  });
});

describe("After the chat", () => {
  it("asks by faces, thumbs or not at all, for words and a recommendation", () => {
    show(AfterSection);
    tick("Two thumbs");
    tick("Room for a comment");
    tick("Would you recommend us?");
    const chosen = { kind: "thumbs", comment: false, nps: true, solved: true, rating: true };
    expect(options().feedback).toEqual(chosen);
    tick("Was your question solved?");
    tick("No score");
    expect(options().feedback).toEqual({ ...chosen, solved: false, rating: false });
    tick("Ask nothing");
    expect(options().feedback).toBeNull();
  });

  it("says which ratings open a follow-up, whose it is and how soon it is due", () => {
    show(AfterSection);
    tick("Also when they say that it was not solved");
    type("Within so many hours", "4");
    type("Leave the same visitor in peace for so many days", "");
    type("Leave the same visitor in peace for so many days", "1000");
    expect(options().lowRatings).toEqual({ score: 2, unsolved: false, for: null, hours: 4 });
    expect(options().feedback?.askAgainDays).toBe(365);
    tick("A low rating opens a follow-up");
    expect(options().lowRatings).toBeNull();
  });
});

describe("Files & sound", () => {
  it("switches each of its options", () => {
    show(FilesSection);
    const told = "Visitors may have their browser tell them of answers";
    for (const name of ["Visitors may send files", "A sound for new messages", told]) tick(name);
    expect(options()).toMatchObject({ uploads: false, sound: false, visitorPush: false });
  });
});

describe("Install", () => {
  it("says whether and where the widget was last loaded", async () => {
    show(InstallSection);
    await vi.waitFor(() => expect(words()).toContain("Not seen yet."));
    answers["/sites/s1/sighting"] = {
      page: "https://shop.example/cart",
      seenAt: 1_790_000_000_000,
    };
    press("Check now");
    await vi.waitFor(() => expect(words()).toContain("Installed: last loaded"));
    expect(words()).toContain("https://shop.example/cart");
  });

  it("deletes the site only after its name was typed, and says what goes with it", async () => {
    show(InstallSection);
    HTMLDialogElement.prototype.showModal ??= () => undefined;
    press("Delete site…");
    expect(words()).toContain("all its conversations and files");
    const button = () =>
      [...root.querySelectorAll("button")].find((one) => one.textContent === "Delete for good");
    expect(button()?.disabled).toBe(true);
    type("Type “Hazel & Pine” to go on", "Hazel & Pine");
    expect(button()?.disabled).toBe(false);
    press("Delete for good");
    await vi.waitFor(() => expect(sites.value).toEqual([]));
    expect(asked).toContain("DELETE /sites/s1");
  });
});

describe("What is not saved", () => {
  it("is asked about before one goes elsewhere", () => {
    show(LookSection);
    const link = root.querySelector<HTMLAnchorElement>('a[href="/console/articles"]');
    type("Name", "Oak");
    act(() => link?.click());
    expect(words()).toContain("Leave without saving?");
    press("Stay here");
    expect(formOf(site).name).toBe("Oak");
    act(() => link?.click());
    press("Discard and leave");
    expect([isChanged(site), location.pathname]).toEqual([false, "/console/articles"]);
  });
});
