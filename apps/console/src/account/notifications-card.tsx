import { Check } from "../look/field.tsx";
import { toast } from "../look/toasts.tsx";
import { chime } from "../notifications/chime.ts";
import {
  desktop,
  permission,
  setDesktop,
  setSound,
  sound,
} from "../notifications/notification-choices.ts";

/** What calls one when somebody waits or answers. Kept in this browser. */
export function NotificationsCard() {
  const isAbsent = permission() === "absent";
  async function chooseDesktop(on: boolean) {
    if (!(await setDesktop(on)))
      toast("Your browser forbids notifications here. Allow them in its settings.", "bad");
  }
  function chooseSound(on: boolean) {
    setSound(on);
    if (on) chime();
  }
  return (
    <section class="card">
      <h2>When somebody needs you</h2>
      <div>
        <Check
          label="Play a soft sound"
          hint="When somebody starts to wait, or answers you while you look elsewhere."
          checked={sound.value}
          onChange={chooseSound}
        />
        <Check
          label="Show a desktop notification"
          hint={
            isAbsent
              ? "This browser cannot show them."
              : "While Foyer is in the background. A click opens the conversation."
          }
          checked={desktop.value}
          disabled={isAbsent}
          onChange={chooseDesktop}
        />
      </div>
    </section>
  );
}
