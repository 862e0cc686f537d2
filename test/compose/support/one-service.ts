import type { ProjectFiles } from "./compose-project";

/** A project whose service `web` has some keys, which begin on line 3 at column 5, beside what these may name. */
export function oneService(keys: string): ProjectFiles {
  const image = /^(?:image|build|provider):/m.test(keys) ? "" : "    image: app\n";
  const text = `services:
  web:
${keys.replaceAll(/^/gm, "    ")}
${image}  db: { image: postgres, networks: [back, default] }
  quiet: { image: quiet, networks: [back, default] }
  apart: { image: redis, networks: [alone] }
networks: { back: , alone:  }
volumes: { data: , data2:  }
configs: { settings: { file: settings.ini }, other: { content: a } }
secrets: { password: { file: password } }
`;
  return { "compose.yaml": text, "settings.ini": "key=value\n", "src/main.js": "run();\n" };
}
