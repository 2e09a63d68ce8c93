import type {
  Complaint,
  ComplaintDetail,
  ComplaintList,
  ComplaintPatch,
  ComplaintSettings,
  Complaints,
  NewComplaint,
  Severity,
  TellCustomer,
} from "@foyer/protocol";
import { effect, signal } from "@preact/signals";
import { http, reason } from "../http.ts";
import { registerNews } from "./complaints-state.ts";

/** Which part of the register is looked at. */
export interface Filter {
  list: ComplaintList;
  siteId?: string;
  categoryId?: string;
  severity?: Severity;
  text?: string;
  /** Of a cause that comes back: the whole of it, and since when. */
  cause?: string;
  since?: string;
}

export const filter = signal<Filter>({ list: "open" });
export const register = signal<Complaints | undefined>(undefined);
export const registerError = signal("");
export const registerSettings = signal<ComplaintSettings | undefined>(undefined);

/** What is being written and not saved yet, by complaint: it outlives the way to other screens. */
export const unsaved = signal<ReadonlyMap<string, Partial<ComplaintPatch>>>(new Map());

let asked = 0;

/** Reads the list anew, as far as it was read. */
export async function loadRegister(): Promise<void> {
  asked += 1;
  const mine = asked;
  try {
    const query = { ...filter.peek() };
    const many = register.peek()?.complaints.length ?? 0;
    let read = await http.get<Complaints>("/complaints", query);
    while (read.more && read.complaints.length < many) read = await withNext(read, query);
    if (mine !== asked) return;
    register.value = read;
    registerError.value = "";
  } catch (error) {
    if (mine === asked) registerError.value = reason(error);
  }
}

/** The next page is put below. */
export async function loadMore(): Promise<void> {
  const held = register.peek();
  if (!held?.more) return;
  const mine = asked;
  try {
    const read = await withNext(held, { ...filter.peek() });
    if (mine === asked) register.value = read;
  } catch (error) {
    registerError.value = reason(error);
  }
}

async function withNext(held: Complaints, query: Filter): Promise<Complaints> {
  const offset = String(held.complaints.length);
  const next = await http.get<Complaints>("/complaints", { ...query, offset });
  const known = new Set(held.complaints.map(({ id }) => id));
  const more = next.complaints.filter(({ id }) => !known.has(id));
  return { ...next, complaints: [...held.complaints, ...more] };
}

/** Keeps list and settings up to date while they are looked at. Returns what ends it. */
export function followRegister(): () => void {
  return effect(() => {
    void registerNews.value;
    void filter.value;
    void loadRegister();
    void loadSettings();
  });
}

/** Looks at another part of the register, from its beginning. */
export function choose(change: Partial<Filter>): void {
  const next = { ...filter.peek(), ...change };
  const given = Object.entries(next).filter(([, value]) => value !== undefined && value !== "");
  register.value = undefined;
  filter.value = Object.fromEntries(given) as unknown as Filter;
}

export async function loadSettings(): Promise<void> {
  try {
    registerSettings.value = await http.get<ComplaintSettings>("/complaints/settings");
  } catch {
    // Names of categories: the next look brings them.
  }
}

/** Keeps what was typed into a field until it is saved; undefined lets go of all of it. */
export function keepUnsaved(id: string, change: Partial<ComplaintPatch> | undefined): void {
  const next = new Map(unsaved.peek());
  if (change) next.set(id, { ...next.get(id), ...change });
  else next.delete(id);
  unsaved.value = next;
}

export const readComplaint = (id: string): Promise<ComplaintDetail> =>
  http.get<ComplaintDetail>(`/complaints/${id}`);

export const addComplaint = (given: NewComplaint): Promise<ComplaintDetail> =>
  http.post<ComplaintDetail>("/complaints", given);

export const patchComplaint = (
  { id, version }: Complaint,
  change: Partial<ComplaintPatch>,
): Promise<ComplaintDetail> =>
  http.patch<ComplaintDetail>(`/complaints/${id}`, { ...change, version });

export const noteStep = (id: string, text: string, clientId: string): Promise<ComplaintDetail> =>
  http.post<ComplaintDetail>(`/complaints/${id}/steps`, { text, clientId });

export const tellCustomer = (id: string, told: TellCustomer): Promise<ComplaintDetail> =>
  http.post<ComplaintDetail>(`/complaints/${id}/tell`, told);

export const removeComplaint = (id: string): Promise<void> => http.delete(`/complaints/${id}`);

export const saveSettings = async (settings: ComplaintSettings): Promise<void> => {
  registerSettings.value = await http.put<ComplaintSettings>("/complaints/settings", settings);
};
