import type { Tune } from "@foyer/protocol";
import { later } from "../language/say.ts";

/** One tone of a tune: `at` and `length` in seconds, `swell` how loud beside the others. */
interface Note {
  hertz: number;
  at: number;
  length: number;
  shape: OscillatorType;
  swell: number;
}

const soft = (hertz: number, at: number, length = 0.5, swell = 1): Note => ({
  ...{ hertz, at, length, swell, shape: "sine" },
});

/** All made on the spot: nothing is loaded, and nothing has to be licensed. */
export const TUNE_NOTES: Record<Tune, readonly Note[]> = {
  chime: [soft(659, 0), soft(880, 0.13)],
  bell: [soft(1047, 0, 1.1), soft(2093, 0, 0.7, 0.4), soft(3136, 0, 0.35, 0.2)],
  knock: [
    { ...soft(196, 0, 0.11, 1.6), shape: "triangle" },
    { ...soft(185, 0.17, 0.13, 1.6), shape: "triangle" },
  ],
  drops: [soft(1319, 0, 0.18), soft(1047, 0.12, 0.18), soft(1568, 0.24, 0.32)],
};

export const TUNE_NAMES: Record<Tune, string> = {
  chime: later("Chime"),
  bell: later("Bell"),
  knock: later("Knock"),
  drops: later("Drops"),
};

/** At full volume: loud enough for an office, and never shrill. */
const LOUDEST = 0.32;

/** How loud a volume of 0 to 100 is: ears hear steps, not differences. */
const loudness = (volume: number): number => LOUDEST * (volume / 100) ** 2;

/** Plays a tune at once; `volume` from 0 to 100. */
export function playTune(audio: AudioContext, tune: Tune, volume: number): void {
  if (volume <= 0) return;
  for (const note of TUNE_NOTES[tune]) playNote(audio, note, loudness(volume));
}

function playNote(audio: AudioContext, note: Note, loud: number): void {
  const tone = audio.createOscillator();
  const level = audio.createGain();
  const start = audio.currentTime + note.at;
  tone.type = note.shape;
  tone.frequency.value = note.hertz;
  level.gain.setValueAtTime(0, start);
  level.gain.linearRampToValueAtTime(loud * note.swell, start + 0.015);
  level.gain.exponentialRampToValueAtTime(0.0001, start + note.length);
  tone.connect(level).connect(audio.destination);
  tone.start(start);
  tone.stop(start + note.length);
}
