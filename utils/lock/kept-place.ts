import { lockItem, type LockRecord } from '../settings/lock-record';
import { rewriteKept } from '../settings/rewrite-kept';
import { keysNow } from '../settings/session-keys';
import { readTokens, sealTokens } from '../settings/tokens';

/** The place that counts, as it outlives the worker. The tokens are where the records are. */
export const keptPlace = {
  read: () => lockItem.getValue(),

  async write(place: LockRecord): Promise<void> {
    const { current } = await lockItem.getValue();
    if (current?.name === place.current?.name) await lockItem.setValue(place);
    // The tokens go along in one write with the word that this place counts.
    else await rewriteKept({ lock: place, ...(await movedTokens(place)) });
  },
};

async function movedTokens({ current }: LockRecord): Promise<Readonly<Record<string, unknown>>> {
  const tokens = await readTokens();
  if (current === null) return { tokens, sealedTokens: null };
  return { tokens: null, sealedTokens: await sealTokens(await keysNow(), tokens) };
}
