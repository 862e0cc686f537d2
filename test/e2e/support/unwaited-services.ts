/**
 * Overrides of `compute` for services that are applied to an emulator outside a rehearsal. fakecloud tells when a deployment began in
 * whole seconds, and not what it deploys: where the second changes while a service is made, the provider waits in vain for its deployment.
 */
export function unwaited(...services: readonly string[]): Record<string, { readonly wait_for_steady_state: false }> {
  return Object.fromEntries(services.map((name) => [`aws_ecs_service.${name}`, { wait_for_steady_state: false }]));
}
