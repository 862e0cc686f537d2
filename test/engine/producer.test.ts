import { producerOf } from "../../engine/producer";
import type { StackJson } from "../../engine/stack-json";

const local = (path: string): StackJson => ({ terraform: { backend: { local: { path } } } });
const s3 = (bucket: string, key: string): StackJson => ({ terraform: { backend: { s3: { bucket, key, use_lockfile: true } } } });
const cloud = (name: string, hostname?: string): StackJson => ({ terraform: { cloud: { organization: "acme", workspaces: { name }, ...(hostname && { hostname }) } } });

test.each<[string, string, Record<string, unknown>, Record<string, StackJson>, string | undefined]>([
  ["a path from the stack's folder", "local", { path: "../../../state/network.tfstate" }, { network: local("../../../state/network.tfstate") }, "network"],
  ["a path from each one's own folder", "local", { path: "../network/network.tfstate" }, { network: local("network.tfstate") }, "network"],
  ["an absolute path", "local", { path: "/states/./network.tfstate" }, { other: local("states/network.tfstate"), network: local("/states/network.tfstate") }, "network"],
  ["another path", "local", { path: "../../../state/other.tfstate" }, { network: local("../../../state/network.tfstate") }, undefined],
  ["bucket and key", "s3", { bucket: "a", key: "network" }, { other: s3("b", "network"), network: s3("a", "network") }, "network"],
  ["another bucket", "s3", { bucket: "c", key: "network" }, { network: s3("a", "network") }, undefined],
  ["a workspace", "remote", { organization: "acme", workspaces: { name: "network" }, hostname: "app.terraform.io" }, { network: cloud("network") }, "network"],
  ["a workspace of another host", "remote", { organization: "acme", workspaces: { name: "network" } }, { network: cloud("network", "tfe.acme.example") }, undefined],
  ["another backend", "gcs", { bucket: "a", prefix: "p" }, { network: { terraform: { backend: { gcs: { bucket: "a", prefix: "p" } } } } }, "network"],
  ["a stack without a backend", "s3", { bucket: "a", key: "network" }, { network: {} }, undefined],
])("%s", (_name, backend, config, stacks, expected) => {
  expect(producerOf({ backend, config }, "compute", stacks)).toBe(expected);
});
