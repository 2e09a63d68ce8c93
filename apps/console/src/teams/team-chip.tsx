import type { Team } from "@foyer/protocol";
import { readableGround } from "../look/contrast.ts";
import "./teams.css";

/** A team's name with its colour; the name alone says which. */
export function TeamChip({ team }: { team: Team }) {
  return (
    <span class="chip team-chip" dir="auto">
      <i style={{ background: readableGround(team.colour) }} aria-hidden="true" />
      {team.name}
    </span>
  );
}
