import { t } from "../language/say.ts";
import { Field } from "../look/field.tsx";
import { FormError } from "../look/form-error.tsx";
import { badOrigin, readOrigins } from "../sites/site-origins.ts";
import type { StepProps } from "./account-step.tsx";

interface Props extends StepProps {
  error: string;
  busy: boolean;
  back(): void;
}

/** The first site, and where its pages are. */
export function SiteStep({ form, set, error, busy, back, next }: Props) {
  const bad = badOrigin(readOrigins(form.origin));
  return (
    <form
      class="form"
      onSubmit={(event) => {
        event.preventDefault();
        next();
      }}
    >
      <Field label={t("Name of your site")} hint={t("Visitors read it at the top of the chat.")}>
        <input
          class="input"
          dir="auto"
          required
          maxLength={60}
          value={form.siteName}
          onInput={(event) => set({ siteName: event.currentTarget.value })}
        />
      </Field>
      <Field
        label={t("Its address")}
        hint={t("Only pages there may carry the chat. You can add more later.")}
        error={
          bad &&
          t("“{{address}}” is no address. It should look like https://shop.example.", {
            address: bad,
          })
        }
      >
        <input
          class="input"
          inputMode="url"
          placeholder="https://shop.example"
          required
          value={form.origin}
          onInput={(event) => set({ origin: event.currentTarget.value })}
        />
      </Field>
      <FormError text={error} />
      <div class="form-end">
        <button type="button" class="btn" onClick={back}>
          {t("Back")}
        </button>
        <button type="submit" class="btn primary grow" disabled={busy || bad !== undefined}>
          {busy ? t("Setting up…") : t("Set up")}
        </button>
      </div>
    </form>
  );
}
