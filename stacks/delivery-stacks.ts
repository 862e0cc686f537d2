import type { App } from "cdktf";
import type { Platform } from "../config/platform";
import { DeliveryStack, type DeliveredPlatform } from "./delivery-stack";

/**
 * One stack for each account with environments that workflows deliver. None when some of all environments were not chosen: the roles of
 * those would go.
 */
export function buildDeliveryStacks(app: App, platforms: readonly Platform[], all: readonly string[]): DeliveryStack[] {
  if (!all.every((name) => platforms.some(({ environment }) => environment === name))) return [];
  const delivered = platforms.filter((platform): platform is DeliveredPlatform => platform.delivery !== undefined);
  const accounts = [...new Set(delivered.map(({ account }) => account))];
  return accounts.flatMap((account) => {
    const [first, ...others] = delivered.filter((platform) => platform.account === account);
    return first === undefined ? [] : [new DeliveryStack(app, [first, ...others])];
  });
}
