import type { Invitation } from "@foyer/protocol";
import { useEffect, useState } from "preact/hooks";
import { ROLES } from "../agents/roles.ts";
import { reason } from "../http.ts";
import { t } from "../language/say.ts";
import { agents, teams } from "../live/live.ts";
import { Failed, Loading } from "../look/blank.tsx";
import { Icon } from "../look/icon.tsx";
import { now } from "../look/now.ts";
import { fullTime } from "../look/time.ts";
import { toast } from "../look/toasts.tsx";
import { invitations, loadInvitations, revoke } from "./invitations-state.ts";
import { InviteDialog } from "./invite-dialog.tsx";

/** Who was invited and has not come yet. */
export function InvitationsCard() {
  const [inviting, setInviting] = useState(false);
  const [error, setError] = useState("");
  const load = () => {
    setError("");
    loadInvitations().catch((failure: unknown) => setError(reason(failure)));
  };
  useEffect(load, []);
  const list = invitations.value;
  return (
    <section class="card">
      <div class="title detail-head">
        <h2 class="grow">{t("Invitations")}</h2>
        <button type="button" class="btn primary" onClick={() => setInviting(true)}>
          <Icon name="plus" />
          {t("Invite somebody")}
        </button>
      </div>
      {error && <Failed error={error} retry={load} />}
      {!list && !error && <Loading what={t("Loading the invitations")} />}
      {list?.length === 0 && (
        <p class="quiet">
          {t(
            "Nobody is invited just now. An invitation is a link, by which somebody makes their own account.",
          )}
        </p>
      )}
      <ul>
        {list?.map((one) => (
          <Row key={one.id} invitation={one} />
        ))}
      </ul>
      {inviting && <InviteDialog onClose={() => setInviting(false)} />}
    </section>
  );
}

function Row({ invitation }: { invitation: Invitation }) {
  const { email, role, teamIds, expiresAt, invitedBy } = invitation;
  const isOver = expiresAt <= now.value;
  const by = agents.card(invitedBy)?.name ?? "";
  const inTeams = teams.all.value.filter(({ id }) => teamIds.includes(id)).map(({ name }) => name);
  async function takeBack() {
    try {
      await revoke(invitation.id);
      toast(t("The invitation is taken back."), "ok");
    } catch (failure) {
      toast(reason(failure), "bad");
    }
  }
  return (
    <li class="card-row">
      <div class="grow">
        <span dir="auto">{email ?? t("Whoever has the link")}</span>
        <small>{[t(ROLES[role]), ...inTeams, t("by {{name}}", { name: by })].join(" · ")}</small>
      </div>
      {isOver ? (
        <span class="chip bad">{t("Expired")}</span>
      ) : (
        <span class="chip">{t("until {{time}}", { time: fullTime(expiresAt) })}</span>
      )}
      <button type="button" class="btn plain danger" onClick={takeBack}>
        {isOver ? t("Remove") : t("Take back")}
      </button>
    </li>
  );
}
