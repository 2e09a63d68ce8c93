import type { EventBody } from "@foyer/protocol";
import { t } from "../language/say.ts";
import { inlineOf } from "./label-text.ts";
import "./feedback.css";

interface Props {
  body: Extract<EventBody, { type: "form_filled" }>;
}

/** What the visitor answered before the chat. */
export function FilledForm({ body: { answers } }: Props) {
  return (
    <dl class="filled" aria-label={t("Answered before the chat")}>
      {answers.map(({ label, value }) => (
        <div key={label}>
          <dt dir="auto">{inlineOf(label)}</dt>
          <dd dir="auto">{value}</dd>
        </div>
      ))}
    </dl>
  );
}
