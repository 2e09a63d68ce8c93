import type { RoutingOrder, TeamRouting } from "@foyer/protocol";
import { BOOST_MINUTES_MAX, OFFER_SECONDS_MAX, OFFER_SECONDS_MIN } from "@foyer/protocol/limits";
import { later, t } from "../language/say.ts";
import { teams } from "../live/live.ts";
import { Check, Field } from "../look/field.tsx";
import { NumberInput } from "./number-input.tsx";
import { howOf, setBoost, setHow, shown } from "./routing-draft.ts";

const ORDERS: Record<RoutingOrder, string> = {
  least_busy: later("Who is least busy"),
  round_robin: later("One after the other"),
};

/** For everybody and each team: by hand, or offered by itself. */
export function HowCard() {
  return (
    <section class="card">
      <h2>{t("How conversations reach agents")}</h2>
      <p class="quiet">
        {t(
          "By hand, whoever likes claims what waits. Automatically, each conversation is offered to one agent after another, and never beyond what they want at a time.",
        )}
      </p>
      <ul class="routing-hows">
        <How teamId={null} name={t("Without a team")} />
        {teams.all.value.map(({ id, name }) => (
          <How key={id} teamId={id} name={name} />
        ))}
      </ul>
      <Boost />
    </section>
  );
}

function How({ teamId, name }: { teamId: string | null; name: string }) {
  const how = howOf(teamId);
  const set = (part: Partial<TeamRouting>) => setHow(teamId, part);
  return (
    <li class="routing-how">
      <div class="card-row">
        <span class="grow" dir="auto">
          {name}
        </span>
        <select
          class="input"
          aria-label={t("Conversations of {{name}}", { name })}
          value={how.mode}
          onChange={(event) => set({ mode: event.currentTarget.value as TeamRouting["mode"] })}
        >
          <option value="manual">{t("Claimed by hand")}</option>
          <option value="automatic">{t("Offered automatically")}</option>
        </select>
      </div>
      {how.mode === "automatic" && <Details how={how} set={set} />}
    </li>
  );
}

interface DetailsProps {
  how: TeamRouting;
  set(part: Partial<TeamRouting>): void;
}

function Details({ how, set }: DetailsProps) {
  return (
    <div class="routing-details">
      <Field label={t("Offered first to")}>
        <select
          class="input"
          value={how.order}
          onChange={(event) => set({ order: event.currentTarget.value as RoutingOrder })}
        >
          {(Object.keys(ORDERS) as RoutingOrder[]).map((order) => (
            <option key={order} value={order}>
              {t(ORDERS[order])}
            </option>
          ))}
        </select>
      </Field>
      <Field label={t("Seconds to accept")}>
        <NumberInput
          value={how.offerSeconds}
          min={OFFER_SECONDS_MIN}
          max={OFFER_SECONDS_MAX}
          onChange={(offerSeconds) => offerSeconds !== null && set({ offerSeconds })}
        />
      </Field>
      <Check
        label={t("Who talked with the visitor last comes first")}
        checked={how.lastAgentFirst}
        onChange={(lastAgentFirst) => set({ lastAgentFirst })}
      />
      <Check
        label={t("Who speaks the visitor's language comes first")}
        checked={how.matchLanguage}
        onChange={(matchLanguage) => set({ matchLanguage })}
      />
    </div>
  );
}

/** How waiting makes a conversation more urgent. */
function Boost() {
  return (
    <div class="routing-boost">
      <Field
        label={t("Minutes of waiting that count as one more priority")}
        hint={t(
          "So nobody waits forever behind the urgent ones. Empty: the wait counts only among equals.",
        )}
      >
        <NumberInput
          value={shown.value?.boostMinutes ?? null}
          min={1}
          max={BOOST_MINUTES_MAX}
          mayBeEmpty
          onChange={setBoost}
        />
      </Field>
    </div>
  );
}
