interface CronField {
  readonly minimum: number;
  readonly maximum: number;
  readonly names: readonly string[];
  /** What it may hold beside numbers, names, ranges and steps. */
  readonly special: RegExp;
}

const fields: readonly CronField[] = [
  { minimum: 0, maximum: 59, names: [], special: /^$/ },
  { minimum: 0, maximum: 23, names: [], special: /^$/ },
  { minimum: 1, maximum: 31, names: [], special: /^(?:\?|L|L?W|\d{1,2}W)$/ },
  { minimum: 1, maximum: 12, names: ["JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC"], special: /^$/ },
  { minimum: 1, maximum: 7, names: ["SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT"], special: /^(?:\?|L|[1-7]L|(?:[1-7]|[A-Z]{3})#[1-5])$/ },
  { minimum: 1970, maximum: 2199, names: [], special: /^$/ },
];

/** Where AWS's own form of cron expressions is written. */
export const cronSource = "EventBridge User Guide, Cron expressions reference";

export const cronForm = "cron(<minutes> <hours> <day of month> <month> <day of week> <year>), one of the two days a ?";

/** The six fields; `undefined` when the form is wrong. */
export function cronFields(expression: string): string[] | undefined {
  const parts = /^cron\(([^()]*)\)$/.exec(expression)?.[1]?.trim().split(/\s+/);
  return parts?.length === fields.length ? parts : undefined;
}

/** Whether AWS reads it as a cron expression. */
export function isCron(expression: string): boolean {
  const parts = cronFields(expression);
  const oneDayOpen = [parts?.[2], parts?.[4]].filter((part) => part === "?").length === 1;
  return parts !== undefined && oneDayOpen && parts.every((part, index) => part.split(",").every((item) => isItem(item, index)));
}

/** `*`, `5`, `MON-FRI`, `0/15`. */
function isItem(item: string, index: number): boolean {
  const field = fields[index];
  if (field === undefined) return false;
  if (field.special.test(item)) return item !== "";
  const [span = "", step, ...rest] = item.split("/");
  const ends = span === "*" ? [] : span.split("-");
  const isNumber = (text: string) => /^\d+$/.test(text) && Number(text) >= field.minimum && Number(text) <= field.maximum;
  const isValue = (text: string) => isNumber(text) || field.names.includes(text.toUpperCase());
  return rest.length === 0 && ends.length <= 2 && ends.every(isValue) && (step === undefined || /^[1-9]\d*$/.test(step));
}
