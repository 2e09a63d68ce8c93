import type { Complaint, ComplaintDetail, ComplaintPatch, RepeatedCause } from "@foyer/protocol";
import {
  COMPLAINT_OUTCOMES,
  COMPLAINT_STATES,
  complaintName,
  SEVERITIES,
} from "@foyer/protocol/complaint-choices";
import { COMPLAINT_CAUSE_MAX, COMPLAINT_TEXT_MAX } from "@foyer/protocol/limits";
import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { http, RequestError, reason } from "../http.ts";
import { t } from "../language/say.ts";
import { agents } from "../live/live.ts";
import { BackLink } from "../look/back-link.tsx";
import { Failed, Loading } from "../look/blank.tsx";
import { Confirm } from "../look/confirm.tsx";
import { Field } from "../look/field.tsx";
import { FormError } from "../look/form-error.tsx";
import { Icon } from "../look/icon.tsx";
import { Options } from "../look/options.tsx";
import { SaveBar } from "../look/save-bar.tsx";
import { fullTime } from "../look/time.ts";
import { useSaving } from "../look/use-saving.ts";
import { mayManage, myId, sites } from "../session/session-state.ts";
import { ComplaintSteps } from "./complaint-steps.tsx";
import { categoryName, OUTCOME_NAMES, SEVERITY_NAMES, STATES, TOLD_BY } from "./complaint-words.ts";
import { registerNews } from "./complaints-state.ts";
import { DueMark } from "./due-mark.tsx";
import {
  keepUnsaved,
  patchComplaint,
  readComplaint,
  registerSettings,
  removeComplaint,
  unsaved,
} from "./register-state.ts";
import { TellDialog } from "./tell-dialog.tsx";

type Change = Partial<ComplaintPatch>;

/** One complaint: who, what, where it stands, what was done; all of it is changed in place. */
export function ComplaintView({ id, leave }: { id: string; leave(): void }) {
  const held = useSignal<ComplaintDetail | undefined>(undefined);
  const failed = useSignal("");
  const saving = useSaving();
  const put = (detail: ComplaintDetail) => {
    held.value = detail;
  };
  const read = () =>
    readComplaint(id).then(
      (detail) => {
        put(detail);
        failed.value = "";
      },
      (error: unknown) => {
        failed.value = reason(error);
      },
    );
  // Whenever the register changes: a colleague may have changed this one.
  useEffect(() => void read(), [registerNews.value]);
  const detail = held.value;
  if (!detail)
    return failed.value ? (
      <Failed error={failed.value} retry={() => void read()} />
    ) : (
      <Loading what={t("Loading the complaint")} />
    );
  const { complaint } = detail;

  /** What somebody else has changed meanwhile is read; what is typed here stays. */
  async function change(what: Change): Promise<void> {
    try {
      put(await patchComplaint(complaint, what));
    } catch (error) {
      if (error instanceof RequestError && error.kind === "conflict") await read();
      throw error;
    }
  }

  return (
    <div class="form complaint-view">
      <Head complaint={complaint} detail={detail} put={put} leave={leave} />
      {failed.value && <FormError text={failed.value} />}
      <Standing
        complaint={complaint}
        busy={saving.busy}
        change={(what) => void saving.run(() => change(what), t("Saved."))}
      />
      <Words complaint={complaint} saving={saving} change={change} />
      <ComplaintSteps detail={detail} put={put} />
    </div>
  );
}

interface HeadProps {
  complaint: Complaint;
  detail: ComplaintDetail;
  put(detail: ComplaintDetail): void;
  leave(): void;
}

function Head({ complaint, detail, put, leave }: HeadProps) {
  const asking = useSignal<"tell" | "remove" | null>(null);
  const shut = () => {
    asking.value = null;
  };
  const { id, number, name, email, phone, at, conversationId, siteId, source } = complaint;
  const site = sites.value.length > 1 && sites.value.find((one) => one.id === siteId)?.name;
  const via = source === "visitor" ? t("by their own form") : t("noted by an agent");
  return (
    <>
      <header class="detail-head">
        <BackLink href="/console/complaints" />
        <h2 class="grow" dir="auto">
          {complaintName(number)} · {name || t("Without a name")}
        </h2>
        <DueMark complaint={complaint} />
        <button
          type="button"
          class="btn primary"
          onClick={() => {
            asking.value = "tell";
          }}
        >
          {t("Tell the customer")}
        </button>
        {mayManage.value && (
          <button
            type="button"
            class="tool"
            aria-label={t("Delete this complaint")}
            title={t("Delete this complaint")}
            onClick={() => {
              asking.value = "remove";
            }}
          >
            <Icon name="trash" />
          </button>
        )}
      </header>
      <p class="quiet complaint-who">
        <span>{[fullTime(at), via, site].filter(Boolean).join(" · ")}</span>
        {email && (
          <a href={`mailto:${email}`} dir="ltr">
            {email}
          </a>
        )}
        {phone && (
          <a href={`tel:${phone}`} dir="ltr">
            {phone}
          </a>
        )}
        {conversationId && (
          <a href={`/console/conversations/${conversationId}`}>{t("To the conversation")}</a>
        )}
      </p>
      {asking.value === "tell" && <TellDialog detail={detail} put={put} onClose={shut} />}
      {asking.value === "remove" && (
        <Confirm
          title={t("Delete {{number}} for good?", { number: complaintName(number) })}
          text={t("The complaint and all its steps are gone. Repeated causes count it no more.")}
          verb={t("Delete")}
          act={async () => {
            await removeComplaint(id);
            keepUnsaved(id, undefined);
            leave();
          }}
          onClose={shut}
        />
      )}
    </>
  );
}

interface StandingProps {
  complaint: Complaint;
  busy: boolean;
  change(what: Change): void;
}

/** What is chosen, and saved at once. */
function Standing({ complaint, busy, change }: StandingProps) {
  const { state, severity, ownerId, categoryId, dueAt, outcome, toldAt, toldBy } = complaint;
  const categories = registerSettings.value?.categories ?? [];
  const offered = categories.filter(({ id, hidden }) => !hidden || id === categoryId);
  const people = [...agents.byId.value.values()].filter(
    ({ id, active }) => active || id === ownerId,
  );
  return (
    <section class="card complaint-standing" aria-label={t("Where it stands")}>
      <Field label={t("State")}>
        <select
          class="input"
          disabled={busy}
          value={state}
          onChange={(event) => change({ state: event.currentTarget.value as never })}
        >
          <Options of={COMPLAINT_STATES.map((id) => ({ id, name: t(STATES[id]) }))} />
        </select>
      </Field>
      <Field label={t("Who looks after it")}>
        <select
          class="input"
          disabled={busy}
          value={ownerId ?? ""}
          onChange={(event) => change({ ownerId: event.currentTarget.value || null })}
        >
          <option value="">{t("Nobody yet")}</option>
          <Options of={people} />
        </select>
      </Field>
      <Field label={t("Due")}>
        <input
          class="input"
          type="date"
          required
          disabled={busy}
          value={dayOf(dueAt)}
          onChange={(event) => {
            const end = endOf(event.currentTarget.value);
            if (end !== undefined && end !== dueAt) change({ dueAt: end });
          }}
        />
      </Field>
      <Field label={t("Severity")}>
        <select
          class="input"
          disabled={busy}
          value={severity}
          onChange={(event) => change({ severity: event.currentTarget.value as never })}
        >
          <Options of={SEVERITIES.map((id) => ({ id, name: t(SEVERITY_NAMES[id]) }))} />
        </select>
      </Field>
      <Field label={t("Category")}>
        <select
          class="input"
          disabled={busy}
          value={categoryId}
          onChange={(event) => change({ categoryId: event.currentTarget.value })}
        >
          <Options of={offered.map((one) => ({ id: one.id, name: categoryName(one) }))} />
        </select>
      </Field>
      <Field label={t("Outcome")}>
        <select
          class="input"
          disabled={busy}
          value={outcome ?? ""}
          onChange={(event) => change({ outcome: (event.currentTarget.value || null) as never })}
        >
          <option value="">{t("None yet")}</option>
          <Options of={COMPLAINT_OUTCOMES.map((id) => ({ id, name: t(OUTCOME_NAMES[id]) }))} />
        </select>
      </Field>
      <p class="complaint-told">
        {toldAt === null || toldBy === null
          ? t("The customer has not been told what came of it.")
          : t("The customer was told {{when}}: {{how}}", {
              ...{ when: fullTime(toldAt), how: t(TOLD_BY[toldBy]) },
            })}
        {ownerId === null && (
          <button
            type="button"
            class="btn"
            disabled={busy}
            onClick={() => change({ ownerId: myId.peek() })}
          >
            {t("I look after it")}
          </button>
        )}
      </p>
    </section>
  );
}

interface WordsProps {
  complaint: Complaint;
  saving: ReturnType<typeof useSaving>;
  change(what: Change): Promise<void>;
}

/** What is written, and saved when it is ready. */
function Words({ complaint, saving, change }: WordsProps) {
  const { id } = complaint;
  const mine = unsaved.value.get(id) ?? {};
  const isChanged = Object.keys(mine).length > 0;
  const causes = useKnownCauses(complaint);
  const area = (
    key: "text" | "want" | "outcomeText" | "prevention",
    label: string,
    rows: number,
  ) => (
    <Field label={label}>
      <textarea
        class="input"
        dir="auto"
        rows={rows}
        maxLength={COMPLAINT_TEXT_MAX}
        value={mine[key] ?? complaint[key]}
        onInput={(event) => keepUnsaved(id, { [key]: event.currentTarget.value })}
      />
    </Field>
  );
  const line = (key: "name" | "email" | "phone", label: string) => (
    <Field label={label}>
      <input
        class="input"
        dir={key === "name" ? "auto" : "ltr"}
        value={mine[key] ?? complaint[key]}
        onInput={(event) => keepUnsaved(id, { [key]: event.currentTarget.value })}
      />
    </Field>
  );
  return (
    <section class="card" aria-label={t("What happened, and what came of it")}>
      {area("text", t("What happened"), 3)}
      {area("want", t("What they want"), 2)}
      {area("outcomeText", t("What came of it"), 2)}
      <Field
        label={t("Cause")}
        hint={t("A few words, the same for the same cause: so it is seen when it comes back.")}
      >
        <input
          class="input"
          dir="auto"
          list="complaint-causes"
          maxLength={COMPLAINT_CAUSE_MAX}
          value={mine.cause ?? complaint.cause}
          onInput={(event) => keepUnsaved(id, { cause: event.currentTarget.value })}
        />
      </Field>
      <datalist id="complaint-causes">
        {causes.map((cause) => (
          <option key={cause} value={cause} />
        ))}
      </datalist>
      {area("prevention", t("What was changed so that it does not happen again"), 2)}
      <details>
        <summary>{t("Who complained")}</summary>
        <div class="complaint-pair">
          {line("name", t("Name"))}
          {line("email", t("Email"))}
          {line("phone", t("Telephone"))}
        </div>
      </details>
      {isChanged ? (
        <SaveBar
          saving={saving}
          discard={() => keepUnsaved(id, undefined)}
          save={async () => {
            await change(mine);
            keepUnsaved(id, undefined);
          }}
          done={t("Saved.")}
        >
          {t("Not saved yet.")}
        </SaveBar>
      ) : (
        <FormError text={saving.error} />
      )}
    </section>
  );
}

/** Causes of the last year in this category, to be written the same way again. */
function useKnownCauses({ categoryId }: Complaint): string[] {
  const known = useSignal<readonly RepeatedCause[]>([]);
  useEffect(() => {
    const until = Date.now();
    const span = { since: String(until - 365 * 24 * 60 * 60 * 1000), until: String(until) };
    http.get<RepeatedCause[]>("/complaints/causes", span).then(
      (causes) => {
        known.value = causes;
      },
      // Only help with writing: without it everything works.
      () => undefined,
    );
  }, []);
  return known.value
    .filter((one) => one.categoryId === categoryId && one.cause !== "")
    .map(({ cause }) => cause);
}

/** The day as a date field writes it, on the agent's own clock. */
function dayOf(at: number): string {
  const date = new Date(at);
  const pad = (value: number) => String(value).padStart(2, "0");
  return `${date.getFullYear()}-${pad(date.getMonth() + 1)}-${pad(date.getDate())}`;
}

/** The last minute of a day; undefined for none. */
function endOf(day: string): number | undefined {
  const at = new Date(`${day}T23:59:00`).getTime();
  return Number.isNaN(at) || at < 0 ? undefined : at;
}
