import { expect, test } from 'vitest';
import { leftOut, readBaseUrl } from '@/components/settings/base-url';

test.each([
  ['https://api.acedata.cloud/kimi', 'https://api.acedata.cloud/kimi'],
  [' https://api.acedata.cloud/kimi/chat/completions/ \n', 'https://api.acedata.cloud/kimi'],
  ['https://api.moonshot.ai/v1/', 'https://api.moonshot.ai/v1/'],
  ['https://api.moonshot.ai/v1//', 'https://api.moonshot.ai/v1/'],
  ['https://example.com/', 'https://example.com/'],
  ['https://example.com?api-version=1', 'https://example.com?api-version=1'],
  ['https://example.com/chat/completions', 'https://example.com'],
  [
    'https://example.com/openai/deployments/kimi/chat/completions?api-version=2026-01-01',
    'https://example.com/openai/deployments/kimi?api-version=2026-01-01',
  ],
  ['https://example.com/v1/?a=b/c#part', 'https://example.com/v1/?a=b/c'],
  ['https://example.com', 'https://example.com'],
  ['http://localhost:11434/v1', 'http://localhost:11434/v1'],
  ['http://127.0.0.1:8080', 'http://127.0.0.1:8080'],
])('%j means %s', (text, baseUrl) => {
  expect(readBaseUrl(text)).toBe(baseUrl);
});

test.each([
  ['https://example.com/v1/?a=b', ''],
  ['https://example.com/v1/chat/completions?a=b', '/chat/completions'],
  ['https://example.com/v1/chat/completions/#part', '/chat/completions/ #part'],
  ['no address', ''],
])('of %j is left out: %j', (text, parts) => {
  expect(leftOut(text)).toBe(parts);
});

test.each([
  '',
  'api.acedata.cloud/kimi',
  'http://example.com/v1',
  'http://[::1]:8080',
  'ftp://localhost',
  'https://me:secret@example.com',
])('%j is refused', (text) => {
  expect(readBaseUrl(text)).toBeNull();
});
