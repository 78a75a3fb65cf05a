/**
 * Starts the practice server: `node tests/kimi-server/main.ts [--port 8787] [--pace 20]`. Prints its
 * base URL on the first line; runs until it is interrupted.
 */
import { parseArgs } from 'node:util';
import { createKimiServer } from './kimi-server.ts';
import { PRACTICE_TOKEN } from './tokens.ts';

const { values } = parseArgs({
  options: {
    port: { type: 'string', default: '8787' },
    pace: { type: 'string' },
    'max-concurrent': { type: 'string' },
  },
});

const server = createKimiServer({
  ...(values.pace !== undefined && { pace: Number(values.pace) }),
  ...(values['max-concurrent'] !== undefined && { maxConcurrent: Number(values['max-concurrent']) }),
});

try {
  const { baseUrl } = await server.listen(Number(values.port));
  console.log(`Practice server: ${baseUrl} (token: ${PRACTICE_TOKEN})`);
} catch (error) {
  console.error(`The practice server can't listen on port ${values.port}: ${String(error)}`);
  process.exitCode = 1;
}

for (const name of ['SIGINT', 'SIGTERM'] as const) {
  process.once(name, () => {
    void server.close();
  });
}
