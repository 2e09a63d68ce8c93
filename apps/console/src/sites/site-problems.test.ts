import type { FormField, Hours, SiteOptions } from "@foyer/protocol";
import { expect, it } from "vitest";
import { sampleSite } from "./sample-site.ts";
import { type SiteForm, toForm } from "./site-draft.ts";
import { problemsIn, rangesProblem, sectionsWith } from "./site-problems.ts";

const TEXTS = { en: { send: "Send", typing: "{name} is writing" }, de: { send: "Senden" } };

function problems(change: Partial<SiteForm>, options: Partial<SiteOptions> = {}) {
  const form = toForm(sampleSite());
  const found = problemsIn({ ...form, ...change, options: { ...form.options, ...options } }, TEXTS);
  return { places: [...found.keys()], sections: sectionsWith(found) };
}

const hours = (change: Partial<Hours>): Hours => ({
  ...{ timeZone: "UTC", dates: [], closedUntil: null },
  week: [[{ from: "09:00", to: "12:00" }], [], [], [], [], [], []],
  ...change,
});
const field = (change: Partial<FormField>): FormField => ({
  ...{ id: "a", kind: "text", label: "What?", required: false },
  ...change,
});

it("finds none in a site that is well", () => {
  expect(problems({})).toEqual({ places: [], sections: [] });
});

it.each<[string, Partial<SiteForm>, Partial<SiteOptions>, string, string]>([
  ["no name", { name: " " }, {}, "name", "look"],
  ["an address that is none", { origins: "ftp://x" }, {}, "origins", "install"],
  [
    "a question without words",
    {},
    { form: { intro: "", fields: [field({ label: " " })] } },
    "form.0.label",
    "before",
  ],
  [
    "a choice with nothing to choose from",
    {},
    { form: { intro: "", fields: [field({ kind: "choice", choices: [" "] })] } },
    "form.0.choices",
    "before",
  ],
  [
    "times that overlap",
    {},
    {
      hours: hours({
        week: [
          [
            { from: "09:00", to: "12:00" },
            { from: "11:00", to: "13:00" },
          ],
          ...[[], [], [], [], [], []],
        ],
      }),
    },
    "hours.week.0",
    "hours",
  ],
  [
    "hours in which it never opens",
    {},
    { hours: hours({ week: [[], [], [], [], [], [], []] }) },
    "hours.week",
    "hours",
  ],
  [
    "a day of every year that is there twice",
    {},
    {
      hours: hours({
        dates: ["2025-12-25", "2026-12-25"].map((date) => ({
          ...{ name: "", date, ranges: [], yearly: true as const },
        })),
      }),
    },
    "hours.dates.1",
    "hours",
  ],
  [
    "a date that is there twice",
    {},
    {
      hours: hours({
        dates: ["a", "b"].map((name) => ({ name, date: "2026-12-24", ranges: [] })),
      }),
    },
    "hours.dates.1",
    "hours",
  ],
  [
    "a wording that has lost its place",
    {},
    { texts: { de: { typing: "schreibt" } } },
    "texts.de.typing",
    "words",
  ],
  [
    "a wording with a place that means nothing",
    {},
    { texts: { en: { send: "Send to {site}" } } },
    "texts.en.send",
    "words",
  ],
])("finds %s, and says where", (_, change, options, place, section) => {
  expect(problems(change, options)).toEqual({ places: [place], sections: [section] });
});

it("takes a night for what it is: it ends on the next day", () => {
  expect(rangesProblem([{ from: "22:00", to: "06:00" }])).toBeUndefined();
  expect(
    rangesProblem([
      { from: "22:00", to: "06:00" },
      { from: "23:00", to: "23:30" },
    ]),
  ).toBe("These times overlap.");
  expect(rangesProblem([{ from: "", to: "06:00" }])).toBe("Fill in both times.");
});
