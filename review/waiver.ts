/** Somebody's word that a finding is meant, until a day. */
export interface Waiver {
  readonly rule: string;
  /** `<stack>/<address>` as the review shows them; `<stack>` alone for what concerns a stack as a whole. */
  readonly address: string;
  readonly reason: string;
  /** The last day on which it counts: `2030-01-31`. */
  readonly expires: string;
}
