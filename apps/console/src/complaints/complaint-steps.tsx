import { newClientId } from "@foyer/connection";
import type { ComplaintDetail, ComplaintStep } from "@foyer/protocol";
import { COMPLAINT_TEXT_MAX } from "@foyer/protocol/limits";
import { signal } from "@preact/signals";
import { useRef } from "preact/hooks";
import { t } from "../language/say.ts";
import { agents } from "../live/live.ts";
import { FormError } from "../look/form-error.tsx";
import { fullTime } from "../look/time.ts";
import { useSaving } from "../look/use-saving.ts";
import { stepText } from "./complaint-words.ts";
import { noteStep } from "./register-state.ts";

/** Steps that are being written, by complaint. */
const typed = signal<ReadonlyMap<string, string>>(new Map());

const freshId = () => newClientId((count) => crypto.getRandomValues(new Uint8Array(count)));

interface Props {
  detail: ComplaintDetail;
  put(detail: ComplaintDetail): void;
}

/** What was done, by whom and when; and what to note next. */
export function ComplaintSteps({ detail: { complaint, steps }, put }: Props) {
  const { id } = complaint;
  const { busy, error, run } = useSaving();
  // One try after another is the same step.
  const clientId = useRef(freshId());
  const text = typed.value.get(id) ?? "";
  const write = (next: string) => {
    typed.value = new Map(typed.peek()).set(id, next);
  };
  const note = async () => {
    put(await noteStep(id, text, clientId.current));
    clientId.current = freshId();
    write("");
  };
  return (
    <section class="card" aria-label={t("Steps")}>
      <h3>{t("Steps")}</h3>
      <ol class="complaint-steps">
        {steps.map((step) => (
          <Step key={step.seq} step={step} visitor={complaint.name || t("The customer")} />
        ))}
      </ol>
      <form
        class="complaint-note"
        onSubmit={(event) => {
          event.preventDefault();
          void run(note, t("Noted."));
        }}
      >
        <textarea
          class="input"
          dir="auto"
          rows={2}
          aria-label={t("What was done")}
          placeholder={t("What was done")}
          maxLength={COMPLAINT_TEXT_MAX}
          value={text}
          onInput={(event) => write(event.currentTarget.value)}
        />
        <button type="submit" class="btn" disabled={busy || text.trim() === ""}>
          {t("Note it")}
        </button>
      </form>
      <FormError text={error} />
    </section>
  );
}

function Step({ step: { at, byId, body }, visitor }: { step: ComplaintStep; visitor: string }) {
  const nameOf = (id: string) => agents.card(id)?.name ?? t("A colleague");
  const server = body.type === "receipt" ? "Foyer" : visitor;
  return (
    <li class={body.type === "did" || body.type === "told" ? "by-hand" : ""}>
      <small>
        <bdi>{byId === null ? server : nameOf(byId)}</bdi> ·{" "}
        <time dateTime={new Date(at).toISOString()}>{fullTime(at)}</time>
      </small>
      <p dir="auto">{stepText(body, nameOf)}</p>
      {body.type === "told" && <blockquote dir="auto">{body.text}</blockquote>}
    </li>
  );
}
