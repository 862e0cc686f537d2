const nanoseconds: Readonly<Record<string, number>> = {
  ns: 1,
  us: 1e3,
  "\u00b5s": 1e3, // the micro sign
  "\u03bcs": 1e3, // the Greek letter
  ms: 1e6,
  s: 1e9,
  m: 60e9,
  h: 3600e9,
  d: 24 * 3600e9,
  w: 7 * 24 * 3600e9,
};

/**
 * Seconds of a duration as Compose writes it (`1m30s`, `500ms`, `0`), down to nanoseconds; `undefined` when it is none.
 * @see https://github.com/compose-spec/compose-spec/blob/main/11-extension.md#specifying-durations
 */
export function parseDuration(text: string): number | undefined {
  const [, sign, amounts = ""] = /^([-+]?)(.*)$/s.exec(text) ?? [];
  if (amounts === "0") return 0;
  const parts = [...amounts.matchAll(/(\d*)(\.\d*)?([^.\d]+)/gy)];
  if (amounts === "" || parts.map(([part]) => part).join("") !== amounts) return undefined;
  let total = 0;
  for (const [, whole = "", fraction = "", unit = ""] of parts) {
    const size = Object.hasOwn(nanoseconds, unit) ? nanoseconds[unit] : undefined;
    const decimals = fraction.slice(1);
    if (size === undefined || `${whole}${decimals}` === "") return undefined;
    total += Number(whole) * size + Math.trunc(Number(decimals) * (size / 10 ** decimals.length));
  }
  // Compose counts nanoseconds in 64 bits.
  if (total >= 2 ** 63) return undefined;
  return (sign === "-" && total > 0 ? -total : total) / 1e9;
}
