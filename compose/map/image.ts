import { parseImageReference } from "../../config/image";
import type { Image } from "../../config/container";
import { entryAt, textOf } from "../read/node";
import { below, type Place } from "./ledger";
import { withSafeName } from "./safe-names";
import type { ServiceDraft } from "./service-draft";

/** Where the image of a service comes from. */
export interface ImageSource {
  readonly image: Exclude<Image, { reference: string }>;
  /** ECR repository that the pipeline fills. */
  readonly repository?: string;
  readonly place: Place;
}

/**
 * The image of a service: what it names, or, with `build`, a repository that the pipeline pushes to. Its name is the end of the
 * image's, which is the same on the laptop and with ECR's registry in front; services of one image share it.
 */
export function imageOf(draft: ServiceDraft, tag: string | undefined): ImageSource | undefined {
  const { ledger, place } = draft;
  const [image, build] = [entryAt(draft.node, "image"), entryAt(draft.node, "build")];
  const reference = textOf(image?.value);
  if (build === undefined) {
    if (image === undefined) return undefined;
    // Told of where it is read.
    if (reference === undefined || reference === "") {
      ledger.ignored(below(place, "image", image.at), "asks for nothing");
      return undefined;
    }
    const at = below(place, "image", image.at);
    ledger.mapped(at, `image ${reference}`);
    return { image: reference, place: at };
  }
  const at = below(place, "build", build.at);
  const parsed = reference === undefined ? undefined : parseImageReference(reference);
  const repository = parsed?.repository.split("/").at(-1) ?? withSafeName(draft.composeName);
  const chosen = tag ?? parsed?.tag ?? "latest";
  ledger.mapped(at, `the ECR repository ${repository}, and its image ${chosen}: the pipeline builds and pushes it`);
  if (image !== undefined) {
    const where = below(place, "image", image.at);
    if (parsed !== undefined) ledger.mapped(where, `the name of the ECR repository ${repository}${tag === undefined && parsed.tag !== undefined ? `, and the tag ${chosen}` : ""}`);
    else if (reference === undefined || reference === "") ledger.ignored(where, "asks for nothing");
    else ledger.refused(where, "is no name of an image", "write it like shop/web:1.4.2");
  }
  return { image: { repository, tag: chosen }, repository, place: at };
}
