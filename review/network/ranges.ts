/** Numbers from the first to the last: addresses, ports, protocols. */
export interface Range {
  readonly first: bigint;
  readonly last: bigint;
}

export function isWithin(inner: Range, outer: Range): boolean {
  return outer.first <= inner.first && inner.last <= outer.last;
}

/** The same numbers in the fewest ranges, in order. */
export function union(ranges: readonly Range[]): readonly Range[] {
  const found: Range[] = [];
  for (const range of [...ranges].sort((a, b) => (a.first < b.first ? -1 : a.first > b.first ? 1 : 0))) {
    const last = found.at(-1);
    if (last === undefined || range.first > last.last + 1n) found.push(range);
    else if (range.last > last.last) found[found.length - 1] = { first: last.first, last: range.last };
  }
  return found;
}

/** What is in the first ranges and in none of the second, in the fewest ranges, in order. */
export function minus(ranges: readonly Range[], others: readonly Range[]): readonly Range[] {
  const [from, away] = [union(ranges), union(others)];
  const found: Range[] = [];
  let next = 0;
  for (const range of from) {
    let { first } = range;
    while ((away[next]?.last ?? first) < first) next++;
    for (let index = next; first <= range.last; index++) {
      const other = away[index];
      if (other === undefined || other.first > range.last) {
        found.push({ first, last: range.last });
        break;
      }
      if (other.first > first) found.push({ first, last: other.first - 1n });
      if (other.last >= first) first = other.last + 1n;
    }
  }
  return found;
}

/** How many numbers there are in ranges that do not overlap. */
export function count(ranges: readonly Range[]): bigint {
  return ranges.reduce((sum, { first, last }) => sum + last - first + 1n, 0n);
}
