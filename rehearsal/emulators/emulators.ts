/** Where an emulator is to listen, and what for. */
export interface EmulatorSettings {
  readonly port: number;
  readonly account: string;
  readonly region: string;
  /** A folder of its own. */
  readonly dataFolder: string;
  /** It keeps what it holds in that folder, for the next one started on it. */
  readonly persistent: boolean;
  /** The program it runs containers with; none without a container runtime. */
  readonly containerProgram?: string;
}

/** An AWS emulator that a rehearsal can start. All listening is on 127.0.0.1. */
export interface Emulator {
  readonly name: "fakecloud" | "ministack" | "moto";
  /** Its program, looked for on PATH. */
  readonly program: string;
  readonly install: string;
  /** Answers 200 once it is up. */
  readonly healthPath: string;
  readonly runsContainers: boolean;
  /** It can keep what it holds in a folder. */
  readonly persists: boolean;
  /** What of the user's environment would change how it behaves starts with one of these. */
  readonly variables: readonly string[];
  readonly args: (settings: EmulatorSettings) => string[];
  readonly environment: (settings: EmulatorSettings) => Record<string, string>;
}

export const fakecloud: Emulator = {
  name: "fakecloud",
  program: "fakecloud",
  install: "cargo install fakecloud",
  healthPath: "/_fakecloud/health",
  runsContainers: true,
  persists: true,
  variables: ["FAKECLOUD_"],
  args: ({ port, account, region, dataFolder, persistent }) => [
    ...["--addr", `127.0.0.1:${port}`, "--region", region, "--account-id", account],
    ...(persistent ? ["--storage-mode", "persistent", "--data-path", dataFolder] : ["--storage-mode", "memory"]),
  ],
  // A program that always fails is no runtime: it then looks for no other one.
  environment: ({ containerProgram }) => ({ FAKECLOUD_CONTAINER_CLI: containerProgram ?? "false" }),
};

export const ministack: Emulator = {
  name: "ministack",
  program: "ministack",
  install: "pip install ministack",
  healthPath: "/_ministack/health",
  runsContainers: false,
  persists: true,
  variables: ["MINISTACK_", "LOCALSTACK_", "SERVICES", "PERSIST_STATE", "S3_", "IOT_", "SFTP_", "USE_SSL", "AUTH", "EDGE_PORT", "GATEWAY_PORT"],
  args: () => [],
  environment: ({ port, account, region, dataFolder, persistent }) => ({
    BIND_HOST: "127.0.0.1",
    GATEWAY_PORT: String(port),
    MINISTACK_ACCOUNT_ID: account,
    MINISTACK_REGION: region,
    // Its MQTT listener is open to the network.
    IOT_MTLS_ENABLED: "0",
    // It would run containers that it leaves behind.
    DOCKER_HOST: "unix:///nowhere",
    TMPDIR: dataFolder,
    ...(persistent && { PERSIST_STATE: "1", STATE_DIR: `${dataFolder}/state`, S3_PERSIST: "1", S3_DATA_DIR: `${dataFolder}/s3` }),
  }),
};

export const moto: Emulator = {
  name: "moto",
  program: "moto_server",
  install: "pip install 'moto[server]'",
  healthPath: "/moto-api/data.json",
  runsContainers: false,
  persists: false,
  variables: ["MOTO_", "TEST_SERVER_MODE", "INITIAL_NO_AUTH_ACTION_COUNT"],
  args: ({ port }) => ["-H", "127.0.0.1", "-p", String(port)],
  environment: ({ account }) => ({ MOTO_ACCOUNT_ID: account }),
};

export const emulators: readonly Emulator[] = [fakecloud, ministack, moto];
