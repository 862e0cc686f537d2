interface Line {
  readonly type?: string;
  readonly outputs?: Readonly<Record<string, { readonly action?: string }>>;
}

/** Whether the lines of `terraform plan -json` say that nothing at all would change. */
export function saysNothingChanges(lines: readonly string[]): boolean {
  const events = lines.filter((line) => /"type":"(planned_change|outputs|change_summary)"/.test(line)).map((line) => JSON.parse(line) as Line);
  const isChange = ({ type, outputs = {} }: Line) => type === "planned_change" || (type === "outputs" && Object.values(outputs).some(({ action }) => action !== "noop"));
  return events.some(({ type }) => type === "change_summary") && !events.some(isChange);
}
