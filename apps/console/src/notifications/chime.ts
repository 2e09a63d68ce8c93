let context: AudioContext | undefined;

/** Two soft notes, loud enough for an office. */
const NOTES = [
  { hertz: 659, at: 0 },
  { hertz: 880, at: 0.13 },
];
const LOUDNESS = 0.12;
const LENGTH_S = 0.5;

/** A short, friendly sound. Browsers forbid it until the page was clicked once. */
export function chime(): void {
  context ??= new AudioContext();
  const audio = context;
  audio.resume().catch(() => undefined);
  for (const { hertz, at } of NOTES) {
    const tone = audio.createOscillator();
    const volume = audio.createGain();
    const start = audio.currentTime + at;
    tone.frequency.value = hertz;
    volume.gain.setValueAtTime(0, start);
    volume.gain.linearRampToValueAtTime(LOUDNESS, start + 0.02);
    volume.gain.exponentialRampToValueAtTime(0.001, start + LENGTH_S);
    tone.connect(volume).connect(audio.destination);
    tone.start(start);
    tone.stop(start + LENGTH_S);
  }
}
