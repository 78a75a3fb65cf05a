import { beforeEach, expect, test } from 'vitest';
import { browser } from '#imports';
import { changeSettings } from '@/utils/settings/change-settings';
import { NO_POLICY, policyOf, readPolicy } from '@/utils/settings/policy';
import {
  DEFAULT_SETTINGS,
  governed,
  ownSettingsItem,
  ruledTailItem,
  settingsItem,
} from '@/utils/settings/settings';
import { keepRuledTail, tokenFor } from '@/utils/settings/tokens';
import { hostsCovering } from '@/utils/text/hosts';
import schema from '@/public/managed-schema.json' with { type: 'json' };

const rule = (rules: Readonly<Record<string, unknown>>) => browser.storage.managed.set(rules);

beforeEach(() => browser.storage.managed.clear());

test('rules that make no sense are named, open nothing, and the others hold', () => {
  expect(
    policyOf({
      baseUrl: 'http://kimi.example.com',
      models: ['kimi-k3', 7, ' '],
      allowedSites: ['https://intranet.example.com/x', '*.wiki.example', 'no host at all'],
      blockedSites: 'bank.example',
      featuresOff: ['export', 'everything'],
      retentionDays: 0.5,
    }),
  ).toEqual({
    ...NO_POLICY,
    baseUrl: 'https://unreadable-rule.invalid',
    models: ['kimi-k3'],
    allowedSites: ['intranet.example.com', 'wiki.example'],
    blockedSites: ['bank.example'],
    featuresOff: ['export'],
    unreadable: ['baseUrl', 'models', 'allowedSites', 'featuresOff', 'retentionDays'],
  });
  // A limit that can't be read is not the same as none.
  expect(policyOf({ models: [7], allowedSites: ['no host at all'] })).toMatchObject({
    models: ['unreadable-rule.invalid'],
    allowedSites: ['unreadable-rule.invalid'],
    unreadable: ['models', 'allowedSites'],
  });
  expect(policyOf({ models: [], allowedSites: [] })).toEqual(NO_POLICY);
  expect(policyOf({ baseUrl: 'https://kimi.example.com/v/ ', retentionDays: 30 })).toMatchObject({
    baseUrl: 'https://kimi.example.com/v',
    retentionDays: 30,
  });
  expect(policyOf({ baseUrl: 'http://127.0.0.1:8000/' }).baseUrl).toBe('http://127.0.0.1:8000');
});

test('the schema names exactly the rules that are read', () => {
  const rules = Object.keys(schema.properties);
  const { unreadable: _, ...read } = NO_POLICY;
  expect(rules.toSorted()).toEqual([...Object.keys(read), 'baseUrl', 'token'].toSorted());
});

test('what an organisation rules holds, whatever the user has set or sets', async () => {
  await ownSettingsItem.setValue({
    ...DEFAULT_SETTINGS,
    model: 'own',
    neverRead: ['a.example'],
    looksUp: true,
    selectionButton: true,
  });
  await rule({
    baseUrl: 'https://kimi.example.com',
    models: ['one', 'two'],
    blockedSites: ['bank.example'],
    featuresOff: ['lookups', 'selectionButton'],
  });
  const ruled = { baseUrl: 'https://kimi.example.com', model: 'one', looksUp: false, selectionButton: false };
  expect(await settingsItem.getValue()).toMatchObject({ ...ruled, neverRead: ['a.example', 'bank.example'] });
  await changeSettings(() => ({
    baseUrl: 'https://evil.example',
    model: 'three',
    looksUp: true,
    selectionButton: true,
    neverRead: ['b.example'],
  }));
  expect(await settingsItem.getValue()).toMatchObject({ ...ruled, neverRead: ['b.example', 'bank.example'] });
  await changeSettings(() => ({ model: 'two' }));
  expect((await settingsItem.getValue()).model).toBe('two');
  await browser.storage.managed.clear();
  expect(await settingsItem.getValue()).toMatchObject({
    baseUrl: DEFAULT_SETTINGS.baseUrl,
    looksUp: true,
    neverRead: ['b.example'],
  });
});

test('where only some sites are allowed, every other is never read', () => {
  const { neverRead } = governed(DEFAULT_SETTINGS, {
    ...NO_POLICY,
    allowedSites: ['wiki.example'],
    blockedSites: ['secret.wiki.example'],
  });
  expect(hostsCovering('https://en.wiki.example/a', neverRead)).toEqual([]);
  expect(hostsCovering('https://secret.wiki.example/', neverRead)).toEqual(['secret.wiki.example']);
  expect(hostsCovering('https://other.example/', neverRead)).toEqual(['other.example']);
  expect(hostsCovering('about:blank', neverRead)).toEqual([]);
});

test('the token of an organisation goes to its own address alone', async () => {
  await rule({ baseUrl: 'https://kimi.example.com', token: 'of-all' });
  expect(await tokenFor('https://kimi.example.com')).toBe('of-all');
  expect(await tokenFor('https://other.example')).toBeNull();
  // Our pages are told its end alone.
  expect(JSON.stringify(await readPolicy())).not.toContain('of-all');
  await keepRuledTail();
  expect(await ruledTailItem.getValue()).toEqual({ baseUrl: 'https://kimi.example.com', tail: '-all' });
  await browser.storage.managed.clear();
  await keepRuledTail();
  expect(await ruledTailItem.getValue()).toBeNull();
});
