/** Where SQS moves a message that was received so often without being deleted. */
export function redrivePolicy(deadLetterQueueArn: string, maximumReceives: number): string {
  return JSON.stringify({ deadLetterTargetArn: deadLetterQueueArn, maxReceiveCount: maximumReceives });
}

/** Which queues may name a queue as their dead-letter queue: these, or none. */
export function redriveAllowPolicy(sourceArns: readonly string[]): string {
  if (sourceArns.length === 0) return JSON.stringify({ redrivePermission: "denyAll" });
  return JSON.stringify({ redrivePermission: "byQueue", sourceQueueArns: [...sourceArns].sort() });
}
