import { GetCallerIdentityCommand, STSClient } from "@aws-sdk/client-sts";
import { Refusal } from "../../engine/refusal";
import { clientSettings } from "./client-settings";

export interface WantedAccount {
  readonly environment: string;
  readonly account: string;
  readonly region: string;
  /** AWS_ENDPOINT_URL and AWS_ENDPOINT_URL_<SERVICE>. */
  readonly endpoints: Readonly<Record<string, string>>;
}

/** Refuses unless the emulators are in the environment's account. */
export async function requireAccount({ environment, account, region, endpoints }: WantedAccount): Promise<void> {
  const ofSts = endpoints["AWS_ENDPOINT_URL_STS"] ?? endpoints["AWS_ENDPOINT_URL"];
  if (ofSts === undefined) throw new Refusal("There is no emulator to ask for its account: set AWS_ENDPOINT_URL to its address.");
  // An endpoint of one service need not know STS: it is believed when it answers.
  const addresses = [...new Set([ofSts, ...Object.values(endpoints)])];
  const found = await Promise.all(addresses.map((address) => accountOf(address, account, region)));
  const problems = found.flatMap((answer, index) => {
    const address = addresses[index] ?? "";
    if ("problem" in answer) return address === ofSts ? [`  ${address} does not say its account: ${answer.problem}`] : [];
    return answer.account === account ? [] : [`  ${address} is in account ${answer.account}`];
  });
  if (problems.length > 0) throw new Refusal(wrongAccount(environment, account, problems));
}

function wrongAccount(environment: string, account: string, problems: readonly string[]): string {
  return [
    `The environment ${environment} belongs to account ${account}, but of the emulator's endpoints:`,
    ...problems,
    `Start the emulator in that account: fakecloud --account-id ${account}, MINISTACK_ACCOUNT_ID=${account} ministack, MOTO_ACCOUNT_ID=${account} moto_server.`,
  ].join("\n");
}

async function accountOf(endpoint: string, account: string, region: string): Promise<{ account: string } | { problem: string }> {
  const client = new STSClient({ ...clientSettings(endpoint, account, region), maxAttempts: 2 });
  try {
    const { Account } = await client.send(new GetCallerIdentityCommand({}), { abortSignal: AbortSignal.timeout(10_000) });
    return Account === undefined ? { problem: "its answer has none" } : { account: Account };
  } catch (error) {
    return { problem: error instanceof Error && error.message !== "" ? error.message : String(error) };
  } finally {
    client.destroy();
  }
}
