import type { MadeInvitation } from "@foyer/protocol";
import { t } from "../language/say.ts";
import { CopyButton } from "../look/copy-button.tsx";
import { Dialog } from "../look/dialog.tsx";
import { fullTime } from "../look/time.ts";

interface Props {
  made: MadeInvitation;
  onClose(): void;
}

/** The link of a new invitation: it cannot be shown again. */
export function InvitationLink({ made: { link, invitation }, onClose }: Props) {
  const { email, expiresAt } = invitation;
  return (
    <Dialog title={t("The invitation's link")} onClose={onClose}>
      <div class="dialog-body">
        <p>
          {email
            ? t("It was sent to {{email}}. You may pass it on yourself, too.", { email })
            : t("Pass it on to whom you invite. Whoever opens it first makes the account.")}
        </p>
        <pre class="code">
          <code>{link}</code>
        </pre>
        <p class="quiet">
          {t("It works once, until {{time}}. It is shown only now.", { time: fullTime(expiresAt) })}
        </p>
      </div>
      <footer>
        <CopyButton text={link} />
        <button type="button" class="btn primary" onClick={onClose}>
          {t("Done")}
        </button>
      </footer>
    </Dialog>
  );
}
