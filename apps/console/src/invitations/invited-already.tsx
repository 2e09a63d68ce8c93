import { t } from "../language/say.ts";
import { Blank } from "../look/blank.tsx";
import { me, signOut } from "../session/session-state.ts";
import { takeToken } from "./invitation-token.ts";

/** Somebody who is signed in opens an invitation: it makes another account, so they leave this one first. */
export function InvitedAlready() {
  takeToken();
  return (
    <main>
      <Blank icon="person" title={t("You are signed in already")}>
        <p>
          {t("This invitation makes a new account. Sign out as {{name}} to follow it.", {
            name: me.value?.agent.name ?? "",
          })}
        </p>
        <div class="form-end">
          <a class="btn" href="/console/">
            {t("To the inbox")}
          </a>
          <button type="button" class="btn primary" onClick={signOut}>
            {t("Sign out and follow it")}
          </button>
        </div>
      </Blank>
    </main>
  );
}
