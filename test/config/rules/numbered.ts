/** From 1 on. */
export const numbers = (count: number) => Array.from({ length: count }, (_, index) => index + 1);

/** As many as that, named `n1`, `n2` ... */
export const record = <T>(count: number, make: (number: number) => T): Record<string, T> =>
  Object.fromEntries(numbers(count).map((n) => [`n${n}`, make(n)]));
