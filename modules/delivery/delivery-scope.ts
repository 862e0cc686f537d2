import type { NameScope } from "../../config/names";

/** What the roles of an environment's workflows may touch. */
export interface DeliveryScope extends NameScope {
  /** The bucket that holds the environment's states. */
  readonly bucket: string;
  /** Key that encrypts them, where the bucket's own encryption does not. */
  readonly kmsKeyArn: string | undefined;
}
