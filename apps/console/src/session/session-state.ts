import type { AcceptInvitation, Login, Me, Setup, SetupState, Site } from "@foyer/protocol";
import { computed, signal } from "@preact/signals";
import { followPreferences } from "../account/preferences.ts";
import { http, onSignedOut, RequestError } from "../http.ts";

/** Where the console stands: which of its faces is shown. */
export type Phase =
  | { name: "starting" }
  | { name: "unreachable" }
  | { name: "setup" }
  | { name: "signed_out"; ended: boolean }
  | { name: "signed_in" };

export const phase = signal<Phase>({ name: "starting" });
export const me = signal<Me | null>(null);
/** A demo installation: the terminal has printed the logins. */
export const demo = signal(false);

export const myId = computed(() => me.value?.agent.id ?? "");
/** Owners and admins may change team and sites. */
export const mayManage = computed(() => me.value !== null && me.value.agent.role !== "agent");
export const sites = computed<readonly Site[]>(() => me.value?.sites ?? []);

/** Finds out who is asking: a first run, somebody signed in, or nobody. */
export async function start(): Promise<void> {
  phase.value = { name: "starting" };
  try {
    const state = await http.get<SetupState>("/setup");
    demo.value = state.demo;
    if (state.needed) phase.value = { name: "setup" };
    else enter(await http.get<Me>("/me"));
  } catch (error) {
    if (error instanceof RequestError && error.kind === "not_signed_in") leave(false);
    else phase.value = { name: "unreachable" };
  }
}

/** Throws what the login form shows. */
export async function signIn(login: Login): Promise<void> {
  enter(await http.post<Me>("/login", login));
}

/** Makes the account of somebody invited, and enters. Throws what the form shows. */
export async function accept(invitation: AcceptInvitation): Promise<void> {
  enter(await http.post<Me>("/invitations/accept", invitation));
}

/** Makes the first owner and site. The wizard stays open: `enterAfterSetup` ends it. */
export async function setUp(setup: Setup): Promise<Me> {
  me.value = await http.post<Me>("/setup", setup);
  return me.value;
}

/** From the wizard's last page to the inbox. */
export function enterAfterSetup(): void {
  phase.value = { name: "signed_in" };
}

export async function signOut(): Promise<void> {
  await http.post("/logout").catch(() => undefined);
  leave(false);
}

/** The address stays as it is: after signing in again one is back where one was. */
export function leave(ended: boolean): void {
  me.value = null;
  phase.value = { name: "signed_out", ended };
}

/** Takes what changed of oneself or of the sites. */
export function renew(change: Partial<Me>): void {
  if (me.value) me.value = { ...me.value, ...change };
}

/** A site as it now is, new or changed. */
export function putSite(site: Site): void {
  const others = sites.value.filter(({ id }) => id !== site.id);
  const known = others.length < sites.value.length;
  renew({
    sites: known
      ? sites.value.map((old) => (old.id === site.id ? site : old))
      : [...sites.value, site],
  });
}

function enter(who: Me): void {
  me.value = who;
  // Texts that cannot be fetched now: it stays as it is.
  followPreferences(who).catch(() => undefined);
  phase.value = { name: "signed_in" };
}

onSignedOut(() => {
  if (phase.value.name === "signed_in") leave(true);
});
