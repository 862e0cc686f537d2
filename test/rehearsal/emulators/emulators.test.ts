import { emulators, type EmulatorSettings } from "../../../rehearsal/emulators/emulators";

const settings: EmulatorSettings = { port: 4000, account: "111122223333", region: "eu-west-1", dataFolder: "/data", persistent: false };

test("each emulator listens on 127.0.0.1, in the account and region, and runs no containers of its own choice", () => {
  const started = emulators.map((emulator) => [emulator.name, emulator.args(settings), emulator.environment(settings)]);
  expect(started).toEqual([
    ["fakecloud", ["--addr", "127.0.0.1:4000", "--region", "eu-west-1", "--account-id", "111122223333", "--storage-mode", "memory"], { FAKECLOUD_CONTAINER_CLI: "false" }],
    [
      "ministack",
      [],
      {
        BIND_HOST: "127.0.0.1",
        GATEWAY_PORT: "4000",
        MINISTACK_ACCOUNT_ID: "111122223333",
        MINISTACK_REGION: "eu-west-1",
        IOT_MTLS_ENABLED: "0",
        DOCKER_HOST: "unix:///nowhere",
        TMPDIR: "/data",
      },
    ],
    ["moto", ["-H", "127.0.0.1", "-p", "4000"], { MOTO_ACCOUNT_ID: "111122223333" }],
  ]);
});

test("what an emulator holds is kept in its folder where it can be", () => {
  const persistent = { ...settings, persistent: true };
  const kept = emulators.map((emulator) => [emulator.args(persistent).slice(6), emulator.environment(persistent)["STATE_DIR"], emulator.environment(persistent)["S3_DATA_DIR"]]);
  expect(kept).toEqual([
    [["--storage-mode", "persistent", "--data-path", "/data"], undefined, undefined],
    [[], "/data/state", "/data/s3"],
    [[], undefined, undefined],
  ]);
});

test("fakecloud runs containers with the program it is given", () => {
  const [fakecloud] = emulators;
  expect(fakecloud?.environment({ ...settings, containerProgram: "/folder/containers" })).toEqual({ FAKECLOUD_CONTAINER_CLI: "/folder/containers" });
});
