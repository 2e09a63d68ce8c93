import type { FormField } from "@foyer/protocol";
import { later, t } from "../language/say.ts";

type Kind = FormField["kind"];

/** What can be asked, with the words that a new question of the kind begins with. */
export const KINDS: readonly { kind: Kind; label: string; asks: string }[] = [
  { kind: "name", label: later("Name"), asks: later("Your name") },
  { kind: "email", label: later("Email"), asks: later("Your email") },
  { kind: "phone", label: later("Phone"), asks: later("Your phone number") },
  { kind: "choice", label: later("Choice"), asks: later("What is it about?") },
  { kind: "text", label: later("Text"), asks: later("How can we help?") },
  { kind: "consent", label: later("Consent"), asks: later("I agree that my answers are stored.") },
];

/** What a kind is called. */
export const kindLabel = (kind: Kind): string =>
  KINDS.find((one) => one.kind === kind)?.label ?? kind;

/** A question of `kind`, with an id that no other of `fields` has. */
export function newField(kind: Kind, fields: readonly FormField[]): FormField {
  const label = t(KINDS.find((one) => one.kind === kind)?.asks ?? "");
  const required = kind === "email" || kind === "consent";
  const field = { id: freeId(kind, fields), kind, label, required };
  return kind === "choice" ? { ...field, choices: [t("An order"), t("Something else")] } : field;
}

function freeId(kind: Kind, fields: readonly FormField[]): string {
  const taken = new Set(fields.map(({ id }) => id));
  let id: string = kind;
  for (let n = 2; taken.has(id); n++) id = `${kind}_${n}`;
  return id;
}
