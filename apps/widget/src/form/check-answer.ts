import type { FormField } from "@foyer/protocol";
import type { LaterTexts } from "../languages/en-later.ts";

/** As the server judges them: what passes here is not refused there. */
const EMAIL = /^[^\s@]+@[^\s@]+$/;
const PHONE = /^\+?[0-9 ()./-]{5,30}$/;

/** What is wrong with an answer, in words; undefined when nothing is. */
export function checkAnswer(
  { kind, required }: Pick<FormField, "kind" | "required">,
  value: string,
  texts: LaterTexts,
): string | undefined {
  if (!value) return required ? texts.missing : undefined;
  if (kind === "email" && !EMAIL.test(value)) return texts.noEmail;
  if (kind === "phone" && !PHONE.test(value)) return texts.noPhone;
  return undefined;
}
