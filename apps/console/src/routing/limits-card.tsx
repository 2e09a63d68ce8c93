import type { OtherWay, QueueLimit } from "@foyer/protocol";
import { QUEUE_MINUTES_MAX, QUEUE_WAITING_MAX } from "@foyer/protocol/limits";
import { t } from "../language/say.ts";
import { teams } from "../live/live.ts";
import { Field } from "../look/field.tsx";
import { Icon } from "../look/icon.tsx";
import { sites } from "../session/session-state.ts";
import { NumberInput } from "./number-input.tsx";
import { putLimit, removeLimit, shown } from "./routing-draft.ts";

/** Where a queue is too long, and what visitors may do instead. */
export function LimitsCard() {
  const limits = shown.value?.limits ?? [];
  const site = sites.value[0];
  return (
    <section class="card">
      <div class="title detail-head">
        <h2 class="grow">{t("Long queues")}</h2>
        {site && (
          <button
            type="button"
            class="btn"
            onClick={() =>
              putLimit(limits.length, {
                ...{
                  of: { siteId: site.id },
                  waiting: 20,
                  minutes: null,
                  way: { type: "message" },
                },
              })
            }
          >
            <Icon name="plus" />
            {t("Add a limit")}
          </button>
        )}
      </div>
      <p class="quiet">
        {t(
          "Visitors beyond a limit are told so, and shown another way. They keep their place whatever they choose.",
        )}
      </p>
      <ul>
        {limits.map((limit, at) => (
          <Limit key={at} limit={limit} at={at} />
        ))}
      </ul>
    </section>
  );
}

function Limit({ limit, at }: { limit: QueueLimit; at: number }) {
  const set = (part: Partial<QueueLimit>) => putLimit(at, { ...limit, ...part });
  return (
    <li class="routing-limit">
      <Field label={t("Queue")}>
        <select
          class="input"
          value={"teamId" in limit.of ? `team ${limit.of.teamId}` : `site ${limit.of.siteId}`}
          onChange={(event) => {
            const [kind, id = ""] = event.currentTarget.value.split(" ");
            set({ of: kind === "team" ? { teamId: id } : { siteId: id } });
          }}
        >
          {sites.value.map(({ id, name }) => (
            <option key={id} value={`site ${id}`}>
              {name}
            </option>
          ))}
          {teams.all.value.map(({ id, name }) => (
            <option key={id} value={`team ${id}`}>
              {t("Team {{team}}", { team: name })}
            </option>
          ))}
        </select>
      </Field>
      <Field label={t("More wait than")}>
        <NumberInput
          value={limit.waiting}
          min={1}
          max={QUEUE_WAITING_MAX}
          mayBeEmpty
          onChange={(waiting) => set({ waiting })}
        />
      </Field>
      <Field label={t("Or for minutes")}>
        <NumberInput
          value={limit.minutes}
          min={1}
          max={QUEUE_MINUTES_MAX}
          mayBeEmpty
          onChange={(minutes) => set({ minutes })}
        />
      </Field>
      <Field label={t("Then")}>
        <select
          class="input"
          value={limit.way.type === "team" ? `team ${limit.way.teamId}` : limit.way.type}
          onChange={(event) => set({ way: wayOf(event.currentTarget.value) })}
        >
          <option value="message">{t("Ask for an email or a number")}</option>
          <option value="articles">{t("Show the articles")}</option>
          {teams.all.value.map(({ id, name }) => (
            <option key={id} value={`team ${id}`}>
              {t("Pass to the team {{team}}", { team: name })}
            </option>
          ))}
        </select>
      </Field>
      <button type="button" class="btn plain danger" onClick={() => removeLimit(at)}>
        {t("Remove")}
      </button>
    </li>
  );
}

function wayOf(value: string): OtherWay {
  if (value === "articles" || value === "message") return { type: value };
  return { type: "team", teamId: value.slice("team ".length) };
}
