import type { ChatForm, Hours, HoursRange, WidgetTexts } from "@foyer/protocol";
import { t } from "../language/say.ts";
import { ruleProblems } from "./rule-words.ts";
import { type SiteForm, toDraft } from "./site-draft.ts";
import { badOrigin } from "./site-origins.ts";
import type { SectionPath } from "./site-sections.ts";
import { builtIn, wordingProblem } from "./widget-texts.ts";

/** What is wrong, by the place in the form: `form.0.label`, `hours.week.2`, `texts.de.send`. */
export type Problems = ReadonlyMap<string, string>;

/** The section where each kind of place is, by how it begins. */
const SECTION_OF: Record<string, SectionPath> = {
  name: "look",
  launcher: "look",
  texts: "words",
  hours: "hours",
  rules: "proactive",
  form: "before",
  origins: "install",
};

/** Everything that the server would refuse, found while one types. */
export function problemsIn(form: SiteForm, texts: WidgetTexts | null): Problems {
  const found = new Map<string, string>();
  const draft = toDraft(form);
  const { options } = draft;
  if (draft.name === "") found.set("name", t("Visitors need a name to see."));
  const bad = badOrigin(draft.origins);
  if (bad)
    found.set(
      "origins",
      t("“{{address}}” is no address. It should look like https://shop.example.", { address: bad }),
    );
  if (options?.form) checkForm(options.form, found);
  if (options?.hours)
    for (const [place, problem] of hoursProblems(options.hours)) found.set(place, problem);
  if (options)
    for (const [place, problem] of ruleProblems(options.rules)) found.set(place, problem);
  if (options && texts) checkTexts(options.texts, texts, found);
  return found;
}

/** The sections that have a problem, each once. */
export function sectionsWith(problems: Problems): SectionPath[] {
  const sections = [...problems.keys()].map((place) => SECTION_OF[place.split(".")[0] ?? ""]);
  return [...new Set(sections)].filter((section) => section !== undefined);
}

function checkForm({ fields }: ChatForm, found: Map<string, string>): void {
  fields.forEach(({ kind, label, choices }, i) => {
    if (label === "") found.set(`form.${i}.label`, t("Say what you ask for."));
    if (kind !== "choice") return;
    const given = choices ?? [];
    const twice = given.find((choice, n) => given.indexOf(choice) !== n);
    const long = given.find((choice) => choice.length > 80);
    if (given.length === 0) found.set(`form.${i}.choices`, t("Give something to choose from."));
    else if (given.length > 20) found.set(`form.${i}.choices`, t("At most 20 fit on a phone."));
    else if (twice)
      found.set(`form.${i}.choices`, t("“{{choice}}” is there twice.", { choice: twice }));
    else if (long)
      found.set(
        `form.${i}.choices`,
        t("“{{choice}}…” is longer than 80 letters.", { choice: long.slice(0, 20) }),
      );
  });
}

/** What the server would refuse of hours, by the place. */
export function hoursProblems(hours: Hours | null): Problems {
  const found = new Map<string, string>();
  const { week, dates } = hours ?? { week: [], dates: [] };
  week.forEach((ranges, day) => {
    const problem = rangesProblem(ranges);
    if (problem) found.set(`hours.week.${day}`, problem);
  });
  dates.forEach((one, i) => {
    const problem =
      one.date === ""
        ? t("Choose a date.")
        : dates.findIndex((other) => dayOf(other) === dayOf(one)) < i
          ? t("This date is there already.")
          : rangesProblem(one.ranges);
    if (problem) found.set(`hours.dates.${i}`, problem);
  });
  const opens = [...week, ...dates.map(({ ranges }) => ranges)].some(({ length }) => length > 0);
  if (hours && !opens) found.set("hours.week", t("With these hours it never opens."));
  return found;
}

/** A day of one year may stand beside the same day of every year. */
const dayOf = ({ date, yearly }: Hours["dates"][number]): string => (yearly ? date.slice(5) : date);

/** What is wrong with the hours of one day, or undefined. */
export function rangesProblem(ranges: readonly HoursRange[]): string | undefined {
  if (ranges.some(({ from, to }) => from === "" || to === "")) return t("Fill in both times.");
  const spans = ranges.map(spanOf).sort((a, b) => a.start - b.start);
  const overlap = spans.some((span, i) => i > 0 && span.start < (spans[i - 1]?.end ?? 0));
  return overlap ? t("These times overlap.") : undefined;
}

/** Minutes since midnight; an end at or before its start is on the next day. */
function spanOf({ from, to }: HoursRange): { start: number; end: number } {
  const [start, end] = [minutes(from), minutes(to)];
  return { start, end: end <= start ? end + 24 * 60 : end };
}

function minutes(time: string): number {
  const [hours = 0, rest = 0] = time.split(":").map(Number);
  return hours * 60 + rest;
}

function checkTexts(
  own: Record<string, Record<string, string>>,
  texts: WidgetTexts,
  found: Map<string, string>,
): void {
  for (const [lang, wordings] of Object.entries(own)) {
    for (const [name, wording] of Object.entries(wordings)) {
      const text = builtIn(texts, lang, name);
      const problem = text && wordingProblem(text, wording);
      if (problem) found.set(`texts.${lang}.${name}`, problem);
    }
  }
}
