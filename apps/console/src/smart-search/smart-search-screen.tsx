import type { SmartFigures, SmartState } from "@foyer/protocol";
import { useEffect } from "preact/hooks";
import { later, t } from "../language/say.ts";
import { Failed, Loading } from "../look/blank.tsx";
import { now } from "../look/now.ts";
import { listTime } from "../look/time.ts";
import { me } from "../session/session-state.ts";
import { SettingsFrame } from "../settings/settings-frame.tsx";
import { SmartForm } from "./smart-form.tsx";
import { followSmart, loadSmart, smartError, smartState } from "./smart-state.ts";

/** The search by a model of the owner's choice: whether, where, and how it does. */
export function SmartSearchScreen() {
  useEffect(followSmart, []);
  const state = smartState.value;
  return (
    <SettingsFrame>
      <section class="card">
        <h2>{t("Smart search")}</h2>
        <p class="quiet">
          {t(
            "Articles are found without any outside service. A model finds what is meant when no word is the same, too. When it is slow or away, visitors are answered as before.",
          )}
        </p>
      </section>
      {!state &&
        (smartError.value ? (
          <Failed error={smartError.value} retry={() => void loadSmart()} />
        ) : (
          <Loading />
        ))}
      {state && me.value?.agent.role === "owner" && <SmartForm settings={state.settings} />}
      {state && <Progress state={state} />}
    </SettingsFrame>
  );
}

const FIGURES: Record<keyof SmartFigures, string> = {
  used: later("Answered with its help"),
  slow: later("Too slow"),
  unreachable: later("Not reached"),
  refused: later("Refused"),
  garbage: later("Not understood"),
  too_large: later("Too large an answer"),
  mismatched: later("Vectors of another length"),
  rested: later("Not asked, as it had just failed"),
};

/** How it does, for owners and admins. */
function Progress({ state }: { state: SmartState }) {
  const { settings, figures, phrasings, restsUntil, trouble } = state;
  if (!settings.on)
    return (
      <section class="card">
        <p>{t("It is off: nothing is sent anywhere.")}</p>
      </section>
    );
  return (
    <section class="card" aria-labelledby="smart-figures">
      <h2 id="smart-figures">{t("How it does")}</h2>
      <p>
        {t("{{embedded}} of {{all}} phrasings are embedded.", phrasings)}{" "}
        <progress aria-hidden="true" max={phrasings.all || 1} value={phrasings.embedded} />
      </p>
      {restsUntil !== null && (
        <p class="chip warn">
          {t("It has failed, and is asked again at {{time}}.", {
            time: listTime(restsUntil, now.value),
          })}
        </p>
      )}
      {trouble && (
        <p class="quiet">
          {t("Last trouble, {{time}}: {{text}}", {
            time: listTime(trouble.at, now.value),
            text: trouble.text,
          })}
        </p>
      )}
      <h3>{t("Questions since this server has started")}</h3>
      <dl class="smart-figures">
        {(Object.keys(FIGURES) as (keyof SmartFigures)[])
          .filter((name) => name === "used" || figures[name] > 0)
          .map((name) => (
            <div key={name} class="card-row">
              <dt>{t(FIGURES[name])}</dt>
              <dd>{figures[name]}</dd>
            </div>
          ))}
      </dl>
    </section>
  );
}
