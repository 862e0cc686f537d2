import { SecurityGroup } from "@cdktf/provider-aws/lib/security-group";
import { DataTerraformRemoteStateLocal, TerraformOutput, type App } from "cdktf";
import type { Platform } from "../../config/platform";
import { stackSettings } from "../../config/stack-settings";
import type { OwnOutputs, OwnStackInputs, OwnStacks } from "../../stacks/own-stacks";
import { PlatformStack } from "../../stacks/platform-stack";

/** A stack as somebody may write it: it reads the network's state by hand, by a name of its own. */
export class ReadingStack extends PlatformStack {
  readonly outputs = this.publish<OwnOutputs>({});

  constructor(app: App, platform: Platform, inputs: OwnStackInputs, texts: Readonly<Record<string, string>>, defaults: Readonly<Record<string, string>>) {
    super(app, stackSettings(platform, "reader"));
    const network = this.read(inputs.network);
    new DataTerraformRemoteStateLocal(this, "net", { path: "../../../state/shop/test/eu-west-1/network.tfstate", defaults });
    new DataTerraformRemoteStateLocal(this, "elsewhere", { path: "../../../state/other/test/eu-west-1/network.tfstate" });
    new SecurityGroup(this.named, "front", { vpcId: network.vpcId, tags: texts });
    this.addOverride("output.by_hand", { value: "${aws_security_group.front.id}" });
    new TerraformOutput(this, "made", { value: network.vpcId });
  }
}

/** The own stacks of an environment with such a stack, which has these texts as tags. */
export function reading(texts: Readonly<Record<string, string>>, defaults: Readonly<Record<string, string>> = {}): OwnStacks {
  return { reader: (app, platform, inputs) => new ReadingStack(app, platform, inputs, texts, defaults) };
}
