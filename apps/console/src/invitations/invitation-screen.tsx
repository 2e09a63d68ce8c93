import type { OpenInvitation } from "@foyer/protocol";
import { useEffect, useState } from "preact/hooks";
import { useLocation } from "preact-iso";
import { chooseAtDoor } from "../account/preferences.ts";
import { PASSWORD_MIN, ROLES } from "../agents/roles.ts";
import { http, reason } from "../http.ts";
import { LanguageChoice } from "../language/language-choice.tsx";
import { t } from "../language/say.ts";
import { Loading } from "../look/blank.tsx";
import { Field } from "../look/field.tsx";
import { FormError } from "../look/form-error.tsx";
import { useDraft } from "../look/use-draft.ts";
import { accept } from "../session/session-state.ts";
import { takeToken } from "./invitation-token.ts";
import "../login/login.css";

/** The door for somebody invited: they choose name and password, and are in. */
export function InvitationScreen() {
  const [token] = useState(takeToken);
  const [invitation, setInvitation] = useState<OpenInvitation | null>(null);
  const [error, setError] = useState("");
  useEffect(() => {
    http
      .post<OpenInvitation>("/invitations/look", { token })
      .then(setInvitation, (failure: unknown) => setError(reason(failure)));
    // Another link was pasted over this one.
    const again = () => location.reload();
    addEventListener("hashchange", again);
    return () => removeEventListener("hashchange", again);
  }, []);
  return (
    <main class="door">
      <div class="door-card form">
        <header>
          <span class="logo" aria-hidden="true">
            F
          </span>
          <h1>{error ? t("This invitation does not hold") : t("Welcome to Foyer")}</h1>
          {invitation && (
            <p class="quiet">
              {t("{{name}} invites you to answer visitors. Your role: {{role}}.", {
                name: invitation.invitedBy,
                role: t(ROLES[invitation.role]),
              })}
            </p>
          )}
        </header>
        {error ? (
          <>
            <FormError text={error} />
            <a class="btn" href="/console/">
              {t("To the sign-in")}
            </a>
          </>
        ) : invitation ? (
          <Account token={token} email={invitation.email} />
        ) : (
          <Loading what={t("Looking at the invitation")} />
        )}
        <LanguageChoice onChosen={chooseAtDoor} />
      </div>
    </main>
  );
}

function Account({ token, email }: { token: string; email: string | null }) {
  const { route } = useLocation();
  const [draft, set] = useDraft({ name: "", email: email ?? "", password: "" });
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState("");
  async function submit(event: Event) {
    event.preventDefault();
    setBusy(true);
    setError("");
    try {
      await accept({ token, ...draft, email: draft.email.trim() });
      route("/console/", true);
    } catch (failure) {
      setBusy(false);
      setError(reason(failure));
    }
  }
  const text = (name: keyof typeof draft) => ({
    class: "input",
    required: true,
    value: draft[name],
    onInput: (event: { currentTarget: HTMLInputElement }) =>
      set({ [name]: event.currentTarget.value }),
  });
  return (
    <form class="form" onSubmit={submit}>
      <Field label={t("Your name")} hint={t("Visitors see it when you answer.")}>
        <input {...text("name")} dir="auto" maxLength={80} autoComplete="name" />
      </Field>
      <Field
        label={t("Email")}
        hint={email ? t("The invitation holds for this address.") : t("You sign in with it.")}
      >
        <input
          {...text("email")}
          type="email"
          maxLength={254}
          readOnly={email !== null}
          autoComplete="username"
        />
      </Field>
      <Field
        label={t("Password")}
        hint={t("At least {{passwordMin}} characters.", { passwordMin: PASSWORD_MIN })}
      >
        <input
          {...text("password")}
          type="password"
          minLength={PASSWORD_MIN}
          maxLength={200}
          autoComplete="new-password"
        />
      </Field>
      <FormError text={error} />
      <button type="submit" class="btn primary wide" disabled={busy}>
        {busy ? t("One moment…") : t("Make my account")}
      </button>
    </form>
  );
}
