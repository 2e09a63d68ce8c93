import type { ChatForm, SiteDraft } from "@foyer/protocol";
import { checkHours, checkOpens } from "../hours/check-hours.ts";
import { Refusal } from "../refusal.ts";

/** Refuses what fits the schema and still makes no sense; each message names the place. */
export function checkSite({ options }: SiteDraft): void {
  if (!options) return;
  if (options.form) checkForm(options.form);
  if (options.hours) {
    checkHours(options.hours);
    checkOpens(options.hours);
  }
  checkOnce(
    "options.rules",
    options.rules.map(({ id }) => id),
  );
}

function checkForm({ fields }: ChatForm): void {
  checkOnce(
    "options.form.fields",
    fields.map(({ id }) => id),
  );
  fields.forEach((field, i) => {
    const place = `options.form.fields[${i}]`;
    if (field.label.trim() === "") throw invalid(`${place}.label: blanks alone ask nothing.`);
    if (field.kind !== "choice") return;
    if (!field.choices) throw invalid(`${place}.choices: a choice needs something to choose from.`);
    checkOnce(
      `${place}.choices`,
      field.choices.map((choice) => choice.trim()),
    );
    if (field.choices.some((choice) => choice.trim() === ""))
      throw invalid(`${place}.choices: a choice needs words.`);
  });
}

function checkOnce(place: string, names: string[]): void {
  const twice = names.find((name, i) => names.indexOf(name) !== i);
  if (twice !== undefined) throw invalid(`${place}: “${twice}” is there twice.`);
}

const invalid = (message: string) => new Refusal("invalid", message);
