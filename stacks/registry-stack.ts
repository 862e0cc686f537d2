import type { Construct } from "constructs";
import { repositoryName } from "../config/names";
import type { Platform } from "../config/platform";
import { stackSettings } from "../config/stack-settings";
import { Repository } from "../modules/registry/repository";
import { PlatformStack } from "./platform-stack";
import type { Published } from "./published";

/** Where images are pushed and pulled. */
export interface RegistryOutputs {
  /** By repository, without a tag. */
  readonly repositoryUrls: Readonly<Record<string, string>>;
  readonly repositoryArns: Readonly<Record<string, string>>;
}

/** The image repositories. */
export class RegistryStack extends PlatformStack {
  readonly outputs: Published<RegistryOutputs>;

  constructor(scope: Construct, platform: Platform) {
    super(scope, stackSettings(platform, "registry"));
    const repositories = Object.entries(platform.registry.repositories).map(
      ([name, spec]) => [name, new Repository(this.named, name.replaceAll("/", "-"), { name: repositoryName(platform, name), spec, protected: platform.protected })] as const,
    );
    this.outputs = this.publish({
      repositoryUrls: Object.fromEntries(repositories.map(([name, repository]) => [name, repository.url])),
      repositoryArns: Object.fromEntries(repositories.map(([name, repository]) => [name, repository.arn])),
    });
  }
}
