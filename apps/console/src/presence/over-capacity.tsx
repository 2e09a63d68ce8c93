import { effect, signal } from "@preact/signals";
import { t } from "../language/say.ts";
import { Dialog } from "../look/dialog.tsx";
import { me } from "../session/session-state.ts";
import { isFull, myLoad } from "./presence-state.ts";

/** What waits for a yes. */
const asking = signal<((yes: boolean) => void) | null>(null);

/** Once somebody has said yes they are not asked again, until they have room and are full anew. */
let wasAsked = false;
effect(() => {
  if (!isFull.value) wasAsked = false;
});

/** Whether one more may be claimed: asks an agent who has as many as they want, once. */
export async function mayClaim(): Promise<boolean> {
  if (!isFull.peek() || wasAsked) return true;
  const yes = await new Promise<boolean>((resolve) => {
    asking.value = resolve;
  });
  wasAsked = yes;
  return yes;
}

/** The question, while there is one. */
export function OverCapacity() {
  const answer = asking.value;
  if (!answer) return null;
  const close = (yes: boolean) => {
    asking.value = null;
    answer(yes);
  };
  const limit = me.value?.agent.capacity ?? 0;
  return (
    <Dialog title={t("You have enough to do")} onClose={() => close(false)}>
      <div class="dialog-body">
        <p>
          {t("You have {{load}} conversations and want {{limit}} at a time. Claim one more?", {
            ...{ load: myLoad.value, limit },
          })}
        </p>
      </div>
      <footer>
        <button type="button" class="btn primary" onClick={() => close(true)}>
          {t("Claim it")}
        </button>
        <button type="button" class="btn" onClick={() => close(false)}>
          {t("Leave it")}
        </button>
      </footer>
    </Dialog>
  );
}
