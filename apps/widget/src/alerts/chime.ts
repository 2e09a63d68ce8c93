/** Two soft tones, as frequencies in Hz and seconds from the start. */
const TONES = [
  [659, 0],
  [880, 0.13],
] as const;

let context: AudioContext | undefined;

/**
 * A short chime. Nothing before the visitor has done something on the page: browsers forbid it, and
 * say so in the console.
 */
export function chime(): void {
  if (!navigator.userActivation?.hasBeenActive || !window.AudioContext) return;
  context ??= new AudioContext();
  for (const [hertz, after] of TONES) {
    const at = context.currentTime + after;
    const tone = new OscillatorNode(context, { frequency: hertz });
    const volume = new GainNode(context, { gain: 0 });
    volume.gain.setValueAtTime(0, at);
    volume.gain.linearRampToValueAtTime(0.08, at + 0.02);
    volume.gain.exponentialRampToValueAtTime(0.0001, at + 0.35);
    tone.connect(volume).connect(context.destination);
    tone.start(at);
    tone.stop(at + 0.4);
  }
}
