import type { ComponentType } from "preact";
import { useEffect, useState } from "preact/hooks";
import { reason } from "./http.ts";
import { Failed, Loading } from "./look/blank.tsx";

/** What a route gives its screen. */
export interface ScreenProps {
  params: { id?: string; section?: string };
}

type Screen = ComponentType<ScreenProps>;

/** A screen whose script comes when it is first shown; offline it says so instead of staying blank. */
export function lazyScreen(load: () => Promise<Screen>): Screen {
  let loaded: Screen | undefined;
  return function LazyScreen(props: ScreenProps) {
    const [, setReady] = useState(false);
    const [error, setError] = useState("");
    const fetch = () => {
      setError("");
      load().then(
        (screen) => {
          loaded = screen;
          setReady(true);
        },
        (failure: unknown) => setError(reason(failure)),
      );
    };
    // Once; Failed asks again.
    useEffect(() => {
      if (!loaded) fetch();
    }, []);
    const Loaded = loaded;
    if (Loaded) return <Loaded {...props} />;
    return error ? <Failed error={error} retry={fetch} /> : <Loading />;
  };
}
