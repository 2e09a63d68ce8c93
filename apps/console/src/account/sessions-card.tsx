import type { Session } from "@foyer/protocol";
import { useEffect, useState } from "preact/hooks";
import { http, reason } from "../http.ts";
import { t } from "../language/say.ts";
import { Failed, Loading } from "../look/blank.tsx";
import { fullTime } from "../look/time.ts";
import { toast } from "../look/toasts.tsx";

/** Where one is signed in, and ending it there. */
export function SessionsCard() {
  const [sessions, setSessions] = useState<readonly Session[] | null>(null);
  const [error, setError] = useState("");
  const load = () => {
    setError("");
    http
      .get<Session[]>("/sessions")
      .then(setSessions, (failure: unknown) => setError(reason(failure)));
  };
  useEffect(load, []);
  async function end({ id }: Session) {
    try {
      await http.delete(`/sessions/${id}`);
      setSessions((held) => held?.filter((session) => session.id !== id) ?? null);
      toast(t("Signed out there."), "ok");
    } catch (failure) {
      toast(reason(failure), "bad");
    }
  }
  return (
    <section class="card">
      <h2>{t("Where you are signed in")}</h2>
      {error && <Failed error={error} retry={load} />}
      {!sessions && !error && <Loading />}
      <ul>
        {sessions?.map((session) => (
          <li key={session.id} class="card-row">
            <div class="grow">
              {session.device || t("Unknown device")}
              <small>{t("Last used {{time}}", { time: fullTime(session.seenAt) })}</small>
            </div>
            {session.current ? (
              <span class="chip ok">{t("This one")}</span>
            ) : (
              <button type="button" class="btn" onClick={() => end(session)}>
                {t("Sign out")}
              </button>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
