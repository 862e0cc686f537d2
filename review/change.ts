/** What happens to a resource. `replace` deletes and creates it; `move` only gives it another address. */
export type Action = "no-op" | "read" | "create" | "update" | "replace" | "delete" | "forget" | "move";

/** What a plan does to a resource, read from `resource_changes`. */
export interface Change {
  readonly stack: string;
  readonly address: string;
  readonly previousAddress?: string;
  readonly type: string;
  /** Without module and index. */
  readonly name: string;
  readonly action: Action;
  /** Of a replaced one: whether the new one is made before the old one goes. */
  readonly isCreatedFirst: boolean;
  /** Key of an old object that was left behind by a replacement: this is what is deleted, not what stands at the address. */
  readonly deposed?: string;
  /** Whether it exists and comes into the state. */
  readonly isImported?: boolean;
  readonly before: Values | null;
  readonly after: Values | null;
  /** `true` where only an apply tells the value of `after`. */
  readonly unknown: unknown;
  readonly beforeSensitive: unknown;
  readonly afterSensitive: unknown;
  /** Paths of arguments that cannot change in place. */
  readonly replacePaths: readonly (readonly (string | number)[])[];
  /** Terraform's `action_reason`. */
  readonly reason?: string;
}

export type Values = Readonly<Record<string, unknown>>;
