import { readFileSync } from 'node:fs';
import { expect, test } from '@playwright/test';

/** The permissions that stores and users are asked for. Asking for more is a decision, not an accident. */
const PERMISSIONS = ['activeTab', 'alarms', 'contextMenus', 'scripting', 'sidePanel', 'storage'];
const API_HOST = 'https://api.acedata.cloud/*';
const PRACTICE_HOST = 'http://127.0.0.1/*';

interface Manifest {
  readonly permissions: readonly string[];
  readonly optional_permissions: readonly string[];
  readonly host_permissions: readonly string[];
  readonly content_scripts?: unknown;
  readonly web_accessible_resources?: unknown;
  readonly externally_connectable?: unknown;
  readonly content_security_policy: { readonly extension_pages: string; readonly sandbox: string };
  readonly sandbox: { readonly pages: readonly string[] };
}

function manifestOf(build: string): Manifest {
  return JSON.parse(readFileSync(new URL(`../../.output/${build}/manifest.json`, import.meta.url), 'utf8'));
}

test('the store build asks for five permissions and the API’s host, and for nothing else', () => {
  const manifest = manifestOf('chrome-mv3');
  expect(manifest.permissions.toSorted()).toEqual(PERMISSIONS);
  expect(manifest.optional_permissions, 'asked for when they are wanted').toEqual(['notifications']);
  expect(manifest.host_permissions).toEqual([API_HOST]);
});

test('the practice build asks for this machine as well, and for nothing else', () => {
  const manifest = manifestOf('chrome-mv3-practice');
  expect(manifest.permissions.toSorted()).toEqual(PERMISSIONS);
  expect(manifest.host_permissions).toEqual([API_HOST, PRACTICE_HOST]);
});

for (const build of ['chrome-mv3', 'chrome-mv3-practice']) {
  test(`${build} runs nothing in pages that nobody asked about, and lets no page in`, () => {
    const manifest = manifestOf(build);
    expect(manifest.content_scripts).toBeUndefined();
    expect(manifest.web_accessible_resources).toBeUndefined();
    expect(manifest.externally_connectable).toBeUndefined();
    const policy = manifest.content_security_policy.extension_pages;
    expect(policy).toContain("default-src 'self';");
    expect(policy).toContain("script-src 'self';");
    expect(policy).toContain("img-src 'self' data: blob:;");
    expect(policy).toContain("connect-src 'self' https: http://localhost:* http://127.0.0.1:*;");
    expect(policy).toContain("frame-src 'self';");
  });

  test(`${build} draws diagrams in a page of its own origin, which reaches nothing`, () => {
    const manifest = manifestOf(build);
    expect(manifest.sandbox.pages).toEqual(['diagram.html']);
    expect(manifest.content_security_policy.sandbox).toBe(
      "sandbox allow-scripts; default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; form-action 'none'; base-uri 'none'",
    );
  });
}
