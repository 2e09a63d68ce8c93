import type { Tune } from "@foyer/protocol";
import { signal } from "@preact/signals";
import { playTune } from "./sounds.ts";

/** Browsers let a page sound once it was touched; until then this page cannot be heard. */
export const soundBlocked = signal(false);

/** What a browser takes for a touch. */
const TOUCHES = ["pointerdown", "keydown", "touchend"] as const;

let context: AudioContext | undefined;
/** What could not be heard, to be made up for at the first touch: only the last, for it is a call. */
let missed: { tune: Tune; volume: number } | undefined;

/** Whether somebody has touched this page since it was loaded. Browsers that do not say are tried. */
const wasTouched = (): boolean => navigator.userActivation?.hasBeenActive ?? true;

/**
 * Plays a tune; where the browser forbids it, says so by `soundBlocked`, and plays it at the first touch.
 * `volume` from 0 to 100.
 */
export async function sound(tune: Tune, volume: number): Promise<void> {
  if (volume <= 0 || typeof AudioContext === "undefined") return;
  context ??= new AudioContext();
  const audio = context;
  // Some browsers let a suspended one wait for ever instead of refusing.
  if (audio.state !== "running") await Promise.race([audio.resume().catch(() => {}), soon()]);
  if (audio.state === "running") return playTune(audio, tune, volume);
  missed = { tune, volume };
  soundBlocked.value = true;
}

/** Follows whether this page can be heard, from now on; returns how to stop. */
export function watchAudio(): () => void {
  soundBlocked.value = !wasTouched();
  const touched = () => {
    stop();
    soundBlocked.value = false;
    const owed = missed;
    missed = undefined;
    if (owed) void sound(owed.tune, owed.volume);
    // What was made before the touch sleeps until it is woken by one.
    else context?.resume().catch(() => {});
  };
  const stop = () => {
    for (const touch of TOUCHES) removeEventListener(touch, touched, true);
  };
  for (const touch of TOUCHES) addEventListener(touch, touched, true);
  return stop;
}

/** Longer than any browser takes to wake what it lets sound. */
const soon = () => new Promise((resolve) => setTimeout(resolve, 400));
