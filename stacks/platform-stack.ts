import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import { TerraformDataSource, TerraformElement, TerraformOutput, TerraformResource, TerraformStack, type TerraformRemoteState } from "cdktf";
import { Construct, type Node } from "constructs";
import { awsProvider } from "../config/aws-provider";
import type { StackSettings } from "../config/stack-settings";
import { addBackend } from "./backend";
import { outputName, outputValue, referencesTo, type Published } from "./published";

/** One Terraform state: its backend, its provider, readable addresses, and the values it exchanges with other states. */
export abstract class PlatformStack extends TerraformStack {
  /** Scope of what users name; beside it stand constructs of cdktf's own, such as `backend`. */
  protected readonly named: Construct;
  private readonly owners = new Map<string, string>();
  private readonly states = new Map<PlatformStack, TerraformRemoteState>();

  protected constructor(
    scope: Construct,
    readonly settings: StackSettings,
  ) {
    super(scope, settings.id);
    this.addProvider();
    addBackend(this, settings);
    this.named = new Construct(this, "default");
  }

  private addProvider(): void {
    const { region, account, profile, assumeRoleArn, tags } = this.settings;
    new AwsProvider(this, "aws", {
      region,
      allowedAccountIds: [account],
      ...(profile === undefined ? {} : { profile }),
      ...(assumeRoleArn === undefined ? {} : { assumeRole: [{ roleArn: assumeRoleArn }] }),
      defaultTags: [{ tags }],
    });
    this.addOverride("terraform.required_providers.aws", awsProvider);
  }

  /** Makes each value an output of this state, whether or not somebody reads it. */
  protected publish<T extends object>(values: T): Published<T> {
    for (const [field, value] of Object.entries(values)) {
      if (value === undefined || (typeof value === "object" && Object.keys(value as object).length === 0)) continue;
      const name = outputName(field);
      new TerraformOutput(this, `output_${name}`, { value: outputValue(value) }).overrideLogicalId(name);
    }
    return { stack: this, values };
  }

  /** The values another stack publishes, as references into its state. */
  protected read<T extends object>(published: Published<T>): T {
    this.addDependency(published.stack);
    return referencesTo(() => this.stateOf(published.stack), published.values);
  }

  private stateOf(producer: PlatformStack): TerraformRemoteState {
    const known = this.states.get(producer);
    if (known !== undefined) return known;
    const { id, layer } = producer.settings;
    const backend = producer.ensureBackendExists();
    const state = backend.getRemoteStateDataSource(this, `state_${id}`, id);
    state.overrideLogicalId(layer);
    this.states.set(producer, state);
    return state;
  }

  /** The stacks this one reads. */
  get reads(): readonly PlatformStack[] {
    return [...this.states.keys()];
  }

  /** Every resource and data source by its address in the plan. */
  get addresses(): ReadonlyMap<string, TerraformResource | TerraformDataSource> {
    const elements = this.node.findAll().filter((each) => each instanceof TerraformResource || each instanceof TerraformDataSource);
    return new Map(elements.map((element) => [addressOf(element, this.getLogicalId(element)), element]));
  }

  /** The path of constructs, joined by underscores; a construct named `default` stands for its parent. */
  protected override allocateLogicalId(element: TerraformElement | Node): string {
    const node = element instanceof TerraformElement ? element.node : element;
    const id = node.scopes
      .slice(node.scopes.indexOf(this) + 1)
      .filter((scope) => scope !== this.named && (scope.node.id !== "default" || scope.node.scope === this.named))
      .map((scope) => scope.node.id)
      .join("_")
      .replace(/[^A-Za-z0-9_-]/g, "-");
    const address = addressOf(element, id);
    const owner = this.owners.get(address) ?? node.path;
    if (owner !== node.path) throw new Error(`${owner} and ${node.path} would both be ${address}`);
    this.owners.set(address, owner);
    return id;
  }
}

function addressOf(element: TerraformElement | Node, id: string): string {
  if (element instanceof TerraformDataSource) return `data.${element.terraformResourceType}.${id}`;
  if (element instanceof TerraformResource) return `${element.terraformResourceType}.${id}`;
  return `${element.constructor.name}.${id}`;
}
