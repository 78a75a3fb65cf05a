import { expect, test } from 'vitest';
import { readBaseUrl } from '@/components/settings/base-url';

test.each([
  ['https://api.acedata.cloud/kimi', 'https://api.acedata.cloud/kimi'],
  [' https://api.acedata.cloud/kimi/chat/completions/ \n', 'https://api.acedata.cloud/kimi'],
  ['https://api.moonshot.ai/v1//', 'https://api.moonshot.ai/v1'],
  ['https://example.com', 'https://example.com'],
  ['http://localhost:11434/v1/', 'http://localhost:11434/v1'],
  ['http://127.0.0.1:8080', 'http://127.0.0.1:8080'],
])('%j means %s', (text, baseUrl) => {
  expect(readBaseUrl(text)).toBe(baseUrl);
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
