import { producerOf } from "../../engine/producer";
import { awsSource, localName, providerProblem, providersOf } from "./providers";
import { eachBlock, listed, type Json, type StackJson } from "../../engine/stack-json";

/** The account and region of an environment. */
export interface Place {
  readonly account: string;
  readonly region: string;
}

/** Where each stack of an environment says it is; the first that says so wholly. */
export function placeOf(stacks: Readonly<Record<string, StackJson>>): Place | undefined {
  return Object.values(stacks).map(statedPlace).find((place) => place !== undefined);
}

/** Everything in an environment's stacks that would let a rehearsal touch what is real, or that it can't hold. */
export function stackProblems(stacks: Readonly<Record<string, StackJson>>): string[] {
  const account = placeOf(stacks)?.account;
  return Object.entries(stacks).flatMap(([id, stack]) =>
    [...accountProblems(stack, account), ...providerProblems(stack), ...programProblems(stack), ...serverProblems(stack), ...stateProblems(stack, id, stacks)].map(
      (problem) => `${id}: ${problem}`,
    ),
  );
}

function accountProblems(stack: StackJson, account: string | undefined): string[] {
  if (statedPlace(stack) === undefined) return ["its provider aws must say region and allowed_account_ids, one account and literally; a stack that is a PlatformStack does"];
  return awsProviders(stack).flatMap(({ alias, allowed_account_ids: allowed }) => {
    if (allowed === undefined || (Array.isArray(allowed) && allowed.length === 1 && allowed[0] === account)) return [];
    const name = typeof alias === "string" ? `aws.${alias}` : "aws";
    return [`its provider ${name} is of the account ${listed<unknown>(allowed).join(", ")}, others are of ${account}; a rehearsal has one account`];
  });
}

function statedPlace(stack: StackJson): Place | undefined {
  const { allowed_account_ids: allowed, region } = awsProviders(stack).find(({ alias }) => alias === undefined) ?? {};
  const [account, ...others] = listed<unknown>(allowed);
  if (typeof account !== "string" || !/^\d{12}$/.test(account) || others.length > 0) return undefined;
  return typeof region === "string" && /^[a-z0-9-]+$/.test(region) ? { account, region } : undefined;
}

function awsProviders(stack: StackJson): readonly Json[] {
  return [...providersOf(stack)].flatMap(([name, source]) => (source === awsSource ? listed<Json>(stack.provider?.[name]) : []));
}

function providerProblems(stack: StackJson): string[] {
  return [...providersOf(stack)].flatMap(([name, source]) => {
    const problem = providerProblem(source);
    if (problem === undefined) return [];
    const users = addresses(stack, ({ type, block }) => localName(type, block) === name);
    return [users.length === 0 ? `it takes ${problem}` : `${users.join(", ")} ${users.length === 1 ? "is" : "are"} of ${problem}`];
  });
}

function programProblems(stack: StackJson): string[] {
  const running = addresses(stack, ({ block }) => listed<unknown>(block["provisioner"]).length > 0);
  return running.map((address) => `${address} has a provisioner, which runs a program; move the program out of Terraform`);
}

/** The rest of its provider is harmless. */
function serverProblems(stack: StackJson): string[] {
  const asking = addresses(stack, ({ type, block }) => type === "tls_certificate" && block["content"] === undefined);
  return asking.map((address) => `${address} asks a server for its certificate; write the certificate's \`content\``);
}

function stateProblems(stack: StackJson, id: string, stacks: Readonly<Record<string, StackJson>>): string[] {
  const foreign = eachBlock(stack.data).filter(({ type, block }) => type === "terraform_remote_state" && producerOf(block, id, stacks) === undefined);
  const reading = foreign.map(({ name }) => `data.terraform_remote_state.${name} reads a state of no stack of this environment; take the value from its environment file`);
  return stack.terraform?.["encryption"] === undefined ? reading : [...reading, "terraform.encryption asks for a key outside; a rehearsal's states stay in its folder"];
}

/** Blocks by address, those of data sources with `data.` before. */
function addresses(stack: StackJson, wanted: (each: ReturnType<typeof eachBlock>[number]) => boolean): string[] {
  const kinds = [["", stack.resource], ["data.", stack.data], ["ephemeral.", stack.ephemeral]] as const;
  return kinds.flatMap(([prefix, blocks]) => eachBlock(blocks).filter(wanted).map(({ type, name }) => `${prefix}${type}.${name}`));
}
