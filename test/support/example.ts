import { composeEnvironment } from "../../config/compose-environment";
import type { ComposedEnvironmentFile, EnvironmentFile } from "../../config/environment-file";
import writtenDev from "../../environments/dev";
import writtenProd from "../../environments/prod";

/** An example environment as if it had said itself what its Compose file says. */
const whole = (written: ComposedEnvironmentFile) => composeEnvironment(written).raw as EnvironmentFile;

export const dev = whole(writtenDev);
export const prod = whole(writtenProd);
