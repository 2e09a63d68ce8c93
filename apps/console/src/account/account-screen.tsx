import { NotificationsCard } from "../notifications/notifications-card.tsx";
import { PresenceCard } from "../presence/presence-card.tsx";
import { me } from "../session/session-state.ts";
import { SettingsFrame } from "../settings/settings-frame.tsx";
import { LanguageCard } from "./language-card.tsx";
import { PasswordCard } from "./password-card.tsx";
import { ProfileCard } from "./profile-card.tsx";
import { SessionsCard } from "./sessions-card.tsx";
import { WritingCard } from "./writing-card.tsx";

/** Oneself: name and colour, password, what calls one, where one is signed in. */
export function AccountScreen() {
  const agent = me.value?.agent;
  if (!agent) return null;
  return (
    <SettingsFrame>
      <ProfileCard key={agent.id} agent={agent} />
      <LanguageCard />
      <PresenceCard key={`presence ${agent.id}`} agent={agent} />
      <NotificationsCard />
      <WritingCard />
      <PasswordCard />
      <SessionsCard />
    </SettingsFrame>
  );
}
