import type { Closing, OpenPlace } from "@foyer/protocol";
import { useEffect, useState } from "preact/hooks";
import { http, reason } from "../http.ts";
import { t } from "../language/say.ts";
import { Failed, Loading } from "../look/blank.tsx";
import { Dialog } from "../look/dialog.tsx";
import { clockTime, dayName } from "../look/time.ts";
import { toast } from "../look/toasts.tsx";
import { mayManage } from "../session/session-state.ts";
import { instantOf, midnight, wallTime } from "../sites/zone-time.ts";
import { isClosingOpen } from "./closing-door.ts";
import "./hours.css";

const HOUR_MS = 60 * 60 * 1000;

/** All sites and teams with hours of their own: open or closed, and closed until a time by one press. */
export function ClosingDialog() {
  const [places, setPlaces] = useState<readonly OpenPlace[] | null>(null);
  const [error, setError] = useState("");
  const load = () => {
    setError("");
    http
      .get<OpenPlace[]>("/closings")
      .then(setPlaces, (failure: unknown) => setError(reason(failure)));
  };
  useEffect(load, []);
  const put = (place: OpenPlace) =>
    setPlaces((places ?? []).map((one) => (one.id === place.id ? place : one)));
  return (
    <Dialog
      title={t("Open or closed")}
      onClose={() => {
        isClosingOpen.value = false;
      }}
    >
      <div class="dialog-body">
        {error && <Failed error={error} retry={load} />}
        {!places && !error && <Loading what={t("Loading the hours")} />}
        {places?.map((place) => (
          <Place key={place.id} place={place} put={put} />
        ))}
        {!mayManage.value && (
          <p class="quiet">{t("Owners and admins close the chat and open it again.")}</p>
        )}
      </div>
    </Dialog>
  );
}

function Place({ place, put }: { place: OpenPlace; put(place: OpenPlace): void }) {
  const [busy, setBusy] = useState(false);
  async function close(until: number | null) {
    setBusy(true);
    const { timeZone: own } = Intl.DateTimeFormat().resolvedOptions();
    const body: Closing = { until, timeZone: own || "UTC" };
    try {
      put(await http.post<OpenPlace>(`/${place.kind}s/${place.id}/closing`, body));
    } catch (failure) {
      toast(reason(failure), "bad");
    } finally {
      setBusy(false);
    }
  }
  return (
    <section class="open-place" aria-label={place.name}>
      <div>
        <strong dir="auto">{place.name}</strong>
        <br />
        <small>{standing(place)}</small>
      </div>
      <span class={place.open ? "chip ok" : "chip warn"}>
        {place.open ? t("Open now") : t("Closed now")}
      </span>
      {mayManage.value && (
        <div class="open-place-acts">
          {place.closedUntil === null ? (
            <CloseUntil busy={busy} close={close} />
          ) : (
            <button type="button" class="btn" disabled={busy} onClick={() => close(null)}>
              {t("Open again")}
            </button>
          )}
        </div>
      )}
    </section>
  );
}

/** Times are those of the browser: who closes thinks of the clock on their wall. */
function CloseUntil({ busy, close }: { busy: boolean; close(until: number): void }) {
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone || "UTC";
  const now = Date.now();
  const [time, setTime] = useState(() => wallTime(nextHour(now), zone).slice(11));
  return (
    <>
      <button type="button" class="btn" disabled={busy} onClick={() => close(now + HOUR_MS)}>
        {t("For an hour")}
      </button>
      <button
        type="button"
        class="btn"
        disabled={busy}
        onClick={() => close(midnight(now, 1, zone))}
      >
        {t("Until tomorrow")}
      </button>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (time) close(nextAt(time, Date.now(), zone));
        }}
      >
        <input
          class="input"
          type="time"
          required
          aria-label={t("Closed until")}
          value={time}
          onInput={(event) => setTime(event.currentTarget.value)}
        />
        <button type="submit" class="btn" disabled={busy || time === ""}>
          {time
            ? t("Close until {{time}}", { time: clockTime(nextAt(time, now, zone)) })
            : t("Close until then")}
        </button>
      </form>
    </>
  );
}

/** The next full hour that is at least an hour away. */
const nextHour = (now: number): number => Math.ceil((now + HOUR_MS) / HOUR_MS) * HOUR_MS;

/** When the clocks of `zone` show `time` ("15:00") next: today, else tomorrow. */
function nextAt(time: string, now: number, zone: string): number {
  const today = instantOf(`${wallTime(now, zone).slice(0, 10)}T${time}`, zone);
  if (today > now) return today;
  const tomorrow = wallTime(midnight(now, 1, zone), zone).slice(0, 10);
  return instantOf(`${tomorrow}T${time}`, zone);
}

function standing({ open, opensAt, closedUntil }: OpenPlace): string {
  if (closedUntil !== null) return t("Closed until {{when}}", { when: moment(closedUntil) });
  if (open) return t("By its hours it is open.");
  return opensAt === null
    ? t("With these hours it never opens.")
    : t("Opens {{time}}", { time: moment(opensAt) });
}

/** Today the time alone, else with its day. */
function moment(at: number): string {
  const isToday = new Date(at).toDateString() === new Date().toDateString();
  return isToday ? clockTime(at) : `${dayName(at, Date.now())}, ${clockTime(at)}`;
}
