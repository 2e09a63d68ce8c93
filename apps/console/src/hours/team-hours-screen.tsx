import type { Hours, TeamHours } from "@foyer/protocol";
import { useEffect, useState } from "preact/hooks";
import { http, reason } from "../http.ts";
import { t } from "../language/say.ts";
import type { ScreenProps } from "../lazy-screen.tsx";
import { teams } from "../live/live.ts";
import { BackLink } from "../look/back-link.tsx";
import { Failed, Loading } from "../look/blank.tsx";
import { Check } from "../look/field.tsx";
import { FormError } from "../look/form-error.tsx";
import { useSaving } from "../look/use-saving.ts";
import { mayManage } from "../session/session-state.ts";
import { SettingsFrame } from "../settings/settings-frame.tsx";
import { hoursProblems } from "../sites/site-problems.ts";
import { HoursEditor, usualHours, ZoneField } from "./hours-editor.tsx";
import "../sites/sites.css";
import "./hours.css";

/** When a team is there, where that is not as its sites are. */
export function TeamHoursScreen({ params: { id = "" } }: ScreenProps) {
  const [kept, setKept] = useState<TeamHours | null>(null);
  const [error, setError] = useState("");
  const load = () => {
    setError("");
    http
      .get<TeamHours>(`/teams/${id}/hours`)
      .then(setKept, (failure: unknown) => setError(reason(failure)));
  };
  useEffect(load, [id]);
  const name = teams.get(id)?.name ?? t("A team that is gone");
  return (
    <SettingsFrame>
      <div class="team-hours-head">
        <BackLink href="/console/settings/team" />
        <h2 dir="auto">{t("Hours of {{team}}", { team: name })}</h2>
      </div>
      {error && <Failed error={error} retry={load} />}
      {!kept && !error && <Loading what={t("Loading the hours")} />}
      {kept && <Editor key={id} teamId={id} kept={kept.hours} />}
    </SettingsFrame>
  );
}

function Editor({ teamId, kept }: { teamId: string; kept: Hours | null }) {
  const [saved, setSaved] = useState(kept);
  const [hours, setHours] = useState(kept);
  const { busy, error, run } = useSaving();
  const problems = hoursProblems(hours);
  const set = (change: Partial<Hours>) => setHours(hours && { ...hours, ...change });
  const isChanged = JSON.stringify(hours) !== JSON.stringify(saved);
  const save = () =>
    run(async () => {
      const answer = await http.put<TeamHours>(`/teams/${teamId}/hours`, { hours });
      setSaved(answer.hours);
      setHours(answer.hours);
    }, t("Saved"));
  return (
    <>
      <section class="card">
        <Check
          label={t("This team has hours of its own")}
          hint={t("Else it is there when the site of a conversation is open.")}
          checked={hours !== null}
          disabled={!mayManage.value}
          onChange={(on) => setHours(on ? usualHours() : null)}
        />
        {hours && <ZoneField hours={hours} set={set} />}
      </section>
      {hours && <HoursEditor hours={hours} problems={problems} set={set} />}
      {mayManage.value && (
        <div class="team-hours-save">
          <FormError text={error} />
          <button
            type="button"
            class="btn primary"
            disabled={busy || !isChanged || problems.size > 0}
            onClick={save}
          >
            {t("Save")}
          </button>
        </div>
      )}
    </>
  );
}
