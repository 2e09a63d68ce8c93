import { signal } from "@preact/signals";
import type { From } from "./new-complaint.tsx";

/** From which conversation a complaint is to be recorded; null: from none. */
export const asked = signal<From | null>(null);
