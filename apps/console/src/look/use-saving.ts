import { useState } from "preact/hooks";
import { reason } from "../http.ts";
import { toast } from "./toasts.tsx";

/** Runs what a form does: busy meanwhile, then a word of success or what is wrong. */
export function useSaving() {
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState("");
  async function run(act: () => Promise<unknown>, done: string): Promise<void> {
    setBusy(true);
    setError("");
    try {
      await act();
      toast(done, "ok");
    } catch (failure) {
      setError(reason(failure));
    } finally {
      setBusy(false);
    }
  }
  return { busy, error, run };
}
