import type { Team } from "@foyer/protocol";
import { computed, signal } from "@preact/signals";

/** The teams as the socket tells them, by name. */
export function createTeams() {
  const all = signal<readonly Team[]>([]);
  const byId = computed(() => new Map(all.value.map((team) => [team.id, team])));
  return {
    all,
    /** A team that is gone is none. */
    get: (id: string | null): Team | undefined => (id === null ? undefined : byId.value.get(id)),
    replace(teams: readonly Team[]): void {
      all.value = teams;
    },
  };
}
