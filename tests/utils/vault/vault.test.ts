import { describe, expect, test } from 'vitest';
import { randomKey, seal, sealingKey, sealJson, unseal, unsealJson } from '@/utils/vault/sealing';
import { createVault, keysOf, openVault } from '@/utils/vault/vault';

const bytes = (text: string) => new TextEncoder().encode(text);

describe('sealing', () => {
  test('what was sealed opens again, and looks like nothing meanwhile', async () => {
    const key = await sealingKey(randomKey());
    const sealed = await sealJson(key, 'turns 1', { question: 'Wie hoch ist die Flut? 潮' });
    expect(new TextDecoder().decode(sealed)).not.toContain('Flut');
    expect(await unsealJson(key, 'turns 1', sealed)).toEqual({ question: 'Wie hoch ist die Flut? 潮' });
  });

  test('every changed bit is noticed', async () => {
    const key = await sealingKey(randomKey());
    const sealed = await seal(key, 'a', bytes('The tide'));
    for (let at = 0; at < sealed.length; at++) {
      const changed = Uint8Array.from(sealed);
      changed[at] = (changed[at] ?? 0) ^ 1;
      expect(await unseal(key, 'a', changed)).toBeNull();
    }
    expect(await unseal(key, 'a', sealed.slice(0, 5))).toBeNull();
  });

  test('a record in the place of another, or under another key, does not open', async () => {
    const key = await sealingKey(randomKey());
    const sealed = await seal(key, 'turns 1', bytes('The tide'));
    expect(await unseal(key, 'turns 2', sealed)).toBeNull();
    expect(await unseal(await sealingKey(randomKey()), 'turns 1', sealed)).toBeNull();
  });

  test('the same text never looks the same', async () => {
    const key = await sealingKey(randomKey());
    expect(await seal(key, 'a', bytes('x'))).not.toEqual(await seal(key, 'a', bytes('x')));
  });
});

describe('a vault', () => {
  test('opens with its passphrase and no other', async () => {
    const { vault, master } = await createVault('correct horse');
    expect(await openVault(vault, 'correct horse')).toEqual(master);
    expect(await openVault(vault, 'Correct horse')).toBeNull();
    expect(JSON.stringify(vault)).not.toContain('horse');
  });

  test('opens with the passphrase in another form of the same characters', async () => {
    const { vault, master } = await createVault('caf\u00e9 ｐａｓｓ');
    expect(await openVault(vault, 'cafe\u0301 pass')).toEqual(master);
  });

  test('two vaults of one passphrase have nothing in common', async () => {
    const [one, other] = await Promise.all([createVault('same'), createVault('same')]);
    expect(one.master).not.toEqual(other.master);
    expect(await openVault({ ...one.vault, master: other.vault.master }, 'same')).toBeNull();
  });

  test('the same master key makes the same keys', async () => {
    const master = randomKey();
    const [one, other] = [await keysOf(master), await keysOf(master)];
    const sealed = await seal(one.general, 'x', bytes('The tide'));
    expect(await unseal(other.general, 'x', sealed)).toEqual(bytes('The tide'));
    const sign = ({ blinding }: { blinding: CryptoKey }) => crypto.subtle.sign('HMAC', blinding, bytes('a'));
    expect(await sign(one)).toEqual(await sign(other));
  });
});
