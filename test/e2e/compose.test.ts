import { mkdirSync } from "node:fs";
import { join, resolve } from "node:path";
import { limitMinutes } from "./support/limit";
import { Workspace } from "./support/workspace";

limitMinutes(12);

const workspace = new Workspace();
mkdirSync(join(workspace.folder, "shop/web"), { recursive: true });
afterAll(() => workspace.remove());

/** Containers run, as far as the stand-in goes. */
const containers = { FAKECLOUD_CONTAINER_CLI: resolve(__dirname, "support/standin-containers"), STANDIN_FOLDER: workspace.folder };

const compose = (args: readonly string[]) => workspace.run("node", ["cli/start.mjs", "cli/compose.ts", ...args], ".", workspace.rehearsalVariables(containers));

workspace.write("shop/web/Dockerfile", "FROM nginx:1.27-alpine\n");
workspace.write("shop/web/site.conf", "server {\n  listen 80;\n  location / { proxy_pass http://api:8000; }\n}\n");
workspace.write("shop/.env", "TAG=1.4.2\n");
workspace.write("shop/db-password.txt", "s3cret\n");
workspace.write(
  "shop/compose.yaml",
  `
x-small: &small
  deploy: { resources: { limits: { cpus: "0.25", memory: 300M } } }
services:
  web:
    <<: *small
    build: ./web
    image: shop/web:\${TAG:?set the tag}
    ports: ["8080:80"]
    volumes: ["./web/site.conf:/etc/nginx/conf.d/default.conf:ro"]
    configs: [{ source: banner, target: /usr/share/nginx/html/banner.txt, mode: "0440" }]
    depends_on: [api]
    healthcheck: { test: "wget -q -O- http://localhost/ || exit 1", interval: 10s }
  api:
    image: kennethreitz/httpbin
    command: gunicorn -b 0.0.0.0:8000 httpbin:app
    environment: { DATABASE_HOST: db, GREETING: "$\${NAME}" }
    networks: { default: { aliases: [backend] } }
    depends_on:
      migrate: { condition: service_completed_successfully }
      db: { condition: service_healthy }
    read_only: true
    tmpfs: ["/tmp:size=64m"]
    x-gantry: { scaling: { minimumTasks: 1, maximumTasks: 3, cpuPercent: 60 } }
  migrate:
    image: postgres:17-alpine
    command: ["psql", "--host", "db", "--command", "SELECT 1"]
    secrets: [db-password]
  db:
    image: postgres:17-alpine
    environment: { POSTGRES_PASSWORD_FILE: /run/secrets/db-password }
    secrets: [db-password]
    volumes: ["data:/var/lib/postgresql/data"]
    healthcheck: { test: ["CMD", "pg_isready"], interval: 3s, start_period: 1m }
    stop_grace_period: 1m30s
    ulimits: { nofile: { soft: 4096, hard: 8192 } }
    cap_drop: [ALL]
    labels: { team: shop }
volumes: { data: {} }
configs: { banner: { content: "Version \${TAG}\\n" } }
secrets: { db-password: { file: ./db-password.txt } }
`,
);

test("nothing of the file is refused", () => {
  const { exitCode, output } = compose(["check", "--json", "shop/compose.yaml"]);
  const { rows, counts } = JSON.parse(output) as { rows: { verdict: string }[]; counts: { refused: number } };
  expect(rows.filter(({ verdict }) => verdict === "refused")).toEqual([]);
  expect({ exitCode, refused: counts.refused }).toEqual({ exitCode: 0, refused: 0 });
});

test("it passes its rehearsal: applied, nothing to change, destroyed", () => {
  const { exitCode, output } = compose(["rehearse", "shop/compose.yaml", "--emulator", "fakecloud"]);
  expect({ exitCode, output: exitCode === 0 ? "" : output }).toEqual({ exitCode: 0, output: "" });
  expect(output).toMatch(/second plan +│ no change/);
  // The secret has no value, and nobody pushed the image.
  expect(output).toMatch(/containers +│ 0 of 3 services run/);
  expect(output).toMatch(/db: its secrets or parameters have no value here/);
  expect(output).toMatch(/web: its tasks end: image pull failed: .*\/shop\/compose\/web:1\.4\.2 not found/);
  expect(output).toMatch(/states +│ empty/);
});
