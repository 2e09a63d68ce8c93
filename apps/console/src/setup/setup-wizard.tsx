import type { Me, Setup } from "@foyer/protocol";
import { useState } from "preact/hooks";
import { chooseAtDoor } from "../account/preferences.ts";
import { RequestError, reason } from "../http.ts";
import { LanguageChoice } from "../language/language-choice.tsx";
import { later, t } from "../language/say.ts";
import { useDraft } from "../look/use-draft.ts";
import { phase, setUp } from "../session/session-state.ts";
import { readOrigins } from "../sites/site-origins.ts";
import { AccountStep } from "./account-step.tsx";
import { SiteStep } from "./site-step.tsx";
import { SnippetStep } from "./snippet-step.tsx";
import "../login/login.css";
import "../look/page.css";
import "./setup.css";

/** What the wizard asks for; `origin` as people type it. */
export type SetupForm = Required<Setup>;

const EMPTY: SetupForm = { name: "", email: "", password: "", siteName: "", origin: "" };
const STEPS = [later("Your account"), later("Your site"), later("On your pages")];

/** First run: the owner's account, the first site, the line to paste. */
export function SetupWizard() {
  const [form, set] = useDraft(EMPTY);
  const [step, setStep] = useState(0);
  const [made, setMade] = useState<Me | null>(null);
  const [error, setError] = useState("");
  const [busy, setBusy] = useState(false);

  async function make() {
    setBusy(true);
    setError("");
    try {
      setMade(await setUp(toSetup(form)));
      setStep(2);
    } catch (failure) {
      // Somebody was faster, or another tab: there is an owner now, so sign in.
      if (failure instanceof RequestError && failure.kind === "conflict")
        phase.value = { name: "signed_out", ended: false };
      setError(reason(failure));
    } finally {
      setBusy(false);
    }
  }

  return (
    <main class="door">
      <div class="door-card broad form">
        <header>
          <span class="logo" aria-hidden="true">
            F
          </span>
          <h1>{t("Welcome to Foyer")}</h1>
          <ol class="steps">
            {STEPS.map((label, index) => (
              <li key={label} aria-current={index === step ? "step" : undefined}>
                {t(label)}
              </li>
            ))}
          </ol>
        </header>
        {step === 0 && <LanguageChoice onChosen={chooseAtDoor} />}
        {step === 0 && <AccountStep form={form} set={set} next={() => setStep(1)} />}
        {step === 1 && (
          <SiteStep
            form={form}
            set={set}
            error={error}
            busy={busy}
            back={() => setStep(0)}
            next={make}
          />
        )}
        {step === 2 && made && <SnippetStep me={made} />}
      </div>
    </main>
  );
}

function toSetup({ origin, ...rest }: SetupForm): Setup {
  const [first] = readOrigins(origin);
  return { ...rest, email: rest.email.trim(), ...(first && { origin: first }) };
}
