import type { ChatForm, EventBody, FormAnswer, FormField } from "@foyer/protocol";
import { Refusal } from "../refusal.ts";

/** What of the answers tells who the visitor is. */
export interface Contact {
  name?: string;
  email?: string;
  phone?: string;
}

/** Answers that fit the form: as they go into the log, and what is noted with the visitor. */
export interface Filled {
  body: Extract<EventBody, { type: "form_filled" }>;
  contact: Contact;
}

const EMAIL = /^[^\s@]+@[^\s@]+$/;
const EMAIL_MAX = 254;
const PHONE = /^\+?[0-9 ()./-]{5,30}$/;
const NAME_MAX = 80;

/**
 * Holds `answers` against `form`, in the order of its questions. Answers to what is not asked any more
 * are left out: an owner who changes the form must not cost a visitor their message. Refuses with
 * `invalid`, the question's id first.
 */
export function checkAnswers(form: ChatForm, answers: readonly FormAnswer[]): Filled {
  const given = new Map<string, string>();
  for (const { field, value } of answers) {
    if (given.has(field)) throw new Refusal("invalid", `${field}: it is answered twice.`);
    // A lone surrogate is no text: it would come back changed from the disk.
    given.set(field, value.toWellFormed().replaceAll("\0", "").trim());
  }
  const contact: Contact = {};
  const told: { label: string; value: string }[] = [];
  for (const field of form.fields) {
    const value = given.get(field.id) ?? "";
    const why = objection(field, value);
    if (why) throw new Refusal("invalid", `${field.id}: ${why}`);
    if (value === "") continue;
    told.push({ label: field.label, value });
    if (isContact(field.kind)) contact[field.kind] ??= value;
  }
  return { body: { type: "form_filled", answers: told }, contact };
}

/** Whether a question asks what is kept with the visitor. */
export const isContact = (kind: FormField["kind"]): kind is keyof Contact =>
  kind === "name" || kind === "email" || kind === "phone";

function objection({ kind, required, choices }: FormField, value: string): string | undefined {
  if (value === "") return required ? "an answer is required." : undefined;
  switch (kind) {
    case "name":
      return value.length > NAME_MAX ? `a name has at most ${NAME_MAX} characters.` : undefined;
    case "email":
      if (EMAIL.test(value) && value.length <= EMAIL_MAX) return undefined;
      return "this is no email address. It looks like name@example.com.";
    case "phone":
      if (PHONE.test(value)) return undefined;
      return "this is no telephone number. Use 5 to 30 digits, spaces and + ( ) . / -";
    case "choice":
      return choices?.includes(value) ? undefined : "this is none of the choices.";
    case "consent":
      return value === "yes" ? undefined : 'consent is "yes", or left out.';
    case "text":
      return undefined;
  }
}
