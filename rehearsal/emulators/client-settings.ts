/** How a client of ours talks to an emulator: with nothing of the user's own settings. */
export function clientSettings(endpoint: string, account: string, region: string) {
  // Clients tell on standard error which Node they will need one day; that is not the user's concern.
  process.env["AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED"] ??= "true";
  return {
    endpoint,
    region,
    // Emulators that have no account of their own take it from the access key.
    credentials: { accessKeyId: account, secretAccessKey: "rehearsal" },
    useFipsEndpoint: false,
    useDualstackEndpoint: false,
  };
}
