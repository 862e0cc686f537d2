import { oneZonesOf, taskZones } from "../../config/task-zones";
import { basePlatform } from "./base-platform";

const inZone = (availabilityZone?: string) => ({ availabilityZone, accessPoints: { files: { path: "/files", uid: 1000, gid: 1000 } } });
const mount = (fileSystem: string) => ({ fileSystem, accessPoint: "files", containerPath: `/${fileSystem}` });

test.each([
  [[], [], ["eu-west-1a", "eu-west-1b"]],
  [["everywhere"], [], ["eu-west-1a", "eu-west-1b"]],
  [["nowhere"], [], ["eu-west-1a", "eu-west-1b"]],
  [["b"], ["eu-west-1b"], ["eu-west-1b"]],
  [["b", "everywhere", "b"], ["eu-west-1b"], ["eu-west-1b"]],
  [["b", "a"], ["eu-west-1a", "eu-west-1b"], ["eu-west-1a", "eu-west-1b"]],
])("a service that mounts %j is bound to the zones %j and runs in %j", (mounted, oneZones, zones) => {
  const platform = basePlatform((file) => {
    file.storage = { fileSystems: { a: inZone("eu-west-1a"), b: inZone("eu-west-1b"), everywhere: inZone() } };
    file.services.web.sidecars = { copy: { image: "rsync:3", mounts: mounted.map(mount) } };
  });
  const { web } = platform.services;
  expect(web && [oneZonesOf(platform, web), taskZones(platform, web)]).toEqual([oneZones, zones]);
});
