import { expect, test } from 'vitest';
import { unnamedHost } from '@/utils/answer/named-host';

test.each([
  ['your-bank.com', 'https://evil.example/login', 'evil.example'],
  ['https://your-bank.com/login', 'https://your-bank.com.evil.example/', 'your-bank.com.evil.example'],
  ['See www.your-bank.com.', 'https://evil.example:8443/', 'evil.example:8443'],
  ['YOUR-BANK.com', 'https://evil.example/', 'evil.example'],
  ['bücher.example', 'https://buecher.example/', 'buecher.example'],
  ['аррle.com', 'https://apple.com/', 'apple.com'],
  ['銀行.jp を見る', 'https://evil.example/', 'evil.example'],
])('%j to %s', (text, href, host) => {
  expect(unnamedHost(text, href)).toBe(host);
});

test.each([
  ['the bank', 'https://bank.example/'],
  ['bank.example', 'https://www.bank.example/login'],
  ['www.bank.example', 'https://bank.example/'],
  ['bücher.example', 'https://xn--bcher-kva.example/'],
  ['version 1.2.3', 'https://bank.example/'],
  ['someone@other.example', 'mailto:someone@other.example'],
])('%j to %s needs no word', (text, href) => {
  expect(unnamedHost(text, href)).toBeNull();
});
