import { useState } from "preact/hooks";

/** A form's values while they are edited, and one call to change some of them. */
export function useDraft<Values extends object>(start: Values) {
  const [values, setValues] = useState(start);
  const set = (change: Partial<Values>) => setValues((held) => ({ ...held, ...change }));
  return [values, set] as const;
}
