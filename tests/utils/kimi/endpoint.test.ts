import { expect, test } from 'vitest';
import { baseUrlOf, endpoint } from '@/utils/kimi/endpoint';

test.each([
  ['https://example.com/v1', 'https://example.com/v1/chat/completions'],
  ['https://example.com/v1//', 'https://example.com/v1/chat/completions'],
  ['https://example.com', 'https://example.com/chat/completions'],
  [
    'https://example.com/openai/?api-version=1&a=b/c?d',
    'https://example.com/openai/chat/completions?api-version=1&a=b/c?d',
  ],
])('the path is joined to %s, and a query stays at the end', (baseUrl, address) => {
  expect(endpoint(baseUrl, 'chat/completions')).toBe(address);
  expect(endpoint(baseUrlOf(address, 'chat/completions') ?? '', 'chat/completions')).toBe(address);
});

test('an address that does not end in the path has no base URL', () => {
  expect(baseUrlOf('https://example.com/login?next=/chat/completions', 'chat/completions')).toBeNull();
});
