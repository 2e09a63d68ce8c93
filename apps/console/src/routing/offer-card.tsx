import type { Conversation } from "@foyer/protocol";
import { useEffect } from "preact/hooks";
import { useLocation } from "preact-iso";
import { conversationName } from "../conversations/conversation-name.ts";
import { t } from "../language/say.ts";
import { teams } from "../live/live.ts";
import { Avatar, visitorColour } from "../look/avatar.tsx";
import { Icon } from "../look/icon.tsx";
import { now } from "../look/now.ts";
import { duration } from "../look/time.ts";
import { setStatus } from "../presence/presence-state.ts";
import { Key } from "../shell/key.tsx";
import { TeamChip } from "../teams/team-chip.tsx";
import {
  accept,
  answering,
  decline,
  myOffer,
  secondsLeft,
  wasSetAway,
  watchMissedOffers,
} from "./offer-state.ts";
import "./offer.css";

/** A conversation that is offered to this agent, over whatever screen they are on. */
export function OfferCard() {
  useEffect(() => watchMissedOffers(), []);
  const offer = myOffer.value;
  return (
    <div class="offer-place">
      <p class="sr-only" role="alert">
        {offer ? t("A conversation for you: {{name}}", { name: conversationName(offer) }) : ""}
      </p>
      {offer && <Offer key={`${offer.id} ${offer.offerEndsAt}`} offer={offer} />}
      {!offer && wasSetAway.value && <SetAway />}
    </div>
  );
}

function Offer({ offer }: { offer: Conversation }) {
  const { route } = useLocation();
  const { id, visitorId, visitorName, lastText, waitingSince, teamId } = offer;
  const team = teams.all.value.find((one) => one.id === teamId);
  const isBusy = answering.value === id;

  async function take(): Promise<void> {
    if (!(await accept(id))) return;
    route(`/console/conversations/${id}`);
    // What is typed next is the answer.
    requestAnimationFrame(() => document.querySelector<HTMLElement>(".composer textarea")?.focus());
  }

  return (
    <section class="offer" aria-label={t("A conversation for you")}>
      <header>
        <Avatar name={visitorName} colour={visitorColour(visitorId, visitorName)} />
        <div class="grow">
          <h2>{t("A conversation for you")}</h2>
          <p dir="auto">{conversationName(offer)}</p>
        </div>
        <Countdown endsAt={offer.offerEndsAt} />
      </header>
      {lastText && (
        <p class="offer-words" dir="auto">
          {lastText}
        </p>
      )}
      <p class="offer-facts">
        {team && <TeamChip team={team} />}
        {offer.skills.map((skill) => (
          <span key={skill} class="chip" dir="auto">
            {skill}
          </span>
        ))}
        {waitingSince !== null && (
          <span class="quiet">
            {t("Waiting for {{time}}", { time: duration(now.value - waitingSince) })}
          </span>
        )}
      </p>
      <footer>
        <button
          type="button"
          class="btn"
          data-shortcut="decline"
          disabled={isBusy}
          onClick={() => void decline(id)}
        >
          {t("Decline")}
          <Key of="decline" />
        </button>
        <button
          type="button"
          class="btn primary grow"
          data-shortcut="accept"
          disabled={isBusy}
          onClick={() => void take()}
        >
          {t("Accept")}
          <Key of="accept" />
        </button>
      </footer>
    </section>
  );
}

/** Not read out each second: that there is an offer was said. */
function Countdown({ endsAt }: { endsAt: number | null }) {
  const left = secondsLeft(endsAt, now.value);
  return (
    <span class={left <= 10 ? "offer-left few" : "offer-left"} aria-hidden="true" dir="ltr">
      {t("{{seconds}} s", { seconds: left })}
    </span>
  );
}

/** Why somebody who comes back is away, and one press to be there again. */
function SetAway() {
  return (
    <section class="offer away" aria-label={t("You are away")}>
      <header>
        <Icon name="clock" />
        <div class="grow">
          <h2>{t("You are away now")}</h2>
          <p>{t("Two offers in a row were not answered. They went to colleagues.")}</p>
        </div>
      </header>
      <footer>
        <button
          type="button"
          class="btn"
          onClick={() => {
            wasSetAway.value = false;
          }}
        >
          {t("Stay away")}
        </button>
        <button type="button" class="btn primary grow" onClick={() => void setStatus("available")}>
          {t("I am here")}
        </button>
      </footer>
    </section>
  );
}
