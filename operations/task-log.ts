import { GetLogEventsCommand, ResourceNotFoundException, type CloudWatchLogsClient } from "@aws-sdk/client-cloudwatch-logs";

/** The log of one container of a task, read as it grows. */
export class TaskLog {
  private token: string | undefined;

  constructor(
    private readonly client: CloudWatchLogsClient,
    private readonly logGroupName: string,
    private readonly logStreamName: string,
  ) {}

  /** The lines since the last time; none while there is no stream. */
  async newLines(abortSignal: AbortSignal): Promise<string[]> {
    const lines: string[] = [];
    for (;;) {
      const page = await this.page(abortSignal);
      lines.push(...(page?.events ?? []).flatMap(({ message = "" }) => message.replace(/\r?\n$/, "").split(/\r?\n/)));
      const token = page?.nextForwardToken;
      // At the end, CloudWatch gives the same token back.
      if (token === undefined || token === this.token) return lines;
      this.token = token;
    }
  }

  private async page(abortSignal: AbortSignal) {
    const { logGroupName, logStreamName, token } = this;
    try {
      return await this.client.send(new GetLogEventsCommand({ logGroupName, logStreamName, startFromHead: true, ...(token === undefined ? {} : { nextToken: token }) }), { abortSignal });
    } catch (error) {
      if (error instanceof ResourceNotFoundException) return undefined;
      throw error;
    }
  }
}
