/**
 * Where a reader goes on who holds everything up to `last`: mostly there, often somewhere
 * earlier, now and then at the very beginning, or as somebody new (0).
 */
export function cursorBefore(last, random) {
  const what = random.between(0, 1);
  if (last === 0 || what < 0.1) return 0;
  if (what < 0.3) return 1;
  if (what < 0.6) return Math.max(1, Math.floor(random.between(1, last + 1)));
  return last;
}
