/** What `terraform show -json` says of a plan, as far as anybody here reads it. Values are anything at all. */
export interface PlanJson {
  readonly format_version: string;
  readonly terraform_version?: string;
  /** The engine stopped half-way: what is here is not all. */
  readonly errored?: boolean;
  readonly applyable?: boolean;
  readonly complete?: boolean;
  readonly resource_changes?: readonly ResourceChangeJson[];
  readonly resource_drift?: readonly ResourceChangeJson[];
  readonly output_changes?: Readonly<Record<string, ChangeJson>>;
  /** Actions of providers that run with the apply. */
  readonly action_invocations?: readonly { readonly address: string }[];
  /** What `check` blocks and conditions said. */
  readonly checks?: readonly CheckJson[];
  readonly planned_values?: unknown;
  readonly prior_state?: unknown;
  readonly configuration?: unknown;
}

export interface CheckJson {
  readonly address: { readonly to_display: string };
  readonly status: string;
  readonly instances?: readonly { readonly problems?: readonly { readonly message: string }[] }[];
}

export interface ResourceChangeJson {
  readonly address: string;
  readonly previous_address?: string;
  readonly module_address?: string;
  readonly mode: string;
  readonly type: string;
  readonly name: string;
  readonly index?: string | number;
  /** An object that was replaced and is still to be destroyed. */
  readonly deposed?: string;
  readonly change: ChangeJson;
  readonly action_reason?: string;
}

export interface ChangeJson {
  readonly actions: readonly string[];
  readonly before?: unknown;
  readonly after?: unknown;
  /** `true` where only an apply tells the value. */
  readonly after_unknown?: unknown;
  /** `true` where the value is secret. */
  readonly before_sensitive?: unknown;
  readonly after_sensitive?: unknown;
  readonly replace_paths?: readonly (readonly (string | number)[])[];
  /** It exists and comes into the state. */
  readonly importing?: unknown;
}
