import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** The hosts that a browser asks by itself, against all settings. */
const BROWSERS_OWN = /\b(?:google|googleapis|gstatic|gvt1)\.com\b/;

/** The world outside this machine, as a proxy sees it: nothing gets there. */
export interface Outside {
  /** `127.0.0.1:PORT` of the proxy. */
  readonly address: string;
  /** The requests so far, except the browser's own: addresses, or hosts and ports where the connection is encrypted. */
  readonly asked: readonly string[];
  /** Drops the requests so far, which are another test's. */
  forget(): void;
  close(): Promise<void>;
}

export async function startOutside(): Promise<Outside> {
  const asked: string[] = [];
  const note = (address = '') => BROWSERS_OWN.test(address) || asked.push(address);
  const server = createServer((request, response) => {
    note(request.url);
    response.writeHead(502).end();
  });
  server.on('connect', (request, socket) => {
    note(request.url);
    socket.end('HTTP/1.1 502 Bad Gateway\r\n\r\n');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    address: `127.0.0.1:${port}`,
    asked,
    forget: () => void asked.splice(0),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
