import type { RepeatedCause } from "@foyer/protocol";
import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { http, reason } from "../http.ts";
import { t } from "../language/say.ts";
import { BackLink } from "../look/back-link.tsx";
import { Blank, Failed, Loading } from "../look/blank.tsx";
import { now } from "../look/now.ts";
import { Options } from "../look/options.tsx";
import { listTime } from "../look/time.ts";
import { sites } from "../session/session-state.ts";
import { categoryName } from "./complaint-words.ts";
import { registerNews } from "./complaints-state.ts";
import { choose, registerSettings } from "./register-state.ts";

const DAY_MS = 24 * 60 * 60 * 1000;
const SPANS = [30, 90, 365];

/** Which causes come back: how often, more or less than before, and what is still open of them. */
export function CausesView({ open }: { open(): void }) {
  const days = useSignal(90);
  const siteId = useSignal("");
  const causes = useSignal<readonly RepeatedCause[] | undefined>(undefined);
  const failed = useSignal("");
  const since = now.peek() - days.value * DAY_MS;
  const read = async () => {
    try {
      // Those of this moment count, too.
      const until = String(now.peek() + DAY_MS);
      causes.value = await http.get<RepeatedCause[]>("/complaints/causes", {
        ...{ since: String(since), until, siteId: siteId.peek() },
      });
      failed.value = "";
    } catch (error) {
      failed.value = reason(error);
    }
  };
  useEffect(() => void read(), [days.value, siteId.value, registerNews.value]);
  const show = ({ categoryId, cause }: RepeatedCause) => {
    choose({
      ...{ list: "all", categoryId, cause, since: String(since), severity: undefined, text: "" },
      siteId: siteId.peek(),
    } as never);
    open();
  };
  return (
    <div class="form">
      <header class="detail-head">
        <BackLink href="/console/complaints" />
        <h2 class="grow">{t("Repeated causes")}</h2>
        {sites.value.length > 1 && (
          <select
            class="input narrow"
            aria-label={t("Site")}
            value={siteId.value}
            onChange={(event) => {
              siteId.value = event.currentTarget.value;
            }}
          >
            <option value="">{t("Every site")}</option>
            <Options of={sites.value} />
          </select>
        )}
        <select
          class="input narrow"
          aria-label={t("Period")}
          value={days.value}
          onChange={(event) => {
            days.value = Number(event.currentTarget.value);
          }}
        >
          {SPANS.map((span) => (
            <option key={span} value={span}>
              {t("Last {{count}} days", { count: span })}
            </option>
          ))}
        </select>
      </header>
      <p class="quiet">
        {t("What led to complaints, the most frequent first, beside as many days before.")}
      </p>
      {!causes.value &&
        (failed.value ? (
          <Failed error={failed.value} retry={() => void read()} />
        ) : (
          <Loading what={t("Counting the causes")} />
        ))}
      {causes.value?.length === 0 && <Blank icon="leaf" title={t("No complaints in this time")} />}
      {causes.value && causes.value.length > 0 && <Table causes={causes.value} show={show} />}
    </div>
  );
}

interface TableProps {
  causes: readonly RepeatedCause[];
  show(cause: RepeatedCause): void;
}

function Table({ causes, show }: TableProps) {
  const categories = registerSettings.value?.categories ?? [];
  const nameOf = (id: string) => {
    const category = categories.find((one) => one.id === id);
    return category ? categoryName(category) : id;
  };
  return (
    <div class="card complaint-causes">
      <table>
        <thead>
          <tr>
            <th scope="col">{t("Cause")}</th>
            <th scope="col" class="figure">
              {t("Complaints")}
            </th>
            <th scope="col" class="figure">
              {t("Before")}
            </th>
            <th scope="col" class="figure">
              {t("Still open")}
            </th>
            <th scope="col">{t("Last")}</th>
          </tr>
        </thead>
        <tbody>
          {causes.map((one) => (
            <tr key={`${one.categoryId} ${one.cause}`}>
              <th scope="row">
                <button type="button" class="link" dir="auto" onClick={() => show(one)}>
                  {one.cause || t("No cause named")}
                </button>
                <small dir="auto">{nameOf(one.categoryId)}</small>
              </th>
              <td class={one.count > 1 ? "figure often" : "figure"}>
                {one.count} <Trend {...one} />
              </td>
              <td class="figure">{one.before}</td>
              <td class="figure">{one.open}</td>
              <td>{listTime(one.lastAt, now.value)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Trend({ count, before }: Pick<RepeatedCause, "count" | "before">) {
  if (count === before) return null;
  const more = count > before;
  return (
    <span class={more ? "trend up" : "trend down"}>
      <span aria-hidden="true">{more ? "▲" : "▼"}</span>
      <span class="sr-only">{more ? t("more than before") : t("less than before")}</span>
    </span>
  );
}
