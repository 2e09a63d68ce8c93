import { useEffect } from "preact/hooks";
import { t } from "../language/say.ts";
import { Blank, Failed, Loading } from "../look/blank.tsx";
import { mayManage } from "../session/session-state.ts";
import { SettingsFrame } from "../settings/settings-frame.tsx";
import { MailCard } from "./mail-card.tsx";
import { followMail, loadMail, mailError, mailState } from "./mail-state.ts";
import "./mail.css";

/** Whether mail leaves this server, and why it does not. */
export function MailScreen() {
  if (!mayManage.value)
    return (
      <SettingsFrame>
        <Blank icon="mail" title={t("Owners and admins look after mail.")} />
      </SettingsFrame>
    );
  return (
    <SettingsFrame>
      <Followed />
    </SettingsFrame>
  );
}

function Followed() {
  useEffect(followMail, []);
  const state = mailState.value;
  if (state) return <MailCard state={state} />;
  if (mailError.value) return <Failed error={mailError.value} retry={() => void loadMail()} />;
  return <Loading what={t("Loading how mail does")} />;
}
