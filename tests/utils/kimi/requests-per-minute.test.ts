import { expect, test } from 'vitest';
import { KimiError } from '@/utils/kimi/errors';
import { requestsPerMinute } from '@/utils/kimi/requests-per-minute';

test.each([
  ['Your account <ak-x> request reached organization max RPM: 3, please try again after 1 seconds', 3],
  ['Rate limit reached for kimi-k2: Limit 20 requests per minute.', 20],
  ['Too many requests: at most 60 requests/min', 60],
  ['requests per minute exceeded (limit: 5)', 5],
  ['每分钟请求数上限为 10，请稍后再试', 10],
  ['Too many requests', null],
  ['Please try again in 60 seconds.', null],
])('“%s” allows %s', (message, allowed) => {
  expect(requestsPerMinute(new KimiError('rate-limited', message))).toBe(allowed);
});

test('only a refusal for the rate tells it', () => {
  expect(requestsPerMinute(new KimiError('server', 'max RPM: 3'))).toBeNull();
});
