import { capacityFixtures } from "./capacity.fixtures";
import { connectionFixtures } from "./connections.fixtures";
import { containerFixtures } from "./containers.fixtures";
import { discoveryFixtures } from "./discovery.fixtures";
import { environmentFixtures } from "./environment.fixtures";
import { fargateFixtures } from "./fargate.fixtures";
import type { RuleFixture } from "./fixture";
import { mountFixtures } from "./mounts.fixtures";
import { namesFixtures } from "./names.fixtures";
import { networkFixtures } from "./network.fixtures";
import { oneZoneMountFixtures } from "./one-zone-mounts.fixtures";
import { registryFixtures } from "./registry.fixtures";
import { routeFixtures } from "./routes.fixtures";
import { routingFixtures } from "./routing.fixtures";
import { secretReferenceFixtures } from "./secret-references.fixtures";
import { serviceFixtures } from "./services.fixtures";
import { storageFixtures } from "./storage.fixtures";
import { textFixtures } from "./text.fixtures";

/** The fixtures of every rule, by its id. */
export const fixtures: Readonly<Record<string, RuleFixture>> = {
  ...capacityFixtures,
  ...connectionFixtures,
  ...containerFixtures,
  ...discoveryFixtures,
  ...environmentFixtures,
  ...fargateFixtures,
  ...mountFixtures,
  ...namesFixtures,
  ...networkFixtures,
  ...oneZoneMountFixtures,
  ...registryFixtures,
  ...routeFixtures,
  ...routingFixtures,
  ...secretReferenceFixtures,
  ...serviceFixtures,
  ...storageFixtures,
  ...textFixtures,
};
