import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Emulated } from "../e2e/support/emulated";
import type { PlanFolders } from "./keep-plans";

/** Plans two configurations written by hand: one no longer has an output that the other reads. */
export async function planForeign(emulated: Emulated): Promise<PlanFolders> {
  const root = join(emulated.workspace.folder, "by-hand");
  const plans = join(root, "plans");
  mkdirSync(plans, { recursive: true });
  const engine = async (name: string, ...args: readonly string[]) => {
    const { exitCode, output } = await emulated.run(emulated.stack(name, join(root, name)), emulated.binary.path, ...args);
    if (exitCode !== 0) throw new Error(`${args.join(" ")} of ${name}:\n${output}`);
    return output;
  };
  const plan = async (name: string) => {
    await engine(name, "plan", "-out=plan");
    writeFileSync(join(plans, `${name}.json`), await engine(name, "show", "-json", "plan"));
  };

  for (const [name, configuration] of Object.entries({ network: network("id", "cidr"), shop })) {
    mkdirSync(join(root, name), { recursive: true });
    writeFileSync(join(root, name, "main.tf.json"), JSON.stringify(configuration));
    await engine(name, "init");
    await engine(name, "apply", "-auto-approve");
  }
  writeFileSync(join(root, "network", "main.tf.json"), JSON.stringify(network("id")));
  await plan("network");
  await plan("shop");
  return { plans };
}

function network(...outputs: readonly ("id" | "cidr")[]) {
  return {
    resource: { terraform_data: { network: { input: { id: "net-1", cidr: "10.0.0.0/16" } } } },
    output: Object.fromEntries(outputs.map((name) => [`network_${name}`, { value: `\${terraform_data.network.output.${name}}` }])),
  };
}

const shop = {
  data: { terraform_remote_state: { network: { backend: "local", config: { path: "../network/terraform.tfstate" } } } },
  resource: { terraform_data: { shop: { input: ["${data.terraform_remote_state.network.outputs.network_id}", "${data.terraform_remote_state.network.outputs.network_cidr}"] } } },
};
