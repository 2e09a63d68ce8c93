/** What `act` answers to when `keys` ("c", "1", "$mod+k", "g i") are pressed, for tinykeys. */
export function bindings(
  keys: string,
  act: () => void,
): Record<string, (e: KeyboardEvent) => void> {
  const withModifier = /^(\$mod|Control|Meta)\+/.test(keys);
  const acts = (event: KeyboardEvent) => {
    // Where it has ended a sequence, a key is not pressed for itself as well.
    if (event.defaultPrevented || event.isComposing) return;
    if (!withModifier && (isAsked() || isWriting(event))) return;
    event.preventDefault();
    act();
  };
  const foreign = (event: KeyboardEvent) => {
    if (!/^[a-z]$/i.test(event.key)) acts(event);
  };
  if (/^[a-z]( [a-z])+$/.test(keys)) return { [keys]: acts, [codesOf(keys)]: foreign };
  if (keys.length !== 1) return { [keys]: acts };
  // By the digit's place: some keyboards write it with Shift.
  if (/\d/.test(keys)) return { [`Digit${keys}`]: acts, [`Numpad${keys}`]: acts };
  // Some keyboards write a sign with Shift, others without.
  if (!/[a-z]/i.test(keys)) return { [keys]: acts, [`Shift+${keys}`]: acts };
  return {
    [keys]: acts,
    // Also where the keyboard writes Cyrillic, Hangul or Arabic in the letter's place.
    [codesOf(keys)]: foreign,
  };
}

/** The places of letters on a keyboard, whatever it writes there. */
const codesOf = (letters: string): string =>
  letters.replaceAll(/[a-z]/gi, (letter) => `Key${letter.toUpperCase()}`);

/** Modifiers alone are no key. */
const MODIFIERS = ["Shift", "Control", "Alt", "Meta", "CapsLock", "AltGraph", "Dead", "Process"];

/** The pressed key as `bindings` takes it; "" for modifiers alone and for keys that cannot be used. */
export function pressedKey(event: KeyboardEvent): string {
  const { key, code, ctrlKey, metaKey, shiftKey, altKey } = event;
  // Alt writes letters on many keyboards, and opens menus on others.
  if (MODIFIERS.includes(key) || (altKey && !ctrlKey)) return "";
  const letter = /^Key([A-Z])$/.exec(code)?.[1]?.toLowerCase();
  const digit = /^(?:Digit|Numpad)(\d)$/.exec(code)?.[1];
  const plain = /^[a-z]$/i.test(key) ? key.toLowerCase() : (letter ?? digit ?? key);
  const modifiers = [
    ...(ctrlKey || metaKey ? ["$mod"] : []),
    // A sign has its Shift in itself.
    ...(shiftKey && (/^[a-z]$/.test(plain) || plain.length > 1) ? ["Shift"] : []),
  ];
  return [...modifiers, plain].join("+");
}

function isWriting({ target }: KeyboardEvent): boolean {
  return (target as Element).closest?.("input, textarea, select, [contenteditable]") !== null;
}

/** While a window asks something, keys are its own. */
const isAsked = () => document.querySelector("dialog[open]") !== null;
