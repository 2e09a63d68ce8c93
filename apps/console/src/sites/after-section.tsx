import type { Feedback } from "@foyer/protocol";
import { later, t } from "../language/say.ts";
import { Check } from "../look/field.tsx";
import type { SectionProps } from "./section-props.ts";

const KINDS: readonly { kind: Feedback["kind"] | "off"; label: string; shown: string }[] = [
  { kind: "faces", label: later("Five faces"), shown: "😞 🙁 😐 🙂 😀" },
  { kind: "thumbs", label: later("Two thumbs"), shown: "👎 👍" },
  { kind: "off", label: later("Ask nothing"), shown: "" },
];

const BEGIN: Feedback = { kind: "faces", comment: true, nps: false };

/** What visitors are asked once a conversation has ended. */
export function AfterSection({ form, setOptions }: SectionProps) {
  const { feedback } = form.options;
  const choose = (kind: Feedback["kind"] | "off") =>
    setOptions({ feedback: kind === "off" ? null : { ...(feedback ?? BEGIN), kind } });
  const set = (change: Partial<Feedback>) =>
    feedback && setOptions({ feedback: { ...feedback, ...change } });
  return (
    <section class="card">
      <h2>{t("After the chat")}</h2>
      <p class="quiet">
        {t("Asked once, answered with one press; visitors may change it for a day.")}
      </p>
      <fieldset class="choice-row">
        <legend class="label">{t("How was it?")}</legend>
        {KINDS.map(({ kind, label, shown }) => (
          <label key={kind} class="choice">
            <input
              type="radio"
              name="feedback"
              checked={(feedback?.kind ?? "off") === kind}
              onChange={() => choose(kind)}
            />
            <span>
              {t(label)}
              {shown && <small aria-hidden="true">{shown}</small>}
            </span>
          </label>
        ))}
      </fieldset>
      {feedback && (
        <>
          <Check
            label={t("Room for a comment")}
            checked={feedback.comment}
            onChange={(comment) => set({ comment })}
          />
          <Check
            label={t("Would you recommend us?")}
            hint={t("A scale from 0 to 10, from which the Net Promoter Score is counted.")}
            checked={feedback.nps}
            onChange={(nps) => set({ nps })}
          />
        </>
      )}
    </section>
  );
}
