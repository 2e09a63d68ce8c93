import { PASSWORD_MIN } from "../agents/roles.ts";
import { t } from "../language/say.ts";
import { Field } from "../look/field.tsx";
import type { SetupForm } from "./setup-wizard.tsx";

export interface StepProps {
  form: SetupForm;
  set(change: Partial<SetupForm>): void;
  next(): void;
}

/** The first owner. */
export function AccountStep({ form, set, next }: StepProps) {
  return (
    <form
      class="form"
      onSubmit={(event) => {
        event.preventDefault();
        next();
      }}
    >
      <Field label={t("Your name")} hint={t("Visitors see it when you answer.")}>
        <input
          class="input"
          dir="auto"
          required
          maxLength={80}
          autoComplete="name"
          value={form.name}
          onInput={(event) => set({ name: event.currentTarget.value })}
        />
      </Field>
      <Field label={t("Email")}>
        <input
          class="input"
          type="email"
          required
          autoComplete="username"
          value={form.email}
          onInput={(event) => set({ email: event.currentTarget.value })}
        />
      </Field>
      <Field
        label={t("Password")}
        hint={t("At least {{passwordMin}} characters.", { passwordMin: PASSWORD_MIN })}
      >
        <input
          class="input"
          type="password"
          required
          minLength={PASSWORD_MIN}
          autoComplete="new-password"
          value={form.password}
          onInput={(event) => set({ password: event.currentTarget.value })}
        />
      </Field>
      <button type="submit" class="btn primary wide">
        {t("Continue")}
      </button>
    </form>
  );
}
