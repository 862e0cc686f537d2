import type { Scalar } from "./node";
import type { Origin } from "../../config/problem";

type Value = Scalar["value"];

/**
 * What Compose prints for a scalar where it needs a text (`environment: { VERSION: 1.0 }` is "1").
 * Kept beside the value, since a JavaScript number knows neither `1.0` from `1` nor long whole numbers.
 */
const texts = new WeakMap<Scalar, string>();

/** The text that a scalar becomes where Compose needs one. */
export function printedText(scalar: Scalar): string {
  return texts.get(scalar) ?? (scalar.value === null ? "" : String(scalar.value));
}

/** A scalar from what stands unquoted in a file. */
export function plainScalar(source: string, at: Origin): Scalar {
  const { value, text } = resolvePlain(source);
  const scalar: Scalar = { kind: "scalar", value, at };
  if (text !== String(value)) texts.set(scalar, text);
  return scalar;
}

const constants: Readonly<Record<string, Value>> = {
  "": null,
  "~": null,
  null: null,
  Null: null,
  NULL: null,
  true: true,
  True: true,
  TRUE: true,
  false: false,
  False: false,
  FALSE: false,
};

/** As the YAML library of Compose reads it: `010` and `0o10` are eight, `1_000` is a thousand, `yes` is a text. */
function resolvePlain(source: string): { value: Value; text: string } {
  const constant = Object.hasOwn(constants, source) ? constants[source] : undefined;
  if (constant !== undefined) return { value: constant, text: constant === null ? "" : String(constant) };
  if (/^[-+]?\.(inf|Inf|INF)$/.test(source)) return number(source.startsWith("-") ? -Infinity : Infinity, source);
  if (/^\.(nan|NaN|NAN)$/.test(source)) return number(NaN, source);
  if (!/^[-+.0-9]/.test(source)) return { value: source, text: source };
  const instant = instantText(source);
  if (instant !== undefined) return { value: source, text: instant };
  const digits = source.replaceAll("_", "");
  const whole = wholeNumber(digits);
  if (whole !== undefined) return number(Number(whole), String(whole));
  if (!/^[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?$/.test(digits)) return { value: source, text: source };
  return number(Number(digits), floatText(Number(digits)));
}

function number(value: number, text: string): { value: Value; text: string } {
  return { value, text };
}

/** Whole numbers from -2^63 to 2^64 - 1, in base 2, 8, 10 or 16; a leading 0 means base 8. */
function wholeNumber(digits: string): bigint | undefined {
  const match = /^([-+]?)(0[xX][0-9a-fA-F]+|0[bB][01]+|0[oO]?[0-7]+|0|[1-9][0-9]*)$/.exec(digits);
  if (match === null) return undefined;
  const [, sign, size = ""] = match;
  const parsed = BigInt(/^0[0-7]+$/.test(size) ? `0o${size.slice(1)}` : size);
  const signed = sign === "-" ? -parsed : parsed;
  return signed >= -(2n ** 63n) && signed < 2n ** 64n ? signed : undefined;
}

/** The fewest digits that tell the number, with an exponent below 1e-4 and from 1e6 on. */
function floatText(value: number): string {
  if (value === 0) return Object.is(value, -0) ? "-0" : "0";
  const [mantissa = "", power = ""] = value.toExponential().split("e");
  const exponent = Number(power);
  if (exponent >= -4 && exponent < 6) return value.toString();
  return `${mantissa}e${exponent < 0 ? "-" : "+"}${String(Math.abs(exponent)).padStart(2, "0")}`;
}

/** Dates are instants in YAML, and Compose writes them so. */
function instantText(source: string): string | undefined {
  const match = /^(\d{4})-(\d{1,2})-(\d{1,2})(?:[Tt ](\d{1,2}):(\d{1,2}):(\d{1,2})(\.\d{1,9})?Z?)?$/.exec(source);
  if (match === null) return undefined;
  const [, year, month = "", day = "", hour = "0", minute = "0", second = "0", fraction = ""] = match;
  const two = (part: string) => part.padStart(2, "0");
  return `${year}-${two(month)}-${two(day)} ${two(hour)}:${two(minute)}:${two(second)}${fraction.replace(/\.?0+$/, "")} +0000 UTC`;
}
