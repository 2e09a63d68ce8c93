import type { SmartSettings, SmartTrial } from "@foyer/protocol";
import { useState } from "preact/hooks";
import { reason } from "../http.ts";
import { t } from "../language/say.ts";
import { Check, Field } from "../look/field.tsx";
import { FormError } from "../look/form-error.tsx";
import { useSaving } from "../look/use-saving.ts";
import { saveSmart, tryEndpoint } from "./smart-state.ts";

/** A name, the same in every language. */
const EXAMPLE_MODEL = "text-embedding-3-small";

/** Where questions are sent, for owners to choose. What is typed stays until it is saved. */
export function SmartForm({ settings }: { settings: SmartSettings }) {
  const [typed, setTyped] = useState<Partial<SmartSettings & { key: string }>>({});
  const [trial, setTrial] = useState<SmartTrial | "trying">();
  const { busy, error, run } = useSaving();
  const { on, url, model, revision } = { ...settings, ...typed };
  const { key } = typed;
  const endpoint = { url, model, ...(key === undefined ? {} : { key }) };
  const set = (change: typeof typed) => {
    setTyped({ ...typed, ...change });
    setTrial(undefined);
  };

  async function attempt(): Promise<void> {
    setTrial("trying");
    setTrial(
      await tryEndpoint(endpoint).catch((failure): SmartTrial => {
        return { ok: false, trouble: reason(failure) };
      }),
    );
  }

  return (
    <form
      class="card"
      onSubmit={(event) => {
        event.preventDefault();
        run(async () => {
          await saveSmart({ on, revision, ...endpoint });
          setTyped({});
        }, t("Saved."));
      }}
    >
      <h2>{t("Endpoint")}</h2>
      <Check
        label={t("Ask an embedding model, too")}
        hint={t(
          "What visitors ask self-service, and the articles’ phrasings, are sent to this endpoint. What they say to people is not.",
        )}
        checked={on}
        onChange={(next) => set({ on: next })}
      />
      <Field
        label={t("Address")}
        hint={t("Any service that speaks as OpenAI does, your own included.")}
      >
        <input
          class="input"
          dir="ltr"
          type="url"
          required={on}
          maxLength={500}
          placeholder="https://api.openai.com/v1"
          value={url}
          onInput={(event) => set({ url: event.currentTarget.value })}
        />
      </Field>
      <Field label={t("Model")}>
        <input
          class="input"
          dir="ltr"
          required={on}
          maxLength={200}
          placeholder={EXAMPLE_MODEL}
          value={model}
          onInput={(event) => set({ model: event.currentTarget.value })}
        />
      </Field>
      <Field
        label={t("Key")}
        hint={
          settings.hasKey
            ? t("One is kept. Leave this empty to keep it; it is never shown again.")
            : t("Kept on the server, and never shown again. Empty: none is needed.")
        }
      >
        <input
          class="input"
          dir="ltr"
          type="password"
          autocomplete="off"
          maxLength={500}
          value={key ?? ""}
          onInput={(event) => set({ key: event.currentTarget.value || undefined })}
        />
      </Field>
      <p role="status">{trial && <Outcome trial={trial} />}</p>
      <FormError text={error} />
      <div class="form-end">
        <button type="submit" class="btn primary" disabled={busy}>
          {t("Save")}
        </button>
        <button
          type="button"
          class="btn"
          disabled={!url || !model || trial === "trying"}
          onClick={() => void attempt()}
        >
          {t("Try it")}
        </button>
      </div>
    </form>
  );
}

function Outcome({ trial }: { trial: SmartTrial | "trying" }) {
  if (trial === "trying") return <span class="quiet">{t("Asking…")}</span>;
  if (!trial.ok) return <span class="chip bad">{trial.trouble}</span>;
  const { ms, dimensions } = trial;
  return (
    <span class="chip ok">
      {t("It answers: {{dimensions}} numbers in {{ms}} ms.", { dimensions, ms })}
    </span>
  );
}
