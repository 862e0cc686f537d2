/** Orders places that are lists of numbers, the outermost first: what holds another comes before it. */
export function comparePlaces(a: readonly number[], b: readonly number[]): number {
  const index = a.findIndex((part, at) => part !== b[at]);
  if (index === -1) return a.length - b.length;
  const [x = 0, y] = [a[index], b[index]];
  return y === undefined ? 1 : x < y ? -1 : 1;
}
