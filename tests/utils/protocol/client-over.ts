import { createClient, type Client } from '@/utils/protocol/client';
import type { Handlers } from '@/utils/protocol/commands';

/**
 * A panel's client whose commands are answered by `handlers`, as by the background; other commands fail as without one.
 */
export function clientOver(handlers: Partial<Handlers>): Client {
  return createClient(async (name, data) => {
    const handler = handlers[name] as ((sent: unknown) => unknown) | undefined;
    if (!handler) throw new Error(`Nobody answers ${name}.`);
    return handler(data);
  }, 'panel');
}
