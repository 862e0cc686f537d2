import type { Image } from "../container";
import { ecrRepositoryOf, isEcrImage, parseImageReference } from "../image";
import { isKnown } from "../known";
import { newVpcOf } from "../network";
import { everyContainer, field } from "./places";
import type { Rule } from "./rule";

/** The reference of an image that only the internet, or another region, has. */
function unreachable(image: Image, region: string): string | undefined {
  if (typeof image === "object" && "repository" in image) return undefined;
  const reference = typeof image === "string" ? image : image.reference;
  if (!isKnown(reference) || parseImageReference(reference) === undefined) return undefined;
  return isEcrImage(image) && ecrRepositoryOf(reference)?.region === region ? undefined : reference;
}

export const egressRules: readonly Rule[] = [
  {
    id: "endpoints-image",
    source: "ECR User Guide, Amazon ECR interface VPC endpoints",
    *check(platform) {
      if (newVpcOf(platform.network)?.egress !== "endpoints") return;
      for (const { path, value: image } of field(everyContainer, "image")(platform)) {
        const given = unreachable(image, platform.region);
        if (given === undefined) continue;
        yield {
          path: typeof image === "string" ? path : [...path, "reference"],
          given,
          allowed: `an image of ECR in ${platform.region}: egress "endpoints" reaches no other registry`,
          remedy: "push a copy to a repository of `registry` and name that, or choose another egress",
        };
      }
    },
  },
];
