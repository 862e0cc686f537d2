import { castAt } from "../../../compose/read/cast";

const read = (path: string, text: string) => castAt(path.split("."), text);

test.each([
  // Integers.
  ["services.web.ports.0.target", "80", 80],
  ["services.web.scale", "+3", 3],
  ["services.web.oom_score_adj", "-500", -500],
  ["services.web.deploy.replicas", "007", 7],
  ["services.web.healthcheck.retries", "5", 5],
  ["services.web.ulimits.nofile", "20000", 20000],
  ["services.web.ulimits.nofile.soft", "20000", 20000],
  ["services.web.ulimits.nofile.hard", "40000", 40000],
  ["services.web.deploy.restart_policy.max_attempts", "3", 3],
  ["services.web.deploy.placement.max_replicas_per_node", "1", 1],
  ["services.web.deploy.update_config.parallelism", "2", 2],
  // Numbers.
  ["services.web.cpus", "0.5", 0.5],
  ["services.web.cpus", ".5", 0.5],
  ["services.web.cpus", "2.", 2],
  ["services.web.cpus", "5e-1", 0.5],
  ["services.web.cpu_percent", "12.5", 12.5],
  ["services.web.deploy.rollback_config.max_failure_ratio", "0.1", 0.1],
  // Booleans.
  ["services.web.init", "true", true],
  ["services.web.tty", "False", false],
  ["services.web.read_only", "yes", true],
  ["services.web.privileged", "no", false],
  ["services.web.stdin_open", "ON", true],
  ["services.web.healthcheck.disable", "off", false],
  ["services.web.depends_on.db.required", "y", true],
  ["services.web.depends_on.db.restart", "n", false],
  ["services.web.networks.back.use_service_name_alias", "true", true],
  ["services.web.volumes.1.read_only", "true", true],
  ["services.web.volumes.1.volume.nocopy", "true", true],
  ["networks.back.external", "true", true],
  ["networks.back.internal", "true", true],
  ["volumes.data.external", "true", true],
  ["secrets.key.external", "false", false],
  ["configs.site.external", "false", false],
  // As YAML writes octal numbers.
  ["services.web.umask", "077", 63],
  ["services.web.umask", "0o77", 63],
  ["services.web.umask", "77", 77],
  ["services.web.umask", "0x1F", 31],
  ["services.web.umask", "0b11", 3],
  ["services.web.umask", "0", 0],
  // In what starts before a service, and in jobs.
  ["services.web.pre_start.0.cpus", "0.5", 0.5],
  ["services.web.pre_start.0.volumes.0.read_only", "true", true],
  ["jobs.load.cpus", "1", 1],
  ["jobs.load.tty", "true", true],
])("%s: %j is read as %j", (path, text, expected) => {
  expect(read(path, text)).toBe(expected);
});

test.each([
  ["services.web.image", "80"],
  ["services.web.command", "true"],
  ["services.web.environment.DEBUG", "true"],
  ["services.web.ports.0", "80"],
  ["services.web.ports.0.published", "80"],
  ["services.web.ports.x.target", "80"],
  ["services.web.mem_limit", "512"],
  ["services.web.stop_grace_period", "10"],
  ["services.web.deploy.resources.limits.cpus", "0.5"],
  ["services.web.deploy.resources.limits.pids", "5"],
  ["services.web.pre_start.0.tty", "true"],
  ["services.web", "1"],
  ["jobs.load.deploy.replicas", "2"],
  ["x-mine.replicas", "2"],
])("%s: %j stays a text", (path, text) => {
  expect(read(path, text)).toBe(text);
});

test("takes indices as numbers too", () => {
  expect(castAt(["services", "web", "ports", 0, "target"], "80")).toBe(80);
});

test.each([
  ["services.web.scale", "two", "an integer"],
  ["services.web.scale", "2.0", "an integer"],
  ["services.web.scale", " 2", "an integer"],
  ["services.web.scale", "0x2", "an integer"],
  ["services.web.scale", "9223372036854775808", "an integer"],
  ["services.web.cpus", "half", "a number"],
  ["services.web.cpus", "1e999", "a number"],
  ["services.web.cpus", "1,5", "a number"],
  ["services.web.init", "maybe", "true or false"],
  ["services.web.init", "1", "true or false"],
  ["services.web.umask", "089", "an octal number such as 0022"],
  ["services.web.umask", "-1", "an octal number such as 0022"],
  ["services.web.umask", "4294967296", "an octal number such as 0022"],
])("%s: refuses %j", (path, text, allowed) => {
  expect(read(path, text)).toEqual({ problem: { given: text, allowed, remedy: `write ${allowed}` } });
});

test("tells what to do where a variable left nothing", () => {
  expect(read("services.web.scale", "")).toEqual({
    problem: { given: "", allowed: "an integer", remedy: "write a value, or a default in the expression: ${NAME:-value}" },
  });
});
