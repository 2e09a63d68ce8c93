import type { Feedback } from "@foyer/protocol";
import { ComplaintsCard } from "../complaints/complaints-card.tsx";
import { later, t } from "../language/say.ts";
import { Check } from "../look/field.tsx";
import { CountField } from "./count-field.tsx";
import { LowRatingsCard } from "./low-ratings-card.tsx";
import type { SectionProps } from "./section-props.ts";

type Choice = Feedback["kind"] | "none" | "off";

const CHOICES: readonly { choice: Choice; label: string; shown: string }[] = [
  { choice: "faces", label: later("Five faces"), shown: "😞 🙁 😐 🙂 😀" },
  { choice: "thumbs", label: later("Two thumbs"), shown: "👎 👍" },
  { choice: "none", label: later("No score"), shown: "" },
  { choice: "off", label: later("Ask nothing"), shown: "" },
];

const BEGIN: Feedback = { kind: "faces", comment: true, nps: false, solved: true };

/** As the server has it where nothing was chosen. */
const ASK_AGAIN_DAYS = 7;

/** What visitors are asked once a conversation has ended. */
export function AfterSection({ form, setOptions }: SectionProps) {
  const { feedback, lowRatings } = form.options;
  const set = (change: Partial<Feedback>) =>
    setOptions({ feedback: { ...(feedback ?? BEGIN), ...change } });
  const choose = (choice: Choice) => {
    if (choice === "off") setOptions({ feedback: null });
    else if (choice === "none") set({ rating: false });
    else set({ kind: choice, rating: true });
  };
  return (
    <>
      <section class="card">
        <h2>{t("After the chat")}</h2>
        <p class="quiet">
          {t("Asked once, answered with one press; visitors may change it for a day.")}
        </p>
        <fieldset class="choice-row">
          <legend class="label">{t("How was it?")}</legend>
          {CHOICES.map(({ choice, label, shown }) => (
            <label key={choice} class="choice">
              <input
                type="radio"
                name="feedback"
                checked={chosen(feedback) === choice}
                onChange={() => choose(choice)}
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
              label={t("Was your question solved?")}
              hint={t("Yes, partly or no.")}
              checked={feedback.solved === true}
              onChange={(solved) => set({ solved })}
            />
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
            <CountField
              label={t("Leave the same visitor in peace for so many days")}
              hint={t(
                "On all their devices. Nobody is asked after spam, without an agent’s answer, or when they left at once.",
              )}
              value={feedback.askAgainDays ?? ASK_AGAIN_DAYS}
              {...{ min: 0, max: 365 }}
              onChange={(askAgainDays) => set({ askAgainDays })}
            />
          </>
        )}
      </section>
      {feedback && (
        <LowRatingsCard value={lowRatings} set={(value) => setOptions({ lowRatings: value })} />
      )}
      <ComplaintsCard form={form} setOptions={setOptions} />
    </>
  );
}

function chosen(feedback: Feedback | null): Choice {
  if (!feedback) return "off";
  return feedback.rating === false ? "none" : feedback.kind;
}
