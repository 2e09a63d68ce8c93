import { useRef } from "preact/hooks";
import { PASSWORD_MIN } from "../agents/roles.ts";
import { http } from "../http.ts";
import { t } from "../language/say.ts";
import { Field } from "../look/field.tsx";
import { FormError } from "../look/form-error.tsx";
import { useSaving } from "../look/use-saving.ts";

/** Changes one's password; other places are signed out by it. */
export function PasswordCard() {
  const form = useRef<HTMLFormElement>(null);
  const { busy, error, run } = useSaving();
  function submit(event: Event) {
    event.preventDefault();
    const data = new FormData(form.current ?? undefined);
    run(async () => {
      await http.patch("/me", {
        currentPassword: String(data.get("current")),
        password: String(data.get("next")),
      });
      form.current?.reset();
    }, t("Password changed. Everywhere else you are signed out."));
  }
  return (
    <form class="card" ref={form} onSubmit={submit}>
      <h2>{t("Password")}</h2>
      <div class="row-2">
        <Field label={t("Current password")}>
          <input
            class="input"
            name="current"
            type="password"
            autoComplete="current-password"
            required
          />
        </Field>
        <Field
          label={t("New password")}
          hint={t("At least {{passwordMin}} characters.", { passwordMin: PASSWORD_MIN })}
        >
          <input
            class="input"
            name="next"
            type="password"
            autoComplete="new-password"
            minLength={PASSWORD_MIN}
            required
          />
        </Field>
      </div>
      <FormError text={error} />
      <div class="form-end">
        <button type="submit" class="btn" disabled={busy}>
          {t("Change password")}
        </button>
      </div>
    </form>
  );
}
