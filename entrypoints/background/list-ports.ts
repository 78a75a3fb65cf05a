import type { Browser } from '#imports';
import { LIST_PORT } from '@/utils/protocol/channel';
import { note } from '@/utils/diagnostics/log';

/** Changes within this time are told once. */
const TOGETHER_MS = 150;

/** The lists of conversations that panels show: each is told when it would read otherwise. */
export function createListPorts() {
  const ports = new Set<Browser.runtime.Port>();
  let timer: ReturnType<typeof setTimeout> | undefined;

  function tell(port: Browser.runtime.Port): void {
    try {
      port.postMessage(null);
    } catch (error) {
      note('panel', 'gone', error);
      ports.delete(port);
    }
  }

  return {
    /** Takes a port if it is a list's. One that comes back may have missed something, so it is told at once. */
    join(port: Browser.runtime.Port): boolean {
      if (port.name !== LIST_PORT) return false;
      ports.add(port);
      port.onDisconnect.addListener(() => ports.delete(port));
      tell(port);
      return true;
    },

    changed(): void {
      timer ??= setTimeout(() => {
        timer = undefined;
        for (const port of ports) tell(port);
      }, TOGETHER_MS);
    },
  };
}

export type ListPorts = ReturnType<typeof createListPorts>;
