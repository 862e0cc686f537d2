const longest = 200;
const ahead = 60;

/** Two texts as they are shown beside each other: of long ones, what is around the first place where they differ. */
export function apart(left: string, right: string): [string, string] {
  if (left.length <= longest && right.length <= longest) return [left, right];
  let same = 0;
  while (same < left.length && left[same] === right[same]) same++;
  const start = Math.max(0, same - ahead);
  return [excerpt(left, start), excerpt(right, start)];
}

function excerpt(text: string, start: number): string {
  return `${start > 0 ? "…" : ""}${text.slice(start, start + longest)}${start + longest < text.length ? "…" : ""}`;
}
