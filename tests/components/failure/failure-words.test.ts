import { expect, test, vi } from 'vitest';
import { browser } from '#imports';
import { failureSentence, remedyFor, serversWords } from '@/components/failure/failure-words';
import type { FailureKind } from '@/utils/chat/failure';
import { LOCALES, messageIn, type Language } from '../messages';

const KINDS = Object.keys({
  'no-token': 0, unauthorized: 0, 'token-mismatched': 0, 'used-up': 0, forbidden: 0, 'content-filter': 0,
  'wrong-address': 0, 'unknown-model': 0, 'too-long': 0, 'rate-limited': 0, 'bad-request': 0, server: 0,
  timeout: 0, gateway: 0, network: 0, truncated: 0, 'answer-too-long': 0, malformed: 0, interrupted: 0, busy: 0, gone: 0, storage: 0,
  'conversation-changed': 0, 'origin-refused': 0, 'web-page': 0, moved: 0, 'too-long-for-account': 0,
  'no-pictures': 0,
  'picture-lost': 0,
  'no-picture': 0,
  'picture-damaged': 0,
  'temporary-lost': 0,
  'file-unknown': 0,
  'file-large': 0,
  'file-empty': 0,
  'file-failed': 0,
  'page-lost': 0,
  'page-changed': 0, 'site-listed': 0, 'page-unreadable': 0, 'tab-closed': 0, 'tab-unloaded': 0, 'tab-unread': 0, 'page-pdf': 0, 'page-empty': 0, 'page-long': 0,
  'page-scanned': 0, 'page-unmapped': 0, 'page-encrypted': 0, 'page-damaged': 0, 'no-host-permission': 0, offline: 0,
  'over-limit': 0, locked: 0, 'storage-full': 0, damaged: 0, unknown: 0,
} satisfies Record<FailureKind, 0>) as FailureKind[]; // prettier-ignore

function speak(language: Language) {
  vi.stubGlobal('location', { protocol: 'chrome-extension:' });
  vi.spyOn(browser.i18n, 'getUILanguage').mockReturnValue(language.replace('_', '-'));
  vi.spyOn(browser.i18n, 'getMessage').mockImplementation((key: string, values?: string | string[]) =>
    messageIn(language, key, [values ?? []].flat()),
  );
}

test.each(Object.keys(LOCALES) as Language[])('every failure has a sentence of its own in %s', (language) => {
  speak(language);
  const sentences = KINDS.map((kind) => failureSentence({ kind, message: '' }));
  expect(new Set(sentences).size).toBe(KINDS.length);
  for (const sentence of sentences) expect(sentence).toMatch(/[.。]$/);
});

test('a rate limit that names its wait says how long', () => {
  speak('en');
  expect(failureSentence({ kind: 'rate-limited', message: '', retryAfter: 20_000 })).toContain('in 20 s');
  expect(failureSentence({ kind: 'rate-limited', message: '', retryAfter: 65_000 })).toContain(
    'in 1 min 5 s',
  );
});

test('a guess has the server’s sentence beside it, and what is certain has not', () => {
  const failure = { kind: 'rate-limited', message: 'Slow down' } as const;
  expect(serversWords(failure)).toBeNull();
  expect(serversWords({ ...failure, isGuess: true })).toBe('Slow down');
  expect(serversWords({ ...failure, message: '', isGuess: true })).toBeNull();
});

test('an extension that is refused is told what to allow', () => {
  speak('en');
  expect(failureSentence({ kind: 'origin-refused', message: '' })).toContain(
    'OLLAMA_ORIGINS=chrome-extension://*',
  );
});

test('an address that leads elsewhere is told with both hosts', () => {
  speak('en');
  const redirect = { from: 'a.example', to: 'b.example' };
  expect(failureSentence({ kind: 'moved', message: '', redirect })).toMatch(
    /^a\.example redirects to b\.example\./,
  );
  const hidden = { kind: 'moved', message: '', redirect: { from: 'a.example', to: null } } as const;
  expect(failureSentence(hidden)).toContain('a.example redirects');
  expect(remedyFor(hidden)).toMatchObject({ type: 'settings', section: 'baseUrl' });
});

test('an address at which the API is can be taken at once', () => {
  speak('en');
  const address = 'https://a.example/v1';
  for (const kind of ['moved', 'web-page', 'wrong-address'] as const) {
    expect(failureSentence({ kind, message: '', address })).toContain(address);
    expect(remedyFor({ kind, message: '', address })).toEqual({ type: 'address', address });
  }
});

test('the model that was asked is not suggested in its own place, however it is named', () => {
  speak('en');
  for (const model of ['kimi-k2.5', 'moonshotai/kimi-k2.5', 'moonshotai/kimi-k2.5:free']) {
    const failure = { kind: 'unknown-model', message: `No endpoints found for ${model}.` } as const;
    expect(failureSentence(failure, model)).not.toContain('Try');
    expect(failureSentence({ ...failure, message: 'Use kimi-k2.6.' }, model)).toContain('Try kimi-k2.6');
  }
});
