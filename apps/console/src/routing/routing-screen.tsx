import { useEffect } from "preact/hooks";
import { t } from "../language/say.ts";
import { Failed, Loading } from "../look/blank.tsx";
import { SaveBar } from "../look/save-bar.tsx";
import { useSaving } from "../look/use-saving.ts";
import { mayManage } from "../session/session-state.ts";
import { SettingsFrame } from "../settings/settings-frame.tsx";
import { HowCard } from "./how-card.tsx";
import { LimitsCard } from "./limits-card.tsx";
import { discard, isChanged, save, shown } from "./routing-draft.ts";
import { loadRouting, routingError } from "./routing-state.ts";
import { RulesCard } from "./rules-card.tsx";
import { SkillsCard } from "./skills-card.tsx";
import { TroublesCard } from "./troubles-card.tsx";
import "./routing.css";

/** How conversations reach agents: seen by all, set by owners and admins. */
export function RoutingScreen() {
  useEffect(() => void loadRouting(), []);
  if (shown.value === null)
    return (
      <SettingsFrame>
        {routingError.value ? (
          <Failed error={routingError.value} retry={() => void loadRouting()} />
        ) : (
          <Loading what={t("Loading the routing")} />
        )}
      </SettingsFrame>
    );
  return (
    <SettingsFrame>
      <TroublesCard />
      {!mayManage.value && <p class="quiet">{t("Owners and admins set the routing.")}</p>}
      <fieldset class="routing" disabled={!mayManage.value}>
        <HowCard />
        <RulesCard />
        <LimitsCard />
        <SkillsCard />
      </fieldset>
      <RoutingSaveBar />
    </SettingsFrame>
  );
}

function RoutingSaveBar() {
  const saving = useSaving();
  if (!isChanged.value) return null;
  return (
    <SaveBar {...{ saving, discard, save }} done={t("Saved for everybody.")}>
      {t("Not saved yet. Everybody has it as soon as you save.")}
    </SaveBar>
  );
}
