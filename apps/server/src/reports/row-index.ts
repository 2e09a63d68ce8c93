const FIRST_SLOTS = 1_024;

/** At most so full: then a search looks at a few slots. */
const FULL = 0.6;

/**
 * Finds the row of a conversation. Of its id only a number of 53 bits is kept; `isIt` says of a row with the same
 * number whether it is the right one.
 */
export function createRowIndex() {
  /** The row of each slot, plus one; 0 for none. */
  let slots = new Int32Array(FIRST_SLOTS);
  let keys = new Float64Array(FIRST_SLOTS);
  let count = 0;

  function enter(key: number, row: number): void {
    let slot = key % slots.length;
    while (slots[slot] !== 0) slot = (slot + 1) % slots.length;
    slots[slot] = row + 1;
    keys[slot] = key;
  }

  function widen(): void {
    const [oldSlots, oldKeys] = [slots, keys];
    slots = new Int32Array(oldSlots.length * 2);
    keys = new Float64Array(oldSlots.length * 2);
    for (let slot = 0; slot < oldSlots.length; slot++) {
      const row = oldSlots[slot] as number;
      if (row !== 0) enter(oldKeys[slot] as number, row - 1);
    }
  }

  return {
    /** Undefined: it is not there. */
    find(id: string, isIt: (row: number) => boolean): number | undefined {
      const key = keyOf(id);
      for (let slot = key % slots.length; slots[slot] !== 0; slot = (slot + 1) % slots.length) {
        const row = (slots[slot] as number) - 1;
        if (keys[slot] === key && isIt(row)) return row;
      }
      return undefined;
    },
    add(id: string, row: number): void {
      if (count >= slots.length * FULL) widen();
      enter(keyOf(id), row);
      count += 1;
    },
  };
}

/** 53 bits of a text, from two hashes of 32 bits that have nothing in common. */
function keyOf(id: string): number {
  let [one, other] = [0x811c9dc5, 0x2f0b4c47];
  for (let at = 0; at < id.length; at++) {
    const code = id.charCodeAt(at);
    one = Math.imul(one ^ code, 0x01000193);
    other = Math.imul((other << 5) ^ (other >>> 27) ^ code, 0x5bd1e995);
  }
  one = Math.imul(one ^ (one >>> 15), 0x2c1b3c6d);
  other = Math.imul(other ^ (other >>> 13), 0x297a2d39);
  return ((one ^ (one >>> 12)) >>> 0) * 2 ** 21 + (((other ^ (other >>> 15)) >>> 0) >>> 11);
}
