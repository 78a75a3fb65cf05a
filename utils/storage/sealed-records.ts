/** Records of a sealed database: sealed on the way in, opened on the way out. */
import { sealText, unsealText, type Sealed } from '../vault/sealing';
import { learnKey, type Blinding } from './blinding';
import type { KeyRing } from './key-ring';
import { createOpenedTexts } from './opened-texts';
import { LAYOUTS, placeOf, type SealedName, type Unit } from './sealed-layout';

/** A record as it is on disk. */
export interface SealedRecord {
  /** The key in its store, blinded. */
  readonly key: IDBValidKey;
  /** The unit whose key opens it, blinded; empty for none. */
  readonly unit: string;
  readonly sealed: Sealed;
  /** The keys in the indexes, blinded. */
  readonly at: Readonly<Record<string, IDBValidKey>>;
}

/** A record on its way to the disk. */
export type Unsealed = Omit<SealedRecord, 'sealed'> & { readonly value: unknown };

/** An opened record: its value, `gone` where its key was thrown away, or `damaged`. */
export type Opened =
  | { readonly type: 'open'; readonly value: unknown }
  | { readonly type: 'gone' }
  | { readonly type: 'damaged' };

interface Parts {
  readonly blinding: Blinding;
  readonly ring: KeyRing;
  /** Opens what belongs to no unit. */
  readonly general: CryptoKey;
}

export function createSealedRecords({ blinding, ring, general }: Parts) {
  const texts = createOpenedTexts();

  return {
    /** Blinds what stands beside the sealed value. `key` is given for a store that numbers its records. */
    async prepare(name: SealedName, value: unknown, key?: IDBValidKey): Promise<Unsealed> {
      const layout = LAYOUTS[name];
      const plain = key ?? (layout.keyOf(value) as IDBValidKey);
      const at: Record<string, IDBValidKey> = {};
      for (const [index, { kinds, keyOf, isMulti }] of Object.entries(layout.indexes)) {
        const found = keyOf(value) as IDBValidKey | undefined;
        if (found === undefined || found === null) continue;
        const keys = isMulti && Array.isArray(found) ? found : [found];
        const blinded = await Promise.all(keys.map((one) => blinding.key(kinds, one)));
        const [only] = blinded;
        if (isMulti) at[index] = blinded;
        else if (only !== undefined) at[index] = only;
      }
      const unit = await unitName(blinding, layout.unitOf(value, plain));
      return { key: await blinding.key(layout.kinds, plain), unit, at, value };
    },

    async seal(
      name: SealedName,
      { value, ...rest }: Unsealed,
      keyOf: (unit: string) => Promise<CryptoKey | null>,
    ): Promise<SealedRecord> {
      const key = rest.unit === '' ? general : await keyOf(rest.unit);
      if (!key) throw new Error('A record has no key to be sealed under.');
      const [at, text] = [placeOf(name, rest.key), JSON.stringify(value)];
      const sealed = await sealText(key, at, text);
      texts.remember(at, sealed, text);
      return { ...rest, sealed };
    },

    async open(name: SealedName, { key, unit, sealed }: SealedRecord): Promise<Opened> {
      if (unit !== '' && !ring.has(unit)) return { type: 'gone' };
      const at = placeOf(name, key);
      const known = texts.get(at, sealed);
      if (known !== undefined) return { type: 'open', value: JSON.parse(known) as unknown };
      const opening = unit === '' ? general : await ring.keyOf(unit);
      const text = opening && (await unsealText(opening, at, sealed));
      if (text === null) return { type: 'damaged' };
      texts.remember(at, sealed, text);
      const value = JSON.parse(text) as unknown;
      learnKey(blinding, LAYOUTS[name].kinds, LAYOUTS[name].keyOf(value), key);
      return { type: 'open', value };
    },

    /** Has the key ready for a record that will be opened once it is read. */
    expect(name: SealedName, key: IDBValidKey): void {
      const [id]: unknown[] = Array.isArray(key) ? key : [key];
      if (LAYOUTS[name].kinds[0] === 'conversation') void ring.keyOf(`c${String(id)}`);
    },

    /** Forgets what was opened. */
    forget: (): void => texts.clear(),
  };
}

async function unitName(blinding: Blinding, unit: Unit): Promise<string> {
  if (!unit) return '';
  return (unit.kind === 'text' ? 't' : 'c') + (await blinding.name(unit.kind, unit.name));
}

export type SealedRecords = ReturnType<typeof createSealedRecords>;
