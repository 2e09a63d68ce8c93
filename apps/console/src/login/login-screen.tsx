import { useRef, useState } from "preact/hooks";
import { chooseAtDoor } from "../account/preferences.ts";
import { RequestError } from "../http.ts";
import { LanguageChoice } from "../language/language-choice.tsx";
import { t } from "../language/say.ts";
import { Field } from "../look/field.tsx";
import { FormError } from "../look/form-error.tsx";
import { demo, signIn } from "../session/session-state.ts";
import "./login.css";

/** The door. `ended`: one was inside before, and comes back to the same place. */
export function LoginScreen({ ended }: { ended: boolean }) {
  const [error, setError] = useState("");
  const [busy, setBusy] = useState(false);
  const password = useRef<HTMLInputElement>(null);

  async function submit(event: SubmitEvent) {
    event.preventDefault();
    const form = new FormData(event.currentTarget as HTMLFormElement);
    setBusy(true);
    setError("");
    try {
      await signIn({
        email: String(form.get("email")).trim(),
        password: String(form.get("password")),
      });
    } catch (failure) {
      setBusy(false);
      setError(explain(failure));
      password.current?.select();
    }
  }

  return (
    <main class="door">
      <form class="door-card form" onSubmit={submit}>
        <header>
          <span class="logo" aria-hidden="true">
            F
          </span>
          <h1>{ended ? t("Please sign in again") : t("Sign in to Foyer")}</h1>
          {ended && (
            <p class="quiet">{t("Your session ended. You come back to where you were.")}</p>
          )}
        </header>
        <Field label={t("Email")}>
          <input class="input" name="email" type="email" autoComplete="username" required />
        </Field>
        <Field label={t("Password")}>
          <input
            class="input"
            name="password"
            type="password"
            autoComplete="current-password"
            required
            ref={password}
          />
        </Field>
        <FormError text={error} />
        <button type="submit" class="btn primary wide" disabled={busy}>
          {busy ? t("Signing in…") : t("Sign in")}
        </button>
        <LanguageChoice onChosen={chooseAtDoor} />
        {demo.value && (
          <p class="quiet demo">
            {t("This is a demo. The terminal where it was started shows the logins.")}
          </p>
        )}
      </form>
    </main>
  );
}

/** The server does not say which of the two was wrong, and neither do we. */
function explain(failure: unknown): string {
  if (!(failure instanceof RequestError)) return String(failure);
  switch (failure.kind) {
    case "unreachable":
      return t("The server cannot be reached. Look at your connection and try again.");
    case "not_signed_in":
      return t("Email and password do not match. Please check both.");
    case "rate_limited":
      return t("Too many tries. Wait a minute, then try again.");
    default:
      return failure.message;
  }
}
