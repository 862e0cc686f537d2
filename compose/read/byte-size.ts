const exponents: Readonly<Record<string, number>> = { "": 0, b: 0, k: 1, m: 2, g: 3, t: 4, p: 5 };

/**
 * Bytes of a size as Compose writes it (`512m`, `1.5gb`, a number of bytes), whole ones; `undefined` when it is none. Units count in
 * steps of 1024. A negative number has no unit.
 * @see https://github.com/compose-spec/compose-spec/blob/main/11-extension.md#specifying-byte-values
 */
export function parseByteSize(value: string | number): number | undefined {
  if (typeof value === "number") return Number.isSafeInteger(value) ? value : undefined;
  if (/^-\d+$/.test(value)) return within(-Number(value.slice(1)));
  const [, amount, unit = ""] = /^(\+?(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?) ?([kmgtp](?:i?b)?|b)?$/i.exec(value) ?? [];
  if (amount === undefined) return undefined;
  return within(Math.trunc(Number(amount) * 1024 ** (exponents[unit.slice(0, 1).toLowerCase()] ?? 0)));
}

/** What Compose counts in 64 bits; a zero has no sign. */
function within(bytes: number): number | undefined {
  return Math.abs(bytes) < 2 ** 63 ? bytes + 0 : undefined;
}
