import { useEffect } from "preact/hooks";
import { t } from "../language/say.ts";
import { Failed, Loading } from "../look/blank.tsx";
import { Check } from "../look/field.tsx";
import { mayManage } from "../session/session-state.ts";
import { SettingsFrame } from "../settings/settings-frame.tsx";
import { setKind, setOn, shown } from "./coach-draft.ts";
import { CoachPhrases } from "./coach-phrases.tsx";
import { CoachSaveBar } from "./coach-save-bar.tsx";
import { coachError, isHidden, loadCoach, setHidden } from "./coach-state.ts";
import { KINDS } from "./hint-text.ts";
import "./coach-screen.css";

/** How the coach is set: for oneself, and by owners and admins for everybody. */
export function CoachScreen() {
  useEffect(() => void loadCoach(), []);
  const isThere = shown.value !== null;
  return (
    <SettingsFrame>
      <section class="card">
        <h2>{t("Coach")}</h2>
        <p class="quiet">
          {t(
            "Quiet hints below the text box while a reply is written: a kinder wording, a question left open, a card number about to be sent. They hold nothing up, and nobody sees who got which.",
          )}
        </p>
        <Check
          label={t("Show me hints while I write")}
          hint={t("For you alone, in this browser.")}
          checked={!isHidden()}
          onChange={(on) => setHidden(!on)}
        />
      </section>
      {!isThere && (coachError.value ? <NotThere /> : <Loading what={t("Loading the coach")} />)}
      {isThere && (mayManage.value ? <ForEverybody /> : <Told />)}
    </SettingsFrame>
  );
}

const NotThere = () => <Failed error={coachError.value} retry={() => void loadCoach()} />;

function ForEverybody() {
  const settings = shown.value;
  if (!settings) return null;
  return (
    <>
      <section class="card">
        <h2>{t("What it looks for")}</h2>
        <Check label={t("Coach everybody")} checked={settings.on} onChange={setOn} />
        <div class="coach-kinds">
          {KINDS.map(({ kind, label, hint }) => (
            <Check
              key={kind}
              label={t(label)}
              hint={t(hint)}
              checked={!settings.off.includes(kind)}
              disabled={!settings.on}
              onChange={(on) => setKind(kind, on)}
            />
          ))}
        </div>
      </section>
      <CoachPhrases />
      <CoachSaveBar />
    </>
  );
}

/** For those who may not change it. */
function Told() {
  const settings = shown.value;
  const kinds = KINDS.filter(({ kind }) => !settings?.off.includes(kind));
  return (
    <section class="card">
      <h2>{t("What it looks for")}</h2>
      {settings?.on ? (
        <ul class="coach-told">
          {kinds.map(({ kind, label, hint }) => (
            <li key={kind}>
              {t(label)}
              <small>{t(hint)}</small>
            </li>
          ))}
        </ul>
      ) : (
        <p>{t("It is switched off for everybody.")}</p>
      )}
      <p class="quiet">{t("Owners and admins set what it looks for.")}</p>
    </section>
  );
}
