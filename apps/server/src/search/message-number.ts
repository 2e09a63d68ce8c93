/** Messages of one millisecond that have numbers of their own. */
const PER_MILLISECOND = 4096;

/** The first number for what was said at `at`: messages are numbered in the order of time. */
export const firstNumber = (at: number): number => at * PER_MILLISECOND;

/** The millisecond that a number belongs to. */
export const millisecondOf = (number: number): number => Math.floor(number / PER_MILLISECOND);
